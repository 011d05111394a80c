/** What stays on the phone and who is asked: on every kind of page, and while the site is used. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_PREFIX } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { patternOf } from '../../src/site/page-defines.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { serve } from '../search/serve.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { TEMPLATES } from './templates.ts';
import { watch, type Watched } from './watch.ts';

/** Keys that `docs/privacy.md` tells of; `*` stands for anything. */
const KNOWN_KEYS = [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
  ([, key = '']) => new RegExp(`^${key.replace(/[.]/g, '\\.').replace('*', '.*')}$`),
);

const SENSITIVE = patternOf(sensitivePaths(loadLibrary('content', { today: TODAY }).library));

let browser: Browser;
/** With all headers, under a base path. */
let full: Served;
/** As a host that sends none: the pages' own policies alone. */
let bare: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  browser = await launchChromium();
  full = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
  bare = await serve(VARIANTS.main.dir);
});
afterAll(async () => {
  await browser.close();
  await full.close();
  await bare.close();
});

/** Runs `look` in a context of its own, so that pages which wait for their last request wait at once. */
async function watching(look: (watched: Watched) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const watched = await watch(browser, options);
  try {
    await look(watched);
  } finally {
    await watched.context.close();
  }
}

/** Asserts that nothing was blocked, failed or asked elsewhere, and that nothing stays but what we tell of. */
async function expectQuiet({ context, seen }: Watched, page: Page): Promise<void> {
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in globalThis ? await caches.keys() : [],
    cookie: document.cookie,
  }));
  const unknown = kept.local.filter((key) => !KNOWN_KEYS.some((known) => known.test(key)));
  // Pages that are kept so that they open without a network: never a sensitive one.
  const others = kept.caches.filter((name) => !name.startsWith(CACHE_PREFIX));
  const addresses = await page.evaluate(async () => {
    const names = await caches.keys();
    const own = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return own.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(addresses.filter((path) => SENSITIVE.test(path))).toEqual([]);
  expect({ ...kept, local: unknown, caches: others }).toEqual({
    local: [],
    session: [],
    databases: [],
    caches: [],
    cookie: '',
  });
  expect(await context.cookies()).toEqual([]);
  expect(seen).toEqual([]);
}

describe.concurrent.each(TEMPLATES)('page /%s', (path) => {
  it('works under its policy, with the headers and without, and keeps nothing', () =>
    watching(async (watched) => {
      const pages = await Promise.all([full.url, `${bare.origin}/`].map((start) => watched.open(start + path)));
      for (const page of pages) {
        // The stylesheet came through: without it a body has a margin.
        expect(await page.evaluate(() => getComputedStyle(document.body).marginTop), page.url()).toBe('0px');
        expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count(), page.url()).toBe(1);
        await expectQuiet(watched, page);
      }
    }, KEEPS_NOTHING));
});

describe.each(['with headers', 'without headers'] as const)('%s', (how) => {
  const start = (): string => (how === 'with headers' ? full.url : `${bare.origin}/`);

  it('search runs in Chromium and is quiet', () =>
    watching(async (watched) => {
      const page = await watched.open(`${start()}zh/`);
      await page.locator('input[name="q"]').first().fill('彩礼');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/zh\/search\/\?q=/);
      await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
      await page.locator('main input[name="q"]').fill('离婚');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => decodeURIComponent(location.search).includes('离婚'));
      await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
      await expectQuiet(watched, page);
      await page.locator('[data-search-hit]').first().click();
      await page.waitForURL(/\/articles\//);
      await expectQuiet(watched, page);
    }));

  it('what is kept for when there is no network is what everybody opens, and the article', () =>
    watching(async (watched) => {
      const page = await watched.open(`${start()}zh/articles/legal-aid/`);
      // Registered long after the page is there; then everybody's pages come in, and that page.
      const kept = (): Promise<string[]> =>
        page.evaluate(async () => (await (await caches.open('pufa-pages')).keys()).map(({ url }) => url));
      await eventually(kept).toContain(`${start()}zh/`);
      await eventually(kept).toContain(`${start()}zh/articles/legal-aid/`);
      const pages = await kept();
      expect(pages.filter((url) => url.includes('/articles/'))).toHaveLength(1);
      await expectQuiet(watched, page);
    }));

  it('the player plays and remembers no more than it says', () =>
    watching(async (watched) => {
      const page = await watched.open(`${start()}zh/articles/legal-aid/`);
      await page.locator('[data-action="toggle"]').click();
      await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
      await page.getByLabel('快慢').selectOption('1.25');
      await page.locator('[data-action="toggle"]').click();
      await page.waitForSelector('pufa-player[data-state="paused"]');
      await page.waitForFunction(() => localStorage.getItem('pufa:speed') === '1.25');
      await expectQuiet(watched, page);
    }));

  it('choosing and changing the language, the parts of the site and sharing are quiet', () =>
    watching(async (watched) => {
      const page = await watched.open(start());
      await page.locator('main a[href$="/bo/"]').first().click();
      await page.waitForURL(/\/bo\/$/);
      await page.goto(`${start()}bo/articles/legal-aid/`);
      await page.locator('header a[href*="/zh/articles/legal-aid/"]').first().click();
      await page.waitForURL(/\/zh\/articles\/legal-aid\//);
      await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
      await page.locator('pufa-share [data-pufa-share]').click();
      await page.waitForSelector('[data-pufa-share-done]:visible, [data-pufa-share-failed]:visible');
      await page
        .locator('a.menu__link[href$="/zh/laws/"]')
        .first()
        .evaluate((link) => (link as HTMLElement).click());
      await page.waitForURL(/\/zh\/laws\//);
      await expectQuiet(watched, page);
    }));
});
