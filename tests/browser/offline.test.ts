/** What works without a network: the server is really stopped, started again, and serves another build. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CACHE_PREFIX, FILES_CACHE, KEPT, LISTS_CACHE, PAGES_CACHE } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { writeKeeping } from '../../src/site/keeping/write-keeping.ts';
import { patternOf } from '../../src/site/page-defines.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { PHONE } from './with-site.ts';

const { library } = loadLibrary('content', { today: TODAY });
const sensitive = patternOf(sensitivePaths(library));
const { base } = VARIANTS.main;
const ARTICLE = 'zh/articles/legal-aid/';

let browser: Browser;
let context: BrowserContext;
/** A built site of our own: it is built again under the phone's eyes. */
const dir = mkdtempSync(join(tmpdir(), 'pufa-offline-'));
let site: Served | null = null;
let port = 0;

beforeAll(async () => {
  browser = await launchChromium();
  cpSync(VARIANTS.main.dir, dir, { recursive: true });
  await online();
});
afterAll(async () => {
  await browser.close();
  await offline();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: PHONE });
});
afterEach(async () => {
  await context.close();
  await online();
});

async function online(): Promise<void> {
  site ??= await serveSite(dir, { base, port });
  port = Number(new URL(site.url).port);
}
/** Stops the server. What the browser keeps by itself for a minute, or a year, is no merit of ours: it goes. */
async function offline(page?: Page): Promise<void> {
  await site?.close();
  site = null;
  if (page === undefined) return;
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.clearBrowserCache');
}
const at = (path: string): string => `http://localhost:${port}${base}${path}`;

/** Opens a page and waits until its language is on the phone. */
async function firstVisit(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(at(path));
  await isThere(page);
  return page;
}

async function isThere(page: Page, build = ''): Promise<void> {
  await eventually(() => buildOf(page)).not.toBe(build);
}

/** The build whose pages the phone has; empty while they are on their way. */
function buildOf(page: Page): Promise<string> {
  const lang = new URL(page.url()).pathname.slice(base.length).split('/')[0] ?? '';
  return page.evaluate(
    async ([address = '', cacheName = '', header = '']) =>
      (await caches.match(address, { cacheName }))?.headers.get(header) ?? '',
    [`${base}keep/${lang}.json`, LISTS_CACHE, KEPT.build],
  );
}

/** Paths of what is kept. */
function kept(page: Page, cacheName: string = PAGES_CACHE): Promise<string[]> {
  return page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    cacheName,
  );
}

