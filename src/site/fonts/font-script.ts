/**
 * The scripts that old phones have no font for, and where their glyphs come from.
 * Chinese is not here: every phone sold in China draws it.
 */
import type { Language } from '../../languages.ts';

/** ISO 15924 codes of the scripts that get a font of ours. */
export const FONT_SCRIPTS = ['Yiii', 'Tibt'] as const satisfies readonly Language['script'][];
export type FontScript = (typeof FONT_SCRIPTS)[number];

export interface FontSource {
  readonly script: FontScript;
  /** CSS family of the cut font. */
  readonly family: string;
  /** Start of the names of its files in `dist/fonts/`. */
  readonly fileName: string;
  /** Module path of the whole font. */
  readonly module: string;
  /** First and last code point of the script's block, inclusive. */
  readonly block: readonly [number, number];
  /** Names under which a system may already have a font for this script (see docs/fonts.md). */
  readonly localNames: readonly string[];
}

export const FONT_SOURCES: Readonly<Record<FontScript, FontSource>> = {
  Yiii: {
    script: 'Yiii',
    family: 'Pufa Yi',
    fileName: 'yi',
    module: '@fontsource/noto-sans-yi/files/noto-sans-yi-yi-400-normal.woff2',
    block: [0xa000, 0xa4cf],
    localNames: ['Noto Sans Yi Regular', 'Noto Sans Yi', 'NotoSansYi-Regular', 'Nuosu SIL', 'Microsoft Yi Baiti'],
  },
  Tibt: {
    script: 'Tibt',
    family: 'Pufa Tibetan',
    fileName: 'tibetan',
    module: '@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2',
    block: [0x0f00, 0x0fff],
    // No 'Microsoft Himalaya': at the size of the text around it its letters are too small to read.
    localNames: [
      'Noto Serif Tibetan Regular',
      'Noto Serif Tibetan',
      'NotoSerifTibetan-Regular',
      'Noto Sans Tibetan Regular',
      'Noto Sans Tibetan',
      'NotoSansTibetan-Regular',
      'Kailasa',
      'Jomolhari',
    ],
  },
};

/** Family of the letters that one article needs besides the common ones, in a file of its own: before `Pufa Yi`. */
export const OWN_FAMILY = 'Pufa Own';

/** Family of the few glyphs that every page needs for the names of the languages. */
export const NAMES_FAMILY = 'Pufa Names';

/** Returns the script whose block `codePoint` is in, or null. */
export function scriptOf(codePoint: number): FontScript | null {
  for (const script of FONT_SCRIPTS) {
    const [first, last] = FONT_SOURCES[script].block;
    if (codePoint >= first && codePoint <= last) return script;
  }
  return null;
}

/**
 * Returns whether a character outside the script's block is drawn from the script's font when it stands
 * in a text of that script: CJK punctuation and full-width forms. Letters, digits and the space are left
 * to the phone: a page whose only such character is a space must not fetch a font.
 */
export function isCompanion(codePoint: number): boolean {
  return (
    (codePoint >= 0x3001 && codePoint <= 0x301b) || codePoint === 0x30fb || (codePoint >= 0xff01 && codePoint <= 0xff65)
  );
}
