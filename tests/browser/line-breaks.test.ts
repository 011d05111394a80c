/** Yi and Tibetan as lines on the screen: where they break, and that nothing runs out of the page. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.main);
const WIDTHS = [320, 360, 412, 768, 1280] as const;

/**
 * What must not begin a line. Yi: as Chinese, JIS X 4051 class 2. Tibetan: UAX #14 classes BA (tsheg) and EX (shad), which
 * stay with what is before them.
 */
const NOT_FIRST = {
  ii: /[，。？！：；、）》”’…]/u,
  bo: /[\u0f0b\u0f0d\u0f0e\u0f11\u0f14)）》”]/u,
} as const;

/** Returns the first letter of every line after the first of each run of text in `lang`, and how many runs there are. */
function lineStarts(page: Page, lang: 'ii' | 'bo'): Promise<{ readonly runs: number; readonly starts: string[] }> {
  return page.evaluate((tag) => {
    const starts: string[] = [];
    const blocks = Array.from(document.querySelectorAll('article p, article li, article h1, article h2')).filter(
      (element) => element.closest('[lang]')?.getAttribute('lang') === tag && element.getClientRects().length > 0,
    );
    const range = document.createRange();
    for (const block of blocks) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let bottom = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent ?? '';
        for (let at = 0; at < text.length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const rect = range.getBoundingClientRect();
          if (rect.width === 0) continue;
          // A new line begins below the middle of the one before.
          if (bottom > 0 && rect.top + rect.height / 2 > bottom) starts.push(text[at] ?? '');
          bottom = rect.bottom;
        }
      }
    }
    return { runs: blocks.length, starts };
  }, lang);
}

describe.each([
  ['ii', 'bride-price'],
  ['ii', 'school-bullying'],
  ['bo', 'bride-price'],
  ['bo', 'divorce'],
  ['bo', 'work-injury'],
] as const)('lines in %s: %s', (lang, slug) => {
  it.each(WIDTHS)('%i px: no line begins with what ends one, and none is too long', async (width) => {
    await visit(`${lang}/articles/${slug}/`, { viewport: { width, height: 800 } }, async (page) => {
      const { runs, starts } = await lineStarts(page, lang);
      expect(runs).toBeGreaterThan(10);
      expect(starts.length).toBeGreaterThan(width < 500 ? 10 : 2);
      expect(starts.filter((letter) => NOT_FIRST[lang].test(letter))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  });
});

it('would be found out: a mark that is torn off begins a line', async () => {
  await visit('bo/articles/divorce/', { viewport: { width: 320, height: 800 } }, async (page) => {
    await page.addStyleTag({ content: 'article [lang=bo] p { word-break: break-all; line-break: anywhere; }' });
    const { starts } = await lineStarts(page, 'bo');
    expect(starts.some((letter) => NOT_FIRST.bo.test(letter))).toBe(true);
  });
});
