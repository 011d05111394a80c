import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { firstViewOf, type FirstView } from './first-view.ts';
import { listFiles, readPages } from './html.ts';
import { VARIANTS } from './variants.ts';

it('the same content gives the same bytes, with a warm cache and with none', () => {
  const [first, second] = [VARIANTS.main.dir, VARIANTS.again.dir];
  const files = listFiles(first);
  expect(listFiles(second)).toEqual(files);
  const different = files.filter((file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))));
  expect(different).toEqual([]);
});

/** KiB of brotli: the budgets of the project. */
const BUDGETS = {
  zh: { first: 20, ten: 90 },
  ii: { first: 40, ten: 130 },
  bo: { first: 65, ten: 170 },
} as const;
const MAX_SCRIPT_KB = 8;
const KB = 1024;

describe.each(['zh', 'ii', 'bo'] as const)('articles in %s', (lang) => {
  const { dir, base } = VARIANTS.main;
  const pages = readPages(dir).filter(
    (page) => page.path.startsWith(`${lang}/articles/`) && page.html.includes('<article'),
  );
  const views = pages.map((page) => ({ page, files: firstViewOf(page, dir, base), html: compressed(page.html) }));
  const weigh = (files: Iterable<string>): number =>
    [...files].reduce((sum, path) => sum + compressedFile(join(dir, path)), 0);

  it('stay within the bytes of a first view', () => {
    expect(views.length).toBeGreaterThan(5);
    for (const { page, files, html } of views) {
      const all = [...files.styles, ...files.scripts, ...files.icons, ...files.fonts];
      const written = JSON.stringify({ html, ...mapValues(files, weigh) });
      expect(html + weigh(all), `${page.path} ${written}`).toBeLessThanOrEqual(BUDGETS[lang].first * KB);
      expect(weigh(files.scripts), page.path).toBeLessThanOrEqual(MAX_SCRIPT_KB * KB);
    }
  });

  it('cost little on average when ten are read one after the other', () => {
    // Over every choice of ten: which ten are looked at must not decide.
    const pagesWith = new Map<string, number>();
    for (const { files } of views)
      for (const path of new Set(Object.values(files).flatMap((paths) => [...paths])))
        pagesWith.set(path, (pagesWith.get(path) ?? 0) + 1);
    const html = (10 * views.reduce((sum, view) => sum + view.html, 0)) / views.length;
    const others = [...pagesWith].reduce(
      (sum, [path, count]) => sum + weigh([path]) * chanceOfOne(count, 10, views.length),
      0,
    );
    expect(html + others, JSON.stringify({ html, others })).toBeLessThanOrEqual(BUDGETS[lang].ten * KB);
  });
});

/** Returns how likely at least one of `marked` is among `drawn` of `all`. */
function chanceOfOne(marked: number, drawn: number, all: number): number {
  let none = 1;
  for (let draw = 0; draw < drawn; draw += 1) none *= Math.max(0, all - marked - draw) / (all - draw);
  return 1 - none;
}

function mapValues(files: FirstView, weigh: (paths: Iterable<string>) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(files).map(([kind, paths]) => [kind, weigh(paths as Set<string>)]));
}

const known = new Map<string, number>();

/** Bytes over the wire: fonts are compressed in themselves. */
function compressedFile(path: string): number {
  const bytes = known.get(path) ?? (path.endsWith('.woff2') ? statSync(path).size : compressed(readFileSync(path)));
  known.set(path, bytes);
  return bytes;
}

function compressed(text: string | Buffer): number {
  return brotliCompressSync(text).byteLength;
}
