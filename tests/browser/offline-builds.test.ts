/** What is on the phone meets another build of the site, or one that keeps nothing any more. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CACHE_PREFIX, FILES_CACHE } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { writeKeeping } from '../../src/site/keeping/write-keeping.ts';
import { patternOf } from '../../src/site/page-defines.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { eventually } from './eventually.ts';
import { kept, StoppableSite } from './stoppable-site.ts';
import { PHONE } from './with-site.ts';

const { library } = loadLibrary('content', { today: TODAY });
const sensitive = patternOf(sensitivePaths(library));
const ARTICLE = 'zh/articles/legal-aid/';
const topic = library.articles.find(({ slug }) => slug === 'legal-aid')?.meta.topic ?? '';
const site = new StoppableSite(VARIANTS.main);
const { dir, base } = site;

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
    const page = await site.firstVisit('zh/articles/bride-price/');
    await page.goto(site.at(ARTICLE));
    await page.locator('[data-action="toggle"]').click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
    await eventually(() => kept(page)).toContain(`${base}${ARTICLE}`);
    const before = await site.buildOf(page);
    await buildAgain('2026-12-01');
    renameSync(join(dir, 'zh/articles/bride-price'), join(dir, 'gone'));
    await writeKeeping({ distDir: dir, base, day: '2026-12-01', sensitive, offline: true });
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await site.isThere(page, before);
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
    await site.offline(page);
    for (const path of ['zh/', 'zh/topics/marriage/', ARTICLE]) await site.open(page, path);
    expect(await page.locator('[data-built="2026-12-01"]').count()).toBe(1);
    renameSync(join(dir, 'gone'), join(dir, 'zh/articles/bride-price'));
  });

  it('takes a voice that was taken back from the phone', async () => {
    const page = await site.firstVisit('zh/');
    await page.goto(site.at(`zh/topics/${topic}/`));
    await page.locator('[data-keep="ask"]').click();
    await page.locator('[data-keep="saveSound"]').click();
    await page.waitForSelector('pufa-keep[data-state="done"]');
    const sounds = async (): Promise<string[]> =>
      (await kept(page, FILES_CACHE)).filter((path) => path.startsWith(`${base}sounds/`));
    expect(await sounds()).toHaveLength(1);
    const before = await site.buildOf(page);
    const file = join(dir, ARTICLE, 'index.html');
    const html = readFileSync(file, 'utf8');
    writeFileSync(file, html.replace(/<audio[\s\S]*?<\/audio>/g, ''));
    await writeKeeping({ distDir: dir, base, day: '2026-12-01', sensitive, offline: true });
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await site.isThere(page, before);
    expect(await sounds()).toEqual([]);
    expect(await kept(page)).toContain(`${base}${ARTICLE}`);
    writeFileSync(file, html);
  });

  it('after another is taken as well, and the phone has the last one alone', async () => {
    const page = await site.firstVisit(ARTICLE);
    for (const day of ['2026-12-05', '2026-12-06']) {
      const before = await site.buildOf(page);
      await buildAgain(day);
      await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      await site.isThere(page, before);
    }
    expect((await kept(page, FILES_CACHE)).filter((path) => /\/site\./.test(path))).toEqual([
      `${base}_astro/site.20261206.css`,
    ]);
    await site.offline(page);
    for (const path of ['zh/', ARTICLE]) await site.open(page, path);
    expect(await page.locator('[data-built="2026-12-06"]').count()).toBe(1);
  });

  it('is asked for once by ten tabs', async () => {
    const asked: string[] = [];
    site.onRequest((path) => asked.push(path));
    const tabs = await Promise.all(Array.from({ length: 10 }, () => site.context.newPage()));
    await Promise.all(tabs.map((tab) => tab.goto(site.at(ARTICLE))));
    const [first] = tabs;
    if (first !== undefined) await site.isThere(first);
    expect(asked.filter((path) => path === `${base}zh/topics/marriage/`)).toHaveLength(1);
    expect(asked.filter((path) => path === `${base}keep/zh.json`)).toHaveLength(1);
  });
});

describe('a site that keeps nothing any more', () => {
  it('takes away what three earlier builds left', async () => {
    for (const day of ['2026-12-02', '2026-12-03', '2026-12-04']) {
      await buildAgain(day);
      const phone = await site.browser.newContext({ viewport: PHONE });
      const page = await phone.newPage();
      await page.goto(site.at('zh/'));
      await site.isThere(page);
      await writeKeeping({ distDir: dir, base, day, sensitive, offline: false });
      await page.goto(site.at('zh/services/'));
      await eventually(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
      const left = await page.evaluate(() => caches.keys());
      expect(left.filter((name) => name.startsWith(CACHE_PREFIX))).toEqual([]);
      await phone.close();
    }
  });
});
