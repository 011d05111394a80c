/** Answers are named by letters, as in schoolbooks: on the screen, in the solution, on paper. */

/** Returns the letter of the answer with this number, from 1. */
export function letterOf(number: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + number - 1);
}
