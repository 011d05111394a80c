/**
 * The font of boxes that stands in for letters still to come: as wide as they are, so that nothing jumps.
 * See docs/fonts.md.
 */
import { FONT_SOURCES, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';
import { advances, meanAdvances } from './shaping.ts';
import { readTables, writeTables } from './sfnt.ts';
import type { PageText } from './site-text.ts';
import { subset } from './subset.ts';
import { withoutSurplus } from './surplus.ts';
import { tibetanSyllables } from './syllables.ts';
import { packWoff2 } from './woff2.ts';

/**
 * What the font of boxes draws as it is. tsheg and shad are narrow, and in every line of Tibetan; Yi has no such mark,
 * but browsers refuse a font that maps nothing: a space, which its rule does not claim.
 */
const MARKS: Readonly<Record<FontScript, readonly number[]>> = { Tibt: [0x0f0b, 0x0f0d], Yiii: [0x20] };
/** The box in units of an em of 1000: its head above the base line, the thickness of its line, the room beside it. */
const BOX = { head: 700, line: 30, side: 50 };
const ON_CURVE = 0x01;
const LOCA_LONG = 1;
/** Browsers refuse a font without a `name` table; no record need be in it. */
const NO_NAMES = Uint8Array.of(0, 0, 0, 0, 0, 6);
const UNUSED_TABLES = ['GDEF', 'GPOS', 'GSUB', 'STAT', 'gasp'];

/**
 * Returns a font (sfnt bytes) that has no letters: what it cannot draw is a box of `advance` units. It maps
 * the marks between syllables only, so that a font of the phone is asked for the letters first; and
 * combining signs take no room, since it does not say otherwise.
 * @param tibetan - the whole Tibetan font, for its marks
 */
export async function boxFont(script: FontScript, tibetan: Uint8Array, advance: number): Promise<Uint8Array> {
  const tables = new Map(readTables(await subset(tibetan, { codePoints: MARKS[script], glyphIds: [] })));
  for (const tag of UNUSED_TABLES) tables.delete(tag);
  tables.set('name', NO_NAMES);
  const bytesOf = (tag: string): Uint8Array => {
    const bytes = tables.get(tag);
    if (bytes === undefined) throw new Error(`字体里没有 ${tag} 表。`);
    return bytes;
  };
  const view = (tag: string): DataView => {
    const { buffer, byteOffset, byteLength } = bytesOf(tag);
    return new DataView(buffer, byteOffset, byteLength);
  };

  // Glyph 0, which HarfBuzz left empty, becomes the box: the others move up behind it.
  const box = boxGlyph(advance);
  const outlines = bytesOf('glyf');
  const glyf = new Uint8Array(box.length + outlines.length);
  glyf.set(box);
  glyf.set(outlines, box.length);
  tables.set('glyf', glyf);
  const isLong = view('head').getInt16(50) === LOCA_LONG;
  const old = view('loca');
  const glyphs = view('maxp').getUint16(4);
  const loca = new DataView(new ArrayBuffer((glyphs + 1) * 4));
  for (let glyph = 1; glyph <= glyphs; glyph += 1) {
    loca.setUint32(glyph * 4, box.length + (isLong ? old.getUint32(glyph * 4) : old.getUint16(glyph * 2) * 2));
  }
  tables.set('loca', new Uint8Array(loca.buffer));
  view('head').setInt16(50, LOCA_LONG);
  view('hmtx').setUint16(0, advance);
  view('hmtx').setInt16(2, BOX.side);
  view('maxp').setUint16(6, Math.max(view('maxp').getUint16(6), 8));
  view('maxp').setUint16(8, Math.max(view('maxp').getUint16(8), 2));
  return writeTables(tables);
}

/** A frame: two rectangles, the inner one running the other way round. */
function boxGlyph(advance: number): Uint8Array {
  const { head, line, side } = BOX;
  const right = advance - side;
  const points = [
    [side, 0],
    [side, head],
    [right, head],
    [right, 0],
    [side + line, line],
    [right - line, line],
    [right - line, head - line],
    [side + line, head - line],
  ] as const;
  const xAt = 16 + points.length;
  const yAt = xAt + points.length * 2;
  const view = new DataView(new ArrayBuffer(yAt + points.length * 2));
  [2, side, 0, right, head, 3, 7, 0].forEach((value, index) => view.setInt16(index * 2, value));
  points.forEach(([x, y], index) => {
    const [beforeX, beforeY] = points[index - 1] ?? [0, 0];
    view.setUint8(16 + index, ON_CURVE);
    view.setInt16(xAt + index * 2, x - beforeX);
    view.setInt16(yAt + index * 2, y - beforeY);
  });
  return new Uint8Array(view.buffer);
}

/**
 * Returns how wide a letter of the script is on average in the texts that open a page, in font units: a syllable in
 * Yi, in Tibetan a letter with all that is stacked on it. Of that page alone: on its first screen a line more or less
 * is what a reader sees jump. Without any text: half an em.
 */
export function meanLetterAdvance(script: FontScript, font: Uint8Array, page: PageText): number {
  const isLetter = (codePoint: number): boolean =>
    scriptOf(codePoint) === script && (script === 'Yiii' || (codePoint >= 0x0f40 && codePoint <= 0x0f6c));
  const letters = page.opening[script]
    .flatMap((text) => [...text])
    .map((letter) => letter.codePointAt(0) ?? 0)
    .filter(isLetter);
  const widths =
    script === 'Yiii' ? advances(font, letters) : meanAdvances(font, page.opening[script].flatMap(tibetanSyllables));
  const known = letters.flatMap((letter) => widths.get(letter) ?? []);
  return known.length === 0 ? 500 : Math.round(known.reduce((sum, width) => sum + width, 0) / known.length);
}

/** Returns the sfnt bytes as an address that holds them, packed: they stand in pages. */
export async function dataUri(sfnt: Uint8Array): Promise<string> {
  return `data:font/woff2;base64,${Buffer.from(await packWoff2(withoutSurplus(sfnt))).toString('base64')}`;
}

/** Family of the boxes; behind the fonts they stand for, before all others. */
export const BOX_FAMILY = 'Pufa Box';

/** Returns the rule of the boxes of a script. No list of characters: they claim its block. */
export function boxRule(script: FontScript, uri: string): string {
  const [first, last] = FONT_SOURCES[script].block;
  return `@font-face{font-family:"${BOX_FAMILY}";src:url(${uri});unicode-range:U+${first.toString(16)}-${last.toString(16)}}`;
}
