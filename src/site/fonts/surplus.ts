/**
 * What a font says that no browser asks for: when it was made, how it looks beside others in a list, which ranges it
 * covers. In a font of a dozen letters that is a tenth of the bytes. Offsets: OpenType 1.9.1, `head`, `OS/2`, `post`.
 */
import { readTables, writeTables } from './sfnt.ts';

/** From, to (exclusive): set to nought. */
const SURPLUS: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  // fontRevision, checkSumAdjustment (made anew); created, modified.
  head: [
    [4, 12],
    [20, 36],
  ],
  // xAvgCharWidth; sub- and superscripts, strike-out, class, panose, ranges, vendor; first and last character; all behind the metrics.
  'OS/2': [
    [2, 4],
    [10, 62],
    [64, 68],
    [78, Infinity],
  ],
  post: [[4, Infinity]],
};
/** Layout tables that hold nothing are no longer than this. */
const EMPTY_LAYOUT_BYTES = 24;
const LAYOUT = ['GDEF', 'GPOS', 'GSUB'];

/** Returns the font (sfnt bytes) without what only says something of it; what it draws is the same. */
export function withoutSurplus(sfnt: Uint8Array): Uint8Array {
  const tables = new Map(readTables(sfnt));
  for (const tag of LAYOUT) if ((tables.get(tag)?.length ?? 0) <= EMPTY_LAYOUT_BYTES) tables.delete(tag);
  for (const [tag, ranges] of Object.entries(SURPLUS)) {
    const bytes = tables.get(tag)?.slice();
    if (bytes === undefined) continue;
    for (const [from, to] of ranges) bytes.fill(0, from, Math.min(to, bytes.length));
    tables.set(tag, bytes);
  }
  return writeTables(tables);
}
