/** Cuts running text into the pieces whose shapes are independent of one another. */

/** Letters and signs up to the marks that end a syllable (tsheg, shad and their kin) and the spaces after them. */
const TIBETAN_PIECE = /[\u0f00-\u0f0a\u0f13-\u0fff]*[\u0f0b-\u0f12 ]*/gu;

/** Returns the Tibetan syllables of a text, each with the tsheg, shad or space after it; other scripts are left out. */
export function tibetanSyllables(text: string): string[] {
  return (text.match(TIBETAN_PIECE) ?? []).filter((piece) => piece.trim() !== '');
}
