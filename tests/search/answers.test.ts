/** What stands above the hits of the search page: articles that are about what was asked, laws, numbers. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withSite } from '../browser/with-site.ts';
import { VARIANTS } from '../site/variants.ts';

const { visit, at } = withSite(VARIANTS.main);

function ask(lang: string, question: string): string {
  return `${lang}/search/?q=${encodeURIComponent(question)}`;
}

async function answers(page: Page): Promise<(readonly [href: string, lang: string])[]> {
  await page.waitForSelector('[data-search-state="done"]');
  return page.$$eval('[data-search-answer]', (links) =>
    links.map((link) => [new URL((link as HTMLAnchorElement).href).href, (link as HTMLElement).lang] as const),
  );
}

describe('a question', () => {
  test('is answered by the article, which is there', async () => {
    await visit(ask('zh', '老公打我怎么办'), {}, async (page) => {
      const [first] = await answers(page);
      expect(first).toEqual([at('zh/articles/domestic-violence/'), 'zh-CN']);
      expect(await page.isVisible('[data-search-part="none"]')).toBe(false);
      expect(await page.isVisible('[data-search-part="ways"] a[href^="tel:12348"]')).toBe(true);
      await page.click('[data-search-answer]');
      await page.waitForSelector('h1.title');
    });
  });

  test('in Chinese on a Tibetan page finds the Tibetan title, and says in which languages it can be read and heard', async () => {
    await visit(ask('bo', '请不起律师'), {}, async (page) => {
      const [first] = await answers(page);
      expect(first).toEqual([at('bo/articles/legal-aid/'), 'bo']);
      const labels = await page.$$eval(
        '[data-search-part="answer-list"] > :first-child [data-hit-lang]:not([hidden])',
        (spans) =>
          spans.map((span) => [
            span.getAttribute('data-hit-lang'),
            span.querySelector('[data-hit-heard]:not([hidden])') !== null,
          ]),
      );
      expect(labels).toEqual([
        ['zh', true],
        ['ii', false],
        ['bo', false],
      ]);
    });
  });

  test.each([
    ['民法典1042', 'zh/laws/civil-code/#a1042'],
    ['民法典第一千零四十二条', 'zh/laws/civil-code/#a1042'],
    ['治安管理处罚法', 'zh/laws/public-security-law/'],
    ['12348', 'zh/services/#tel-12348'],
  ])('%s leads to %s, and there is such a place', async (question, path) => {
    await visit(ask('zh', question), {}, async (page) => {
      const [first] = await answers(page);
      expect(first?.[0]).toBe(at(path));
      const response = await page.goto(at(path));
      expect(response?.status() ?? 200).toBe(200);
      const id = path.split('#')[1];
      expect(id === undefined || (await page.evaluate((name) => document.getElementById(name) !== null, id))).toBe(
        true,
      );
    });
  });
});

test('what nobody has words for leads on to topics and 12348', async () => {
  await visit(ask('zh', 'xyzzy'), {}, async (page) => {
    expect(await answers(page)).toEqual([]);
    expect(await page.isVisible('[data-search-part="ways"] a[href^="tel:12348"]')).toBe(true);
  });
});

test('a guide that does not come or is damaged is told, with a way to try again; the rest goes on', async () => {
  await visit('zh/search/', {}, async (page) => {
    let reply: { readonly status: number; readonly body: string } | null = { status: 200, body: '{"same":[' };
    await page.route('**/guide/*.json', (route) => (reply === null ? route.continue() : route.fulfill(reply)));
    await page.goto(at(ask('zh', '彩礼')));
    expect(await answers(page)).toEqual([]);
    expect(await page.locator('[data-search-hit]').count()).toBeGreaterThan(0);
    expect(await page.isVisible('[data-search-part="partial"]')).toBe(true);
    reply = null;
    await page.click('[data-search-part="partial"] [data-search-retry]');
    await page.waitForSelector('[data-search-answer]');
  });
});
