/** Occasions: from the line on the home page to the articles, and into the phone's calendar; no script needed. */
import { expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.story);

it.each([true, false])('from the home page to the articles, with scripts: %s', async (javaScriptEnabled) => {
  await visit('zh/', { javaScriptEnabled }, async (page) => {
    expect(await page.textContent('.season')).toMatch(/12月4日\s*草场日/);
    await page.click('.season [href="/zh/events/grass/"]');
    expect(await page.textContent('.facts')).toContain('2026年12月4日');
    expect(await page.textContent('.statute__source')).toBe('《草场试验法》第十二条');
    await page.click('[href="/zh/articles/cattle/"]');
    expect(new URL(page.url()).pathname).toBe('/zh/articles/cattle/');
  });
});

it('the year stands in order, and what nobody knows says who says', async () => {
  await visit('zh/events/', {}, async (page) => {
    const rows = await page.$$eval('.sign-row', (found) => found.map((row) => row.textContent.replaceAll(/\s+/g, '')));
    expect(rows).toEqual([
      '草场日2026年12月4日',
      '围栏周2026年12月28日到2027年1月3日',
      '转场每年由放牧的人定，往后的还不知道',
    ]);
  });
});

it('a phone is told that the file is a calendar', async () => {
  await visit('zh/events/', {}, async (page) => {
    const link = await page.getAttribute('[type="text/calendar"]', 'href');
    const answer = await page.request.get(new URL(link ?? '', at('')).href);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  });
});

it('a law says which day it sets', async () => {
  await visit('zh/laws/pasture-law/', {}, async (page) => {
    await page.click('[href="/zh/events/grass/"]');
    expect(await page.textContent('h1')).toContain('草场日');
  });
});
