/** Every syllable of the built site, drawn by the fonts that were cut for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FontScript } from '../../src/site/fonts/font-script.ts';
import { checkShaping } from '../../src/site/fonts/shaping.ts';
import { sourceFont } from '../../src/site/fonts/source-font.ts';
import { tibetanSyllables } from '../../src/site/fonts/syllables.ts';
import { listFiles, readPages, visibleTexts } from './html.ts';
import { VARIANTS } from './variants.ts';

const wholeFont = async (script: FontScript): Promise<Uint8Array> => (await sourceFont(script)).sfnt;

describe.each(['main', 'udhr'] as const)('the fonts of the site “%s”', (name) => {
  const { dir } = VARIANTS[name];
  const texts = [...new Set(readPages(dir).flatMap((page) => visibleTexts(page.tree).map(({ text }) => text)))];
  const cutFonts = (start: string): Buffer[] =>
    listFiles(dir)
      .filter((path) => path.startsWith(`fonts/${start}`))
      .map((path) => readFileSync(join(dir, path)));

  it('draw every Tibetan syllable as the whole font does', async () => {
    const syllables = new Set(texts.flatMap(tibetanSyllables).filter((text) => /[\u0f00-\u0fff]/u.test(text)));
    const [cutFont = Buffer.alloc(0)] = cutFonts('tibetan.');
    const { checked, differences, missing } = await checkShaping({
      wholeFont: await wholeFont('Tibt'),
      cutFont,
      texts: syllables,
    });
    expect(checked).toBeGreaterThan(300);
    expect(differences).toEqual([]);
    expect(missing.filter((codePoint) => codePoint >= 0x0f00 && codePoint <= 0x0fff)).toEqual([]);
  });

  it('draw every Yi syllable as the whole font does, each from one slice, those of articles besides from their own', async () => {
    const syllables = new Set(texts.flatMap((text) => text.match(/[\ua000-\ua4cf]/gu) ?? []));
    const own = cutFonts('yi-own.');
    const drawnBy = new Map([...syllables].map((syllable) => [syllable, 0]));
    for (const cutFont of cutFonts('yi-').filter((font) => !own.some((each) => each.equals(font)))) {
      const { differences } = await checkShaping({ wholeFont: await wholeFont('Yiii'), cutFont, texts: syllables });
      const wrong = new Set(differences.map(({ text }) => text));
      for (const syllable of syllables) {
        if (!wrong.has(syllable)) drawnBy.set(syllable, (drawnBy.get(syllable) ?? 0) + 1);
      }
    }
    expect(syllables.size).toBeGreaterThan(200);
    expect([...drawnBy].filter(([, fonts]) => fonts !== 1)).toEqual([]);
  });

  it('would be found out if they lacked something', async () => {
    const [names = Buffer.alloc(0)] = cutFonts('names-tibetan.');
    const texts = ['བོད་', 'ཁྲིམས་'];
    const { differences } = await checkShaping({ wholeFont: await wholeFont('Tibt'), cutFont: names, texts });
    expect(differences.map(({ text }) => text)).toEqual(['ཁྲིམས་']);
  });
});
