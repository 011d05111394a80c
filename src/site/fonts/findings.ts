/** What a reader might see as a box, although the fonts of the site have come. */
import { LANGS, LANGUAGES } from '../../languages.ts';
import { finding, START } from '../../model/check/finding.ts';
import type { Finding } from '../../model/check/finding.ts';
import { FONT_SCRIPTS, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';
import type { PageText } from './site-text.ts';

const SCRIPT_WORDS: Readonly<Record<FontScript, string>> = { Yiii: '彝文', Tibt: '藏文' };

/**
 * Returns what the whole fonts lack, once each, at the first page that shows it; and the pages that show a script
 * whose font they do not ask for. Files are pages of the built site.
 */
export function findBoxes(
  pages: readonly PageText[],
  mapped: Readonly<Record<FontScript, ReadonlySet<number>>>,
): Finding[] {
  return [...missingGlyphs(pages, mapped), ...facesNotAsked(pages)];
}

function missingGlyphs(
  pages: readonly PageText[],
  mapped: Readonly<Record<FontScript, ReadonlySet<number>>>,
): Finding[] {
  return FONT_SCRIPTS.flatMap((script) => {
    const found = new Map<number, string[]>();
    for (const { page, uses } of pages) {
      for (const codePoint of uses[script].keys()) {
        // Punctuation that the font lacks is drawn by the phone's Chinese font.
        if (scriptOf(codePoint) !== script || mapped[script].has(codePoint)) continue;
        found.set(codePoint, [...(found.get(codePoint) ?? []), page]);
      }
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([codePoint, [first = '', ...others]]) =>
        finding('font/missing-glyph', first, START, {
          character: String.fromCodePoint(codePoint),
          code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
          script: SCRIPT_WORDS[script],
          otherPages: others.length,
        }),
      );
  });
}

function facesNotAsked(pages: readonly PageText[]): Finding[] {
  const inNames = new Set(LANGS.flatMap((lang) => [...LANGUAGES[lang].ownName]).map((letter) => letter.codePointAt(0)));
  return FONT_SCRIPTS.flatMap((script) =>
    pages
      .filter(({ slots, uses }) => {
        const asked = slots.flatMap((slot) => slot.faces);
        return [...uses[script].keys()].some(
          (codePoint) =>
            scriptOf(codePoint) === script &&
            !asked.includes(script) &&
            !(asked.includes('names') && inNames.has(codePoint)),
        );
      })
      .map(({ page }) => finding('font/not-asked', page, START, { script: SCRIPT_WORDS[script], face: script })),
  );
}
