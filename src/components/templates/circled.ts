/** Blanks are named by numbers in circles: nobody takes them for words to copy. */

/** Returns `①` for 1; there are fifty. */
export function circled(number: number): string {
  const [first, from] = number <= 20 ? ['①', 1] : number <= 35 ? ['㉑', 21] : ['㊱', 36];
  return String.fromCodePoint((first.codePointAt(0) ?? 0) + number - from);
}
