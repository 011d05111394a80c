import type { Script } from './script.ts';

const HAN = /^\p{Script=Han}$/u;

/**
 * Chinese: every character is a unit and a query is a phrase of them. A word segmenter would have to
 * be the same in the build and in every browser, or a phrase would be cut differently on both sides.
 */
export const zh: Script = {
  lang: 'zh',
  isOwn: (codePoint) => HAN.test(String.fromCodePoint(codePoint)),
  cut: (run) => run.match(/\P{M}\p{M}*/gu) ?? [],
};
