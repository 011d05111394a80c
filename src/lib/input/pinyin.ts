/** Chinese written as pinyin or as its initials, against words whose pinyin is known from the build. */

/** Longer than any query somebody types in Latin letters; bounds the work. */
const MAX_LETTERS = 40;

/** Returns the letters of a query in pinyin (tones, spaces and apostrophes taken off), or null when it is none. */
export function pinyinLetters(text: string): string | null {
  const letters = text
    .normalize('NFKD')
    .replace(/u\u0308/gu, 'v')
    .replace(/[\u0300-\u036F\s'’1-5-]/gu, '')
    .toLowerCase();
  return letters.length > 0 && letters.length <= MAX_LETTERS && /^[a-z]+$/u.test(letters) ? letters : null;
}

/**
 * Returns how many characters `letters` stands for, beginning with number `from`; 0 when it stands for something else.
 * `spellings` has for each character the ways to write it: its syllables, and itself. Each may be whole or its first
 * letters (`jiehun`, `jhun`, `jh`, `结h`).
 */
export function matchPinyin(letters: string, spellings: readonly (readonly string[])[], from = 0): number {
  // `reached` holds how far in the letters one can be after the characters so far: never more places than letters.
  let reached: readonly number[] = [0];
  for (let index = from; index < spellings.length && reached.length > 0; index += 1) {
    const next = new Set<number>();
    for (const at of reached) {
      for (const spelling of spellings[index] ?? []) addPrefixes(letters, at, spelling, next);
    }
    if (next.has(letters.length)) return index - from + 1;
    reached = [...next];
  }
  return 0;
}

/** Adds where one is in `letters` after as much of `spelling` as stands at `at`. */
function addPrefixes(letters: string, at: number, spelling: string, reached: Set<number>): void {
  let length = 0;
  while (length < spelling.length && letters.charAt(at + length) === spelling.charAt(length)) {
    length += 1;
    reached.add(at + length);
  }
}
