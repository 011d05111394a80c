import { closest, distance } from 'fastest-levenshtein';

/** Returns the word of `known` that `written` was probably meant to be, or nothing when none is near. */
export function suggest(written: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || written.length > 100) return undefined;
  const best = closest(written, known);
  const apart = distance(written, best);
  return apart <= Math.max(1, Math.floor(Math.max(written.length, best.length) / 3)) ? best : undefined;
}
