/**
 * Shapes texts with HarfBuzz: to learn which glyphs a text needs, and to prove that a cut font draws it
 * exactly as the whole one does.
 */
import * as hb from 'harfbuzzjs';
import { toSfnt } from './woff2.ts';

/** A text that the cut font draws otherwise than the whole font. */
export interface ShapingDifference {
  readonly text: string;
  /** What HarfBuzz made of it: outline and position of each glyph, in font units. */
  readonly whole: string;
  readonly cut: string;
}

export interface ShapingReport {
  /** How many texts were compared. */
  readonly checked: number;
  readonly differences: readonly ShapingDifference[];
  /** Characters that even the whole font lacks, in order. */
  readonly missing: readonly number[];
}

function openFont(sfnt: Uint8Array): hb.Font {
  return new hb.Font(new hb.Face(new hb.Blob(sfnt)));
}

/** Returns the characters that the font (sfnt bytes) maps to glyphs. */
export function mappedCodePoints(sfnt: Uint8Array): ReadonlySet<number> {
  return new Set(new hb.Face(new hb.Blob(sfnt)).collectUnicodes());
}

/**
 * Returns every glyph that stands in the buffer at any moment while `texts` are shaped: those drawn, and
 * those that a later substitution replaces, without which it would not happen. Shaped in the ways that
 * browsers do: as it comes, without contextual alternates (`font-variant-ligatures: none` turns them off),
 * and by the plain shaper (engines that do not take Tibetan apart before substituting).
 */
export function reachedGlyphs(sfnt: Uint8Array, texts: Iterable<string>): ReadonlySet<number> {
  const font = openFont(sfnt);
  const reached = new Set<number>();
  const collect = (buffer: hb.Buffer): void => {
    for (const glyph of buffer.getGlyphInfos()) reached.add(glyph.codepoint);
  };
  const withoutContext = [new hb.Feature('calt', 0)];
  const plain = ['abvs', 'blws', 'ccmp', 'calt'].map((tag) => new hb.Feature(tag, 1));
  const trace = (text: string, features: hb.Feature[], script?: string): void => {
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    if (script !== undefined) buffer.setScript(script);
    let holdsGlyphs = false;
    buffer.setMessageFunc((now, _font, message) => {
      // Before the first table the buffer holds characters, not glyphs.
      if (message.startsWith('start table')) holdsGlyphs = true;
      // Of the hundreds of messages only these tell of a change; looking at the buffer each time is slow.
      if (holdsGlyphs && /^(start table|ligated|replaced|multiplied|deleted|recursed|alternat)/u.test(message))
        collect(now);
      return true;
    });
    hb.shape(font, buffer, features);
    collect(buffer);
  };
  for (const text of texts) {
    trace(text, []);
    trace(text, withoutContext);
    trace(text, plain, 'Latn');
  }
  return reached;
}

/**
 * Returns the mean width, in font units, of what begins with each character in `texts`: stacks are not
 * always as wide as their first letter, and a tsheg is pulled towards some letters.
 */
export function meanAdvances(sfnt: Uint8Array, texts: Iterable<string>): ReadonlyMap<number, number> {
  const font = openFont(sfnt);
  const sums = new Map<number, { width: number; times: number }>();
  for (const text of texts) {
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    const clusters = new Map<number, number>();
    for (const { cluster, xAdvance } of buffer.getGlyphInfosAndPositions()) {
      clusters.set(cluster, (clusters.get(cluster) ?? 0) + (xAdvance ?? 0));
    }
    for (const [cluster, width] of clusters) {
      const codePoint = text.codePointAt(cluster) ?? 0;
      const sum = sums.get(codePoint) ?? { width: 0, times: 0 };
      sums.set(codePoint, { width: sum.width + width, times: sum.times + 1 });
    }
  }
  return new Map([...sums].map(([codePoint, { width, times }]) => [codePoint, Math.round(width / times)]));
}

/** Returns the advance of each of `codePoints` in font units; characters without a glyph are left out. */
export function advances(sfnt: Uint8Array, codePoints: Iterable<number>): ReadonlyMap<number, number> {
  const font = openFont(sfnt);
  const found = new Map<number, number>();
  for (const codePoint of codePoints) {
    const glyphId = font.glyph(codePoint);
    if (glyphId !== undefined) found.set(codePoint, font.glyphHAdvance(glyphId));
  }
  return found;
}

/**
 * Returns where the cut font would draw a text otherwise: another outline, advance or offset.
 * @param options.wholeFont - the font before cutting, woff2 or sfnt
 * @param options.cutFont - the same after cutting
 * @param options.texts - whatever the site shows: syllables, sentences; characters that even the whole
 * font lacks are listed in `missing`
 */
export async function checkShaping(options: {
  readonly wholeFont: Uint8Array;
  readonly cutFont: Uint8Array;
  readonly texts: Iterable<string>;
}): Promise<ShapingReport> {
  const wholeSfnt = await toSfnt(options.wholeFont);
  const mapped = mappedCodePoints(wholeSfnt);
  const whole = drawer(openFont(wholeSfnt));
  const cut = drawer(openFont(await toSfnt(options.cutFont)));
  const differences: ShapingDifference[] = [];
  const missing = new Set<number>();
  let checked = 0;
  for (const text of options.texts) {
    checked += 1;
    // A browser takes what the font lacks from another font, and shapes what is before and after by itself.
    let run = '';
    const runs: string[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (mapped.has(codePoint)) {
        run += character;
        continue;
      }
      missing.add(codePoint);
      runs.push(run);
      run = '';
    }
    runs.push(run);
    const wanted = runs.map(whole).join('\n');
    const got = runs.map(cut).join('\n');
    if (wanted !== got) differences.push({ text, whole: wanted, cut: got });
  }
  return { checked, differences, missing: [...missing].sort((a, b) => a - b) };
}

/** Returns a function that describes a shaped text by what is seen of it, without glyph ids. */
function drawer(font: hb.Font): (text: string) => string {
  const outlines = new Map<number, string>();
  const outline = (glyphId: number): string => {
    let path = outlines.get(glyphId);
    if (path === undefined) {
      path = font.glyphToPath(glyphId);
      outlines.set(glyphId, path);
    }
    return path;
  };
  return (text) => {
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    return buffer
      .getGlyphInfosAndPositions()
      .map((glyph) => {
        const { codepoint, cluster, xAdvance, yAdvance, xOffset, yOffset } = glyph;
        return `${cluster}@${xOffset ?? 0},${yOffset ?? 0}+${xAdvance ?? 0},${yAdvance ?? 0} ${outline(codepoint)}`;
      })
      .join('\n');
  };
}
