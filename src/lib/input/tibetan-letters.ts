/** The letters of the Tibetan alphabet. */

/** ཀ … ཨ: the thirty, without the letters for Sanskrit. */
export const TIBETAN_LETTERS: readonly string[] = Array.from('ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ');

/** The vowel signs i, u, e, o. */
export const TIBETAN_VOWELS: readonly string[] = Array.from('\u0F72\u0F74\u0F7A\u0F7C');

/** Between syllables, after a sentence, and the space that follows it. */
export const TIBETAN_MARKS: readonly string[] = ['་', '།', ' '];

/** A letter under another has the same place in the block, this much further (Unicode, Tibetan). */
const UNDER = 0x50;

/** Returns the form of a letter that stands under another: ཡ → ྱ. */
export function underneath(letter: string): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + UNDER);
}
