/**
 * Traditional characters of a query as the simplified ones that stand on the site. For queries only: a fingerprint must
 * change when a character does, and the content is simplified already. The table comes from `model/traditional.ts`.
 */
import { simplifiedCharacters } from '../input/gb2312.ts';

/** The file: traditional characters, and one for one the simplified ones they are written for. */
export type TraditionalFile = readonly [traditional: string, simplified: string];

/** Traditional character → simplified character. */
export type TraditionalTable = ReadonlyMap<string, string>;

/** Returns the table of a file. */
export function readTraditional([traditional, simplified]: TraditionalFile): TraditionalTable {
  const to = Array.from(simplified);
  return new Map(Array.from(traditional, (from, at): [string, string] => [from, to[at] ?? from]));
}

let simplified: ReadonlySet<string> | undefined;

/**
 * Returns whether a character of `text` is none of the standard's simplified ones: only then is the table worth fetching.
 * Without a decoder for the standard it always may be.
 */
export function mayBeTraditional(text: string): boolean {
  try {
    const known = (simplified ??= new Set(simplifiedCharacters()));
    return (text.match(/\p{Script=Han}/gu) ?? []).some((character) => !known.has(character));
  } catch {
    return true;
  }
}

/** Returns `text` with the traditional characters of `table` simplified, one for one; all else as it is. */
export function simplify(text: string, table: TraditionalTable): string {
  return Array.from(text, (character) => table.get(character) ?? character).join('');
}
