/** Names of people, as they write them themselves. */

/** Returns a name as people compare it: spaces and the width of letters do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** “一位村民”, in each language that the studio and the desk offer it in (`recording.anonymous`, `desk.anonymous`). */
const UNNAMED = /^(?:一[位个名]|某|匿名|无名|གྲོང་མི་ཞིག)/u;

/** Returns whether it is no name: nobody can ask for them, and of two nobody can tell that they are two. */
export function isUnnamed(name: string): boolean {
  return UNNAMED.test(name.trim());
}
