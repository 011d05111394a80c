/**
 * Rounds the outlines of a font to a coarser grid: Noto Sans Yi is drawn to a thousandth of the letter's height, which no
 * phone shows, and a sixth of its packed bytes is in the last digits. The advance of every letter stays as it is.
 * Layout of `glyf` and `loca`: OpenType 1.9.1.
 */
import { readTables, writeTables } from './sfnt.ts';

/** Font units: of a letter of 18 pixels a seventh of a pixel, so that no point moves by more than a fourteenth. */
export const GRID = 8;

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;
const HEADER_BYTES = 10;
const INDEX_FORMAT_AT = 50;
const LONG = 1;

/** Returns the font (sfnt bytes) with its points on the grid. Never throws for a font that HarfBuzz reads. */
export function coarsen(sfnt: Uint8Array): Uint8Array {
  const tables = new Map(readTables(sfnt));
  const table = (tag: string): DataView => {
    const { buffer, byteOffset, byteLength } = tables.get(tag) ?? new Uint8Array();
    return new DataView(buffer, byteOffset, byteLength);
  };
  const [head, loca, glyf] = [table('head'), table('loca'), table('glyf')];
  const isLong = head.getInt16(INDEX_FORMAT_AT) === LONG;
  const startOf = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const count = loca.byteLength / (isLong ? 4 : 2) - 1;
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const [start, end] = [startOf(glyph), startOf(glyph + 1)];
    return start === end
      ? new Uint8Array()
      : coarseGlyph(new DataView(glyf.buffer, glyf.byteOffset + start, end - start));
  });
  const offsets = new DataView(new ArrayBuffer((count + 1) * 4));
  const outlines = new Uint8Array(glyphs.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  glyphs.forEach((glyph, index) => {
    outlines.set(glyph, at);
    at += glyph.length;
    offsets.setUint32((index + 1) * 4, at);
  });
  head.setInt16(INDEX_FORMAT_AT, LONG);
  tables.set('glyf', outlines);
  tables.set('loca', new Uint8Array(offsets.buffer));
  return writeTables(tables);
}

/** A glyph with its points on the grid, without hints, in the plainest form: packing finds the short ones. */
function coarseGlyph(view: DataView): Uint8Array {
  const contours = view.getInt16(0);
  // Made of other glyphs, which are on the grid themselves.
  if (contours < 0) return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const ends = Array.from({ length: contours }, (_, contour) => view.getUint16(HEADER_BYTES + contour * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = HEADER_BYTES + contours * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    for (let times = flag & REPEAT ? view.getUint8(at++) : 0; times >= 0; times -= 1) flags.push(flag);
  }
  const read = (short: number, same: number): number[] => {
    let place = 0;
    return flags.map((flag) => {
      if (flag & short) place += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        place += view.getInt16(at);
        at += 2;
      }
      return Math.round(place / GRID) * GRID;
    });
  };
  const xs = read(X_SHORT, X_SAME);
  const ys = read(Y_SHORT, Y_SAME);
  return writeGlyph(ends, flags, xs, ys);
}

function writeGlyph(ends: readonly number[], flags: readonly number[], xs: readonly number[], ys: readonly number[]) {
  const flagsAt = HEADER_BYTES + ends.length * 2 + 2;
  const xAt = flagsAt + flags.length;
  const size = xAt + flags.length * 4;
  const view = new DataView(new ArrayBuffer(size + (size % 2)));
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  [ends.length, ...bounds, ...ends].forEach((value, index) => view.setInt16(index * 2, value));
  flags.forEach((flag, index) => {
    view.setUint8(flagsAt + index, flag & ON_CURVE);
    view.setInt16(xAt + index * 2, (xs[index] ?? 0) - (xs[index - 1] ?? 0));
    view.setInt16(xAt + (flags.length + index) * 2, (ys[index] ?? 0) - (ys[index - 1] ?? 0));
  });
  return new Uint8Array(view.buffer);
}
