/** What a reader might see as a box, although the fonts of the site have come. */
import { finding, START } from '../../model/check/finding.ts';
import type { Finding } from '../../model/check/finding.ts';
import { FONT_SCRIPTS, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';
import type { PageText } from './site-text.ts';

const SCRIPT_WORDS: Readonly<Record<FontScript, string>> = { Yiii: '彝文', Tibt: '藏文' };

/** Returns what the whole fonts lack, once each, at the first page that shows it. Files are pages of the built site. */
export function findBoxes(
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
