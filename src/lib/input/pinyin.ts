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
 * Returns how many syllables `letters` stands for, beginning with the first of `syllables`; 0 when it stands for
 * something else. Each syllable may be whole or its first letters (`jiehun`, `jhun`, `jh`).
 */
export function matchPinyin(letters: string, syllables: readonly string[]): number {
  // `reached` holds how far in the letters one can be after the syllables so far: never more places than letters.
  let reached = new Set([0]);
  for (const [index, syllable] of syllables.entries()) {
    const next = new Set<number>();
    for (const at of reached) {
      for (
        let length = 1;
        length <= syllable.length && letters.startsWith(syllable.slice(0, length), at);
        length += 1
      ) {
        next.add(at + length);
      }
    }
    if (next.has(letters.length)) return index + 1;
    if (next.size === 0) return 0;
    reached = next;
  }
  return 0;
}
