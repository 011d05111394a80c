/** Queries that are not written as the site writes, choices that narrow what was found, and a phone without a network. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { eventually } from '../browser/eventually.ts';
import { withSite } from '../browser/with-site.ts';
import { VARIANTS } from '../site/variants.ts';

const { visit, at } = withSite(VARIANTS.main);

const ask = (lang: string, query: string, more = ''): string => `${lang}/search/?q=${encodeURIComponent(query)}${more}`;

async function done(page: Page): Promise<void> {
  await page.waitForSelector('[data-search-state="done"]');
}

/** Addresses below the site, without the block. */
function linksTo(page: Page, links: string): Promise<string[]> {
  return page.$$eval(
    links,
    (found, site) => found.map((link) => (link as HTMLAnchorElement).href.slice(site.length).replace(/#.*/u, '')),
    at(''),
  );
}

describe('a query', () => {
  test.each([
    ['離婚', '离婚'],
    ['強制執行', '强制执行'],
  ])('in traditional characters, %s, finds what %s finds', async (traditional, simplified) => {
    const found = (query: string): Promise<string[]> =>
      visit(ask('zh', query), {}, async (page) => {
        await done(page);
        return linksTo(page, '[data-search-hit]');
      });
    const hits = await found(traditional);
    expect(hits.length).toBeGreaterThan(0);
    expect(hits).toEqual(await found(simplified));
  });

  test.each([
    ['zh', 'caili', '彩礼', 'zh/articles/bride-price/'],
    ['zh', 'lihun', '离婚', 'zh/articles/divorce/'],
    ['bo', 'khrims', 'ཁྲིམས', 'bo/articles/'],
  ])('on a page in %s in Latin letters, %s, is read as %s', async (lang, latin, written, path) => {
    await visit(ask(lang, latin), {}, async (page) => {
      await done(page);
      const reading = page.locator('[data-search-part="readings"] a', { hasText: new RegExp(`^${written}$`, 'u') });
      expect(await reading.isVisible()).toBe(true);
      expect((await linksTo(page, '[data-search-hit]')).some((link) => link.startsWith(path))).toBe(true);
      await reading.click();
      await done(page);
      expect(new URL(page.url()).searchParams.get('q')).toBe(written);
    });
  });

  test('in romanised Yi without tones finds Yi', async () => {
    await visit(ask('ii', 'jie vi'), {}, async (page) => {
      await done(page);
      expect((await linksTo(page, '[data-search-hit]')).every((link) => link.startsWith('ii/articles/'))).toBe(true);
      expect(await page.locator('mark').first().innerText()).toBe('ꏦꃤ');
    });
  });

  test('misheard is answered all the same, with the table of sounds fetched for it', async () => {
    await visit('zh/search/', {}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(at(ask('zh', '欠挑过七了')));
      await done(page);
      expect((await linksTo(page, '[data-search-answer]'))[0]).toBe('zh/articles/loan-note/');
      expect(asked.some((url) => url.includes('/guide/sounds.'))).toBe(true);
    });
  });
});

describe('choices', () => {
  test('narrow what was found, stand in the address, and Back takes them away', async () => {
    await visit(ask('zh', '合同'), {}, async (page) => {
      await done(page);
      const all = await page.getAttribute('pufa-search', 'data-search-total');
      await page.selectOption('[data-search-part="filters"] [name="topic"]', 'land');
      const total = (): Promise<string | null> => page.getAttribute('pufa-search', 'data-search-total');
      await eventually(total).not.toBe(all);
      await done(page);
      const hits = await linksTo(page, '[data-search-hit]');
      expect(hits).toContain('zh/articles/contracted-land/');
      expect(hits).not.toContain('zh/articles/labor-contract/');
      expect(new URL(page.url()).searchParams.get('topic')).toBe('land');
      await page.goBack();
      await eventually(total).toBe(all);
      expect(await page.inputValue('[name="topic"]')).toBe('');
    });
  });

  test('come from the address, with the language and the recording', async () => {
    await visit(ask('zh', '法律援助', '&in=ii&heard=1'), {}, async (page) => {
      await done(page);
      // No article can be heard in Yi.
      expect(await page.getAttribute('pufa-search', 'data-search-total')).toBe('0');
      expect(await page.isVisible('[data-search-part="filters"]')).toBe(true);
      await page.uncheck('[name="heard"]');
      await page.waitForSelector('[data-search-hit][href*="/zh/articles/legal-aid/"]');
      expect(await page.isVisible('[data-search-hit][href*="/articles/loan-note/"]')).toBe(false);
      await page.selectOption('[name="in"]', 'zh');
      await page.check('[name="heard"]');
      await page.waitForSelector('[data-search-hit][href*="/zh/articles/legal-aid/"]');
    });
  });
});

test('a hit says in which languages its article can be read and heard', async () => {
  await visit(ask('zh', '法律援助'), {}, async (page) => {
    await done(page);
    const hit = page.locator('li', { has: page.locator('[data-search-hit][href*="/legal-aid/"]') });
    await eventually(() => hit.locator('[data-hit-lang]:visible').allInnerTexts()).toEqual(
      ['中文\n可以听', 'ꆈꌠꉙ', 'བོད་ཡིག'].map((name) => expect.stringContaining(name.split('\n')[0] ?? '')),
    );
    expect(await hit.locator('[data-hit-lang="zh"] [data-hit-heard]').isVisible()).toBe(true);
    expect(await hit.locator('[data-hit-lang="ii"] [data-hit-heard]').isVisible()).toBe(false);
  });
});

test('without a network what was asked before is found again, and it is said that there is none', async () => {
  await visit(ask('zh', '高利贷'), {}, async (page, context) => {
    await done(page);
    const hits = await linksTo(page, '[data-search-hit]');
    expect(hits.length).toBeGreaterThan(0);
    expect(await page.isVisible('[data-search-part="offline"]')).toBe(false);
    await context.setOffline(true);
    await page.fill('input[name="q"]', '高利贷');
    await page.press('input[name="q"]', 'Enter');
    await page.waitForSelector('[data-search-part="offline"]:visible');
    await done(page);
    expect(await linksTo(page, '[data-search-hit]')).toEqual(hits);
    await page.fill('input[name="q"]', '祖坟');
    await page.press('input[name="q"]', 'Enter');
    await page.waitForSelector('[data-search-state="done"], [data-search-state="failed"]');
    expect(await page.isVisible('[data-search-part="offline"]')).toBe(true);
    await context.setOffline(false);
  });
});
