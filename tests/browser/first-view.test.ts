/** The byte budgets count what a phone loads: so Chromium must load just that, and readers must not wait for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { firstViewOf } from '../site/first-view.ts';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { dir, base } = VARIANTS.main;
const { visit, at } = withSite(VARIANTS.main);

describe.each([
  ['zh', 'legal-aid'],
  ['ii', 'legal-aid'],
  ['bo', 'legal-aid'],
  ['ii', 'domestic-violence'],
])('the first view of %s/articles/%s', (lang, slug) => {
  const path = `${lang}/articles/${slug}/`;

  test('loads what is counted, and nothing else', async () => {
    const html = readFileSync(join(dir, path, 'index.html'), 'utf8');
    const counted = firstViewOf({ path, html, tree: parse(html, { scriptingEnabled: false }) }, dir, base);
    const loaded = await visit('calendar/', {}, async (page) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(at(path), { waitUntil: 'networkidle' });
      return requests.filter((url) => !url.startsWith('data:')).map((url) => url.slice(at('').length));
    });
    // The picture of the tab is fetched for the tab; the calendar, so that leaving works without a network.
    const apart = new Set([path, 'favicon.svg', 'calendar/']);
    expect(loaded.filter((file) => !apart.has(file)).sort()).toEqual(
      Object.values(counted)
        .flatMap((files: ReadonlySet<string>) => [...files])
        .sort(),
    );
  });

  test('shows title and answer when nothing but the page has come', async () => {
    const seen = await visit('calendar/', {}, async (page) => {
      await page.route('**/*.{css,js,svg,woff2}', () => undefined);
      await page.goto(at(path), { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      return page.evaluate(() =>
        ['.title', '.answer'].map((selector) => {
          const boxes = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
          return boxes.length > 0 && boxes.every((box) => box.height > 20 && box.top < innerHeight);
        }),
      );
    });
    expect(seen).toEqual([true, true]);
  });
});
