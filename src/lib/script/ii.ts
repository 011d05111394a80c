import type { Script } from './script.ts';

/** Yi syllables and radicals: U+A000 … U+A4CF, whole blocks. */
const FIRST = 0xa000;
const LAST = 0xa4cf;

/** Yi: a character is a syllable; words are not marked, so a query is a phrase of syllables. */
export const ii: Script = {
  lang: 'ii',
  isOwn: (codePoint) => codePoint >= FIRST && codePoint <= LAST,
  cut: (run) => run.match(/\P{M}\p{M}*/gu) ?? [],
};