/** Opens a page without a network; fails when its styles or anything else of its own do not come. */
async function open(page: Page, path: string): Promise<void> {
  const wrong: string[] = [];
  const note = (url: string): unknown => (/\/(?:_astro|fonts|icons)\//.test(url) ? wrong.push(url) : undefined);
  page.on('requestfailed', (request) => note(request.url()));
  await page.goto(at(path));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect(await page.evaluate(() => getComputedStyle(document.body).marginTop), path).toBe('0px');
  expect(wrong, path).toEqual([]);
}

describe('after the first visit', () => {
  it('the shell, the article, the other ways in and the page of what is kept open without a network', async () => {
    const page = await firstVisit(ARTICLE);
    await offline(page);
    for (const path of ['zh/', 'zh/topics/', 'zh/topics/marriage/', 'zh/services/', 'zh/paths/', '404.html', ARTICLE]) {
      await open(page, path);
      expect(await page.locator('pufa-saved').count(), path).toBe(0);
    }
    // Said of the article, with a way to what it rests on; what is not here is marked before the tap.
    await page.locator('[data-pufa-kept]').waitFor();
    expect(await page.locator('[data-pufa-kept]').textContent()).toContain('内容截至 2026年11月23日');
    expect(await page.locator('[data-pufa-kept] a').getAttribute('href')).toBe('#state');
    await page.locator('header a[href*="/bo/"] [data-pufa-away]').first().waitFor({ state: 'attached' });
    expect(await page.locator('header a[rel=home] [data-pufa-away]').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    // The language links lead on: to the page that says what is here.
    await page.goto(at('bo/articles/legal-aid/'));
    await page.locator('[data-said="missing"]').waitFor();
    expect(await page.locator('[data-why="opened"] a').first().getAttribute('href')).toBe(at(ARTICLE));
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('[data-why="opened"] [data-remove]').click();
    await page.locator('[data-said="removed"]').waitFor();
    expect(await kept(page)).not.toContain(`${base}${ARTICLE}`);
  });

  it('a second language is there once it was opened, and one changes between both', async () => {
    const page = await firstVisit(ARTICLE);
    await page.goto(at('ii/articles/legal-aid/'));
    await isThere(page);
    await offline(page);
    await open(page, ARTICLE);
    await page.locator('header a[href*="/ii/articles/legal-aid/"]').first().click();
    await page.waitForURL(/\/ii\/articles\/legal-aid\//);
    expect(await page.locator('article').count()).toBe(1);
  });

  it('searches what is kept', async () => {
    const page = await firstVisit('zh/articles/bride-price/');
    await offline(page);
    await open(page, 'zh/search/?q=%E5%BD%A9%E7%A4%BC');
    await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
    expect(await page.locator('[data-search-part="offline"]').isVisible()).toBe(true);
    await page.locator('[data-search-hit]').first().click();
    await page.waitForURL(/\/articles\/bride-price\//);
  });

  it('nothing of a sensitive page is kept, nor begun from one', async () => {
    const page = await context.newPage();
    await page.goto(at('zh/articles/domestic-violence/'));
    await page.waitForTimeout(4500);
    expect(
      await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]),
    ).toEqual([[], 0]);
    await page.goto(at(ARTICLE));
    await isThere(page);
    await page.goto(at('zh/articles/domestic-violence/'));
    await page.waitForTimeout(4500);
    const all = await page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(all.filter((path) => sensitive.test(path))).toEqual([]);
    await offline(page);
    await page.goto(at('zh/articles/domestic-violence/'));
    await page.locator('[data-said="missing"]').waitFor();
  });
});

describe('a topic', () => {
  it('is kept on request, with its sound, which plays from any place', async () => {
    const page = await firstVisit('zh/');
    const topic =
      library.topics.find(({ id }) =>
        library.articles.some(({ slug, meta }) => slug === 'legal-aid' && meta.topic === id),
      )?.id ?? '';
    await page.goto(at(`zh/topics/${topic}/`));
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-keep="saveSound"]').waitFor();
    expect(await page.locator('[data-keep="saveSound"]').textContent()).toMatch(/（[\d.]+ MB）/);
    await page.locator('[data-keep="saveSound"]').click();
    await page.waitForSelector('pufa-keep[data-state="done"]');
    await offline(page);
    await open(page, ARTICLE);
    await page.locator('[data-action="toggle"]').click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
    const end = await page.evaluate(() => {
      const audio = document.querySelector('audio') as HTMLAudioElement;
      audio.currentTime = audio.duration - 3;
      return audio.duration;
    });
    await page.waitForFunction((end) => (document.querySelector('audio')?.currentTime ?? 0) > end - 2.8, end);
  });

  it('with sensitive articles says so first; they are listed without a title and go with one press', async () => {
    const page = await firstVisit('zh/');
    await page.goto(at('zh/topics/drugs/'));
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-with-sensitive]').check();
    await page.locator('[data-keep="saveText"]').click();
    await page.waitForSelector('pufa-keep[data-state="done"]');
    await page.goto(at('zh/saved/'));
    const row = page.locator('[data-why="saved"] li', { hasText: '不写题目的一篇' });
    await row.first().waitFor();
    expect(await page.locator('[data-why="saved"] a[href*="/articles/drug"]').count()).toBe(0);
    await page.locator('[data-remove="ask"]').click();
    await page.locator('[data-remove="yes"]').click();
    await page.locator('[data-said="removed"]').waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });

  it('that finds no room says so, and what was there stays', async () => {
    const page = await firstVisit(ARTICLE);
    const before = await kept(page);
    await page.goto(at('zh/topics/work/'));
    await page.evaluate(async () => {
      const { usage = 0 } = await navigator.storage.estimate();
      const cache = await caches.open('filler');
      await cache.put('/filler', new Response(new Uint8Array(Math.max(0, 4_900_000 - usage))));
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(at('')).origin, quotaSize: 5_000_000 });
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-keep="saveText"]').click();
    await page.waitForSelector('pufa-keep[data-state="full"]');
    expect(await page.locator('[data-said="full"]').textContent()).toContain('手机没有地方了');
    const shell = before.filter((path) => !path.includes('/articles/'));
    expect((await kept(page)).filter((path) => shell.includes(path)).sort()).toEqual(shell.sort());
  });
});

