/** What works without a network: the server is really stopped. */
import { describe, expect, it } from 'vitest';
import { KEPT, MAX_OPENED, PAGES_CACHE } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { patternOf } from '../../src/site/page-defines.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { eventually } from './eventually.ts';
import { kept, StoppableSite } from './stoppable-site.ts';

const { library } = loadLibrary('content', { today: TODAY });
const sensitive = patternOf(sensitivePaths(library));
const ARTICLE = 'zh/articles/legal-aid/';
const { checked = null, topic = '' } = library.articles.find(({ slug }) => slug === 'legal-aid')?.meta ?? {};
/** Another one, of many articles. */
const other = library.articles.find(({ slug }) => slug === 'unpaid-wages')?.meta.topic ?? '';
const DUE = checked?.due ?? '';
const site = new StoppableSite(VARIANTS.main);

/** The month as pages write it. */
function monthOf(due: string): string {
  const [year, month] = due.split('-').map(Number);
  return `${String(year)}年${String(month)}月`;
}

describe('after the first visit', () => {
  it('the shell, the article, the other ways in and the page of what is kept open without a network', async () => {
    const page = await site.firstVisit(ARTICLE);
    await site.offline(page);
    for (const path of ['zh/', 'zh/topics/', 'zh/topics/marriage/', 'zh/services/', 'zh/paths/', '404.html', ARTICLE]) {
      await site.open(page, path);
      expect(await page.locator('pufa-saved').count(), path).toBe(0);
    }
    await site.open(page, 'zh/topics/marriage/');
    await page.locator('.article-row__titles [data-pufa-away]').first().waitFor();
    expect(await page.locator('.article-row__link > [data-pufa-away]').count()).toBe(0);
    await site.open(page, ARTICLE);
    // Said of the article, with a way to what it rests on; what is not here is marked before the tap.
    await page.locator('[data-pufa-kept]').waitFor();
    expect(await page.locator('[data-pufa-kept]').textContent()).toContain('内容截至 2026年11月23日');
    expect(await page.locator('[data-pufa-kept]').textContent()).toContain(`法律在${monthOf(DUE)}前要再核对一次`);
    expect(await page.locator('[data-pufa-kept] a').getAttribute('href')).toBe('#state');
    await page.locator('header a[href*="/bo/"] [data-pufa-away]').first().waitFor({ state: 'attached' });
    expect(await page.locator('header a[rel=home] [data-pufa-away]').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    // Long after, it says that the day for that is over.
    await page.clock.setFixedTime(`${String(Number(DUE.slice(0, 4)) + 1)}-01-01`);
    await site.open(page, ARTICLE);
    await page.locator('[data-pufa-kept]', { hasText: `法律该在${monthOf(DUE)}前再核对，已经过了` }).waitFor();
    await page.clock.resume();
    // The language links lead on: to the page that says what is here.
    await page.goto(site.at('bo/articles/legal-aid/'));
    await page.locator('[data-said="missing"]').waitFor();
    expect(await page.locator('[data-why="opened"] a').first().getAttribute('href')).toBe(site.at(ARTICLE));
    expect(await axeViolations(page)).toEqual([]);
    // By which language it is in, one tells three of the same title apart.
    expect(await page.locator('[data-why="opened"] [data-of]:visible').allInnerTexts()).toEqual(['中文']);
    await page.locator('[data-why="opened"] [data-remove]').click();
    await page.locator('[data-said="removed"]').waitFor();
    expect(await kept(page)).not.toContain(`${site.base}${ARTICLE}`);
  });

  it('an address that the phone’s list does not know may be wrong, one without its slash leads on', async () => {
    const page = await site.firstVisit(ARTICLE);
    await site.offline(page);
    for (const wrong of ['zh/articles/no-such-article/', 'zh/articles/no-such-article/index.html']) {
      await page.goto(site.at(wrong));
      await page.locator('[data-said="unknown"]').waitFor();
      expect(await page.locator('[data-said="missing"]').isVisible()).toBe(false);
    }
    await page.goto(site.at(ARTICLE.slice(0, -1)));
    expect(page.url()).toBe(site.at(ARTICLE));
    expect(await page.locator('article').count()).toBe(1);
    await page.goto(site.at('zh/search?q=%E5%BD%A9'));
    expect(page.url()).toBe(site.at('zh/search/?q=%E5%BD%A9'));
    await page.goto(site.at('zh'));
    expect(page.url()).toBe(site.at('zh/'));
  });

  it('a second language is there once it was opened, and one changes between both', async () => {
    const page = await site.firstVisit(ARTICLE);
    await page.goto(site.at('ii/articles/legal-aid/'));
    await site.isThere(page);
    await site.offline(page);
    await site.open(page, ARTICLE);
    await page.locator('header a[href*="/ii/articles/legal-aid/"]').first().click();
    await page.waitForURL(/\/ii\/articles\/legal-aid\//);
    expect(await page.locator('article').count()).toBe(1);
    // The bar's words are Chinese there, and so is the date among them.
    await page.locator('[data-pufa-kept][lang=zh-CN]', { hasText: '2026年11月23日' }).waitFor();
  });

  it('searches what is kept', async () => {
    const page = await site.firstVisit('zh/articles/bride-price/');
    await site.offline(page);
    await site.open(page, 'zh/search/?q=%E5%BD%A9%E7%A4%BC');
    await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
    expect(await page.locator('[data-search-part="offline"]').isVisible()).toBe(true);
    await page.locator('[data-search-hit]').first().click();
    await page.waitForURL(/\/articles\/bride-price\//);
  });

  it('the newest that were opened stay: so many articles, and so many others, which push no article out', async () => {
    const page = await site.firstVisit('zh/');
    const surplus = 3;
    const had = {
      articles: Array.from({ length: MAX_OPENED.articles + surplus }, (_, at) => `zh/articles/a${String(at)}/`),
      others: Array.from({ length: MAX_OPENED.others + surplus }, (_, at) => `zh/quizzes/q${String(at)}/`),
    };
    await page.evaluate(
      async ([name, why, at, urls]) => {
        const cache = await caches.open(name);
        for (const [age, url] of urls.entries())
          await cache.put(url, new Response('<p>', { headers: { [why]: 'opened', [at]: String(1000 - age) } }));
      },
      [PAGES_CACHE, KEPT.why, KEPT.at, [...had.articles, ...had.others].map((path) => site.at(path))] as const,
    );
    await page.goto(site.at(ARTICLE));
    const of = async (folder: string): Promise<string[]> =>
      (await kept(page)).filter((path) => path.startsWith(`${site.base}zh/${folder}/`)).sort();
    const newest = (paths: readonly string[], count: number): string[] =>
      paths.slice(0, count).map((path) => site.base + path);
    await eventually(() => of('articles')).toEqual(
      [...newest(had.articles, MAX_OPENED.articles - 1), site.base + ARTICLE].sort(),
    );
    await eventually(() => of('quizzes')).toEqual(newest(had.others, MAX_OPENED.others).sort());
  });

  it('nothing of a sensitive page is kept, nor begun from one', async () => {
    const page = await site.context.newPage();
    await page.goto(site.at('zh/articles/domestic-violence/'));
    await page.waitForTimeout(4500);
    expect(
      await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]),
    ).toEqual([[], 0]);
    await page.goto(site.at(ARTICLE));
    await site.isThere(page);
    await page.goto(site.at('zh/articles/domestic-violence/'));
    await page.waitForTimeout(4500);
    const all = await page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(all.filter((path) => sensitive.test(path))).toEqual([]);
    await site.offline(page);
    await page.goto(site.at('zh/articles/domestic-violence/'));
    await page.locator('[data-said="missing"]').waitFor();
  });
});

describe('a topic', () => {
  it('is kept on request, with its sound, which plays from any place', async () => {
    const page = await site.firstVisit('zh/');
    await page.goto(site.at(`zh/topics/${topic}/`));
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-keep="saveSound"]').waitFor();
    expect(await page.locator('[data-keep="saveSound"]').textContent()).toMatch(/（[\d.]+ MB）/);
    await page.locator('[data-keep="saveSound"]').click();
    await page.waitForSelector('pufa-keep[data-state="done"]');
    await site.offline(page);
    await site.open(page, ARTICLE);
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
    const page = await site.firstVisit('zh/');
    await page.goto(site.at('zh/topics/drugs/'));
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-with-sensitive]').check();
    await page.locator('[data-keep="saveText"]').click();
    await page.waitForSelector('pufa-keep[data-state="done"]');
    await page.goto(site.at('zh/saved/'));
    const row = page.locator('[data-why="saved"] li', { hasText: '不写题目的一篇' });
    await row.first().waitFor();
    expect(await page.locator('[data-why="saved"] a[href*="/articles/drug"]').count()).toBe(0);
    await page.locator('[data-remove="ask"]').click();
    await page.locator('[data-remove="yes"]').click();
    await page.locator('[data-said="removed"]').waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });

  it('that finds no room says so, and what was there stays', async () => {
    const page = await site.firstVisit(ARTICLE);
    const before = await kept(page);
    await page.goto(site.at(`zh/topics/${other}/`));
    await page.evaluate(async () => {
      const { usage = 0 } = await navigator.storage.estimate();
      const cache = await caches.open('filler');
      await cache.put('/filler', new Response(new Uint8Array(Math.max(0, 4_900_000 - usage))));
    });
    const devtools = await site.context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(site.at('')).origin,
      quotaSize: 5_000_000,
    });
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-keep="saveText"]').click();
    await page.waitForSelector('pufa-keep[data-state="full"]');
    expect(await page.locator('[data-said="full"]').textContent()).toContain('手机没有地方了');
    const shell = before.filter((path) => !path.includes('/articles/'));
    expect((await kept(page)).filter((path) => shell.includes(path)).sort()).toEqual(shell.sort());
  });
});
