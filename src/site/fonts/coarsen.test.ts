import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as hb from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { coarsen, GRID } from './coarsen.ts';
import { FONT_SOURCES } from './font-script.ts';
import { toSfnt } from './woff2.ts';

const file = readFileSync(createRequire(import.meta.url).resolve(FONT_SOURCES.Yiii.module));

function fontOf(sfnt: Uint8Array): hb.Font {
  return new hb.Font(new hb.Face(new hb.Blob(sfnt)));
}
const numbersOf = (path: string): number[] => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

test('no point of any Yi letter moves by as much as the grid, and none is lost', async () => {
  const sfnt = await toSfnt(file);
  const [fine, coarse] = [fontOf(sfnt), fontOf(coarsen(sfnt))];
  let compared = 0;
  for (let glyph = 1; glyph < 1200; glyph += 1) {
    const [before, after] = [fine.glyphToPath(glyph), coarse.glyphToPath(glyph)];
    expect(after.replace(/[-\d.,]+/g, '')).toBe(before.replace(/[-\d.,]+/g, ''));
    const [was, is] = [numbersOf(before), numbersOf(after)];
    expect(is).toHaveLength(was.length);
    expect(Math.max(0, ...was.map((value, index) => Math.abs(value - (is[index] ?? 0))))).toBeLessThan(GRID);
    compared += was.length;
  }
  expect(compared).toBeGreaterThan(50_000);
});

test('what is on the grid stays', async () => {
  const once = coarsen(await toSfnt(file));
  expect(Buffer.from(coarsen(once)).equals(Buffer.from(once))).toBe(true);
});