/** Builds again, as the last step of a build does: another style, another text, and without an article. */
async function buildAgain(day: string, offlineToo = true): Promise<void> {
  const from = readdirSync(join(dir, '_astro')).find((name) => /^site\..*\.css$/.test(name)) ?? '';
  const to = `site.${day.replaceAll('-', '')}.css`;
  renameSync(join(dir, '_astro', from), join(dir, '_astro', to));
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath, entry.name);
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, html.replaceAll(from, to).replace('<article', `<article data-built="${day}"`));
  }
  await writeKeeping({ distDir: dir, base, day, sensitive, offline: offlineToo });
}

describe('a new build', () => {
  it('renews what is kept, says so where it is open, lets go of what is no more, and mixes nothing', async () => {
    const page = await firstVisit('zh/articles/bride-price/');
    await page.goto(at(ARTICLE));
    await page.locator('[data-action="toggle"]').click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
    await eventually(() => kept(page)).toContain(`${base}${ARTICLE}`);
    const before = await buildOf(page);
    await buildAgain('2026-12-01');
    renameSync(join(dir, 'zh/articles/bride-price'), join(dir, 'gone'));
    await writeKeeping({ distDir: dir, base, day: '2026-12-01', sensitive, offline: true });
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await isThere(page, before);
    // One listens: the voice goes on, and nothing is said until it stops.
    await page.waitForTimeout(1500);
    const playing = await page.evaluate(() => document.querySelector('audio')?.paused === false);
    expect(playing).toBe(true);
    expect(await page.getByText('这一页有新内容').count()).toBe(0);
    await page.locator('[data-action="toggle"]').click();
    await page.getByText('这一页有新内容').waitFor();
    await page.getByRole('button', { name: '看新的' }).click();
    await page.waitForSelector('[data-built="2026-12-01"]');
    expect(await kept(page)).not.toContain(`${base}zh/articles/bride-price/`);
    const files = await kept(page, FILES_CACHE);
    expect(files.filter((path) => /\/site\./.test(path))).toEqual([`${base}_astro/site.20261201.css`]);
    await offline(page);
    for (const path of ['zh/', 'zh/topics/marriage/', ARTICLE]) await open(page, path);
    expect(await page.locator('[data-built="2026-12-01"]').count()).toBe(1);
    renameSync(join(dir, 'gone'), join(dir, 'zh/articles/bride-price'));
  });

  it('is asked for once by ten tabs', async () => {
    const asked: string[] = [];
    site?.server.on('request', (request: { url?: string }) => asked.push(request.url ?? ''));
    const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
    await Promise.all(tabs.map((tab) => tab.goto(at(ARTICLE))));
    const [first] = tabs;
    if (first !== undefined) await isThere(first);
    expect(asked.filter((path) => path === `${base}zh/topics/marriage/`)).toHaveLength(1);
    expect(asked.filter((path) => path === `${base}keep/zh.json`)).toHaveLength(1);
  });
});

describe('a site that keeps nothing any more', () => {
  it('takes away what three earlier builds left', async () => {
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) {
      await buildAgain(day);
      const phone = await browser.newContext({ viewport: PHONE });
      const page = await phone.newPage();
      await page.goto(at('zh/'));
      await isThere(page);
      await writeKeeping({ distDir: dir, base, day, sensitive, offline: false });
      await page.goto(at('zh/services/'));
      await eventually(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
      const left = await page.evaluate(() => caches.keys());
      expect(left.filter((name) => name.startsWith(CACHE_PREFIX))).toEqual([]);
      await phone.close();
    }
  });
});
