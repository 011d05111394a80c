/**
 * axe over pairs: every kind of page, language, colour scheme, zoom, wish for less movement and forced colours meets
 * every other at least once.
 */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { lowContrast } from './contrast.ts';
import { allPairs, coverPairs, pairsOf, type Factors, type Row } from './pairs.ts';
import { BARE, KINDS } from './templates.ts';
import { PHONE, withSite } from './with-site.ts';

const { at, visit } = withSite(VARIANTS.base);

const WISHES = {
  scheme: ['light', 'dark'],
  zoom: ['100', '200'],
  motion: ['no-preference', 'reduce'],
  forced: ['none', 'active'],
} as const;
const IN_A_LANGUAGE = { kind: KINDS, lang: LANGS, ...WISHES } as const satisfies Factors;
/** Pages outside the languages: they have no language to vary. */
const OUTSIDE = { kind: BARE, ...WISHES } as const satisfies Factors;

const inALanguage = coverPairs(IN_A_LANGUAGE);
const outside = coverPairs(OUTSIDE);

it('every two values meet', () => {
  for (const [factors, rows] of [
    [IN_A_LANGUAGE, inALanguage],
    [OUTSIDE, outside],
  ] as const)
    expect([...new Set(rows.flatMap(pairsOf))].sort()).toEqual(allPairs(factors));
  // No fewer than kinds × languages, nor than kinds × two.
  expect(inALanguage.length).toBeLessThanOrEqual(KINDS.length * LANGS.length + 4);
  expect(outside.length).toBeLessThanOrEqual(BARE.length * 2 + 4);
});

describe('axe finds nothing', () => {
  const rows = [
    ...outside.map(({ kind, ...wishes }) => ({ path: kind as string, ...wishes })),
    ...inALanguage.map(({ kind, lang, ...wishes }) => ({ path: `${lang}/${kind}`, ...wishes })),
  ];
  const groups = (['none', 'active'] as const).flatMap((forced) =>
    (['100', '200'] as const).map((zoom) => ({
      zoom,
      forced,
      group: rows.filter((row) => row.zoom === zoom && row.forced === forced),
    })),
  );
  it.each(groups)('zoom $zoom %, forced colours $forced', async ({ zoom: percent, forced, group }) => {
    const problems: string[] = [];
    // As a browser zooms: half as many pixels of CSS, each twice as large.
    const zoom = Number(percent) / 100;
    const viewport = { width: PHONE.width / zoom, height: PHONE.height / zoom };
    await visit('', { viewport, deviceScaleFactor: zoom }, async (page) => {
      for (const row of group) {
        await page.emulateMedia(mediaOf(row));
        await page.goto(at(row.path));
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const wishes = await page.evaluate(() =>
          ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)'].map(
            (query) => matchMedia(query).matches,
          ),
        );
        // Else the row would say what was not looked at.
        expect(wishes).toEqual([row.scheme === 'dark', row.motion === 'reduce', row.forced === 'active']);
        const found = await axeViolations(page, { contrast: forced === 'none' });
        // Nobody's colours are ours here, but grounds and texts of different origin must not meet.
        if (forced === 'active') found.push(...(await page.evaluate(lowContrast, 4.5)));
        problems.push(...found.map((problem) => `/${row.path} ${row.scheme} ${row.motion} ${problem}`));
      }
    });
    expect(problems).toEqual([]);
  });
});

function mediaOf({ scheme, motion, forced }: Pick<Row<typeof OUTSIDE>, 'scheme' | 'motion' | 'forced'>) {
  return { colorScheme: scheme, reducedMotion: motion, forcedColors: forced };
}
