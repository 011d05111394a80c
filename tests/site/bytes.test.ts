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

  it('cost little when ten are read one after the other', () => {
    const byLength = [...views].sort((a, b) => a.html - b.html);
    // From the short to the long, evenly: what somebody reads who reads ten.
    const ten = Array.from({ length: 10 }, (_, tenth) => byLength[Math.floor(((tenth + 0.5) / 10) * byLength.length)]);
    const read = ten.filter((view) => view !== undefined);
    const html = read.reduce((sum, view) => sum + view.html, 0);
    const shared = new Set(read.flatMap(({ files }) => Object.values(files).flatMap((paths) => [...paths])));
    const total = html + weigh(shared);
    expect(total, JSON.stringify({ html, shared: weigh(shared) })).toBeLessThanOrEqual(BUDGETS[lang].ten * KB);
  });
});

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
