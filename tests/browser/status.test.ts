/** The overview: read on a phone without a program, as a table where there is room; its JSON and its badge. */
import { expect, it } from 'vitest';
import { OVERVIEW_VERSION, type Overview } from '../../src/model/status/overview.ts';
import { VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.base);
const CHINESE_SHARE = /夹着汉字 \d+\.\d%/u;

it('has cards on a phone and a table on a desk, each article once, Chinese inside said', async () => {
  await visit('status/', { javaScriptEnabled: false }, async (page) => {
    const overview = (await (await page.request.get(at('status.json'))).json()) as Overview;
    expect(overview.version).toBe(OVERVIEW_VERSION);
    const rows = page.getByRole('row');
    expect(await rows.count()).toBe(overview.articles.length + 1);
    // What is asked most stands first.
    const first = rows.nth(1);
    expect(await first.getByRole('rowheader').textContent()).toContain('彩礼');
    expect(await first.getByRole('cell').count()).toBe(5);
    const yi = first.getByRole('cell').first();
    expect(await yi.textContent()).toMatch(CHINESE_SHARE);
    expect(await yi.locator('.overview__label').isVisible()).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await yi.locator('.overview__label').isVisible()).toBe(false);
    expect(await page.getByRole('columnheader').count()).toBe(6);
    await page.emulateMedia({ media: 'print' });
    expect(await yi.evaluate((cell) => getComputedStyle(cell).display)).toBe('table-cell');
  });
});

it('is for editors: not to be found, linked from how the content is checked, and in Chinese', async () => {
  await visit('zh/how-checked/', {}, async (page) => {
    await page.click('a[href$="/status/"]');
    expect(new URL(page.url()).pathname).toBe('/pufa/status/');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.getAttribute('meta[name=robots]', 'content')).toBe('noindex');
  });
});

it('the badge is an image that says what the overview says, and others may show it', async () => {
  await visit('status/', {}, async (page) => {
    const overview = (await (await page.request.get(at('status.json'))).json()) as Overview;
    const answer = await page.request.get(at('status.svg'));
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/svg+xml',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const { isXml, name } = await page.evaluate(
      (text) => {
        const read = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          isXml: read.querySelector('parsererror') === null,
          name: read.documentElement.getAttribute('aria-label'),
        };
      },
      await answer.text(),
    );
    expect(isXml).toBe(true);
    const [yi, tibetan] = overview.totals.languages
      .slice(1)
      .map((row) => Math.floor((100 * row.translated) / row.blocks));
    const reviewed = overview.totals.languages.reduce((sum, row) => sum + row.reviewed, 0);
    expect(name).toBe(`译文 彝语 ${yi}% · 藏语 ${tibetan}% · 母语人审过 ${reviewed} 段`);
  });
});

it.each(['light', 'dark'] as const)('axe finds nothing, as cards and as a table: %s', async (colorScheme) => {
  await visit('status/', { colorScheme }, async (page) => {
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await axeViolations(page)).toEqual([]);
  });
});
