/** Recent searches: shown in an empty box, deleted one by one and all, never of what is sensitive. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RECENT_KEY } from '../../src/components/searching/recent.client.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { lowContrast } from './contrast.ts';
import { eventually } from './eventually.ts';
import { readTree } from './tree.ts';

const BOX = 'main input[name="q"]';
const PANEL = '[data-recent]';

let browser: Browser;
let site: Served;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(VARIANTS.main.dir, { base: VARIANTS.main.base, port: 0 });
});
beforeEach(async () => {
  context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 320, height: 640 }, bypassCSP: true });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path = 'zh/search/'): Promise<void> {
  page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
}

async function search(query: string): Promise<void> {
  await page.fill(BOX, query);
  await page.press(BOX, 'Enter');
  await page.waitForFunction((words) => new URLSearchParams(location.search).get('q') === words, query);
  await page.waitForSelector('[data-search-state="done"]');
}

const kept = (): Promise<string[]> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '[]') as string[], RECENT_KEY);
const shown = (): Promise<string[]> => page.locator(`${PANEL} [data-recent-search]`).allInnerTexts();
const isShown = (): Promise<boolean> => page.locator(PANEL).isVisible();

async function remember(...texts: string[]): Promise<void> {
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [RECENT_KEY, JSON.stringify(texts)],
  );
}

describe('recent searches are kept', () => {
  it('when they found something, the newest first, also when they were made on the first page', async () => {
    await open();
    await search('草场');
    await eventually(kept).toEqual(['草场']);
    await search('九年');
    await eventually(kept).toEqual(['九年', '草场']);
    await page.goto(`${site.url}zh/`);
    await page.fill(BOX, '社保');
    await page.press(BOX, 'Enter');
    await eventually(kept).toEqual(['社保', '九年', '草场']);
  });

  it('not when they found nothing', async () => {
    await open();
    await search('zzqqxx');
    await page.waitForTimeout(300);
    expect(await kept()).toEqual([]);
  });

  it('never when they lead to a sensitive page, and one that does now is forgotten', async () => {
    await open();
    await remember('挨打', '工钱');
    for (const query of ['老公打我', '家暴', '吸毒', '挨打']) {
      await search(query);
      await page.waitForTimeout(200);
      expect(await kept(), query).not.toContain(query);
    }
    expect(await kept()).toEqual(['工钱']);
  });

  it('nowhere, where storage is closed; one searches all the same', async () => {
    await context.addInitScript(() => {
      const closed = (): never => {
        throw new DOMException('closed', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: closed });
    });
    await open();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await search('法律援助');
    await page.fill(BOX, '');
    await page.waitForTimeout(200);
    expect([await isShown(), complaints]).toEqual([false, []]);
  });
});

describe('the panel', () => {
  it('is there when the empty box has the focus, goes when one types, and searches again', async () => {
    await open();
    await remember('法律援助', 'གླ་ཕོགས');
    expect(await isShown()).toBe(false);
    await page.focus(BOX);
    await eventually(shown).toEqual(['法律援助', 'གླ་ཕོགས']);
    expect(await page.locator(`${PANEL} [data-recent-search]`).nth(1).getAttribute('lang')).toBe('bo');
    await page.keyboard.insertText('工');
    await eventually(isShown).toBe(false);
    await page.fill(BOX, '');
    await eventually(isShown).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isShown()).toBe(false);
    await page.locator(BOX).blur();
    await page.focus(BOX);
    await page.click(`${PANEL} >> text=法律援助`);
    await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
    expect(await page.inputValue(BOX)).toBe('法律援助');
    expect(await isShown()).toBe(false);
  });

  it('stays where it is when the focus goes, so that what is below can be pressed', async () => {
    await open();
    await remember('法律援助');
    await page.focus(BOX);
    await eventually(isShown).toBe(true);
    await page.click('.footer a >> nth=0');
    await page.waitForURL((url) => !url.pathname.endsWith('/zh/search/'));
    await page.goBack();
    expect(await isShown()).toBe(false);
  });

  it('deletes one by one, and the focus goes on', async () => {
    await open();
    await remember('一', '二', '三');
    await page.focus(BOX);
    await page.waitForSelector(`${PANEL} [data-recent-delete]`);
    const remove = (text: string) => page.getByRole('button', { name: `删除 ${text}` });
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-labelledby') ?? document.activeElement?.getAttribute('name'),
      );
    await remove('二').press('Enter');
    expect([await kept(), await shown(), await focused()]).toEqual([
      ['一', '三'],
      ['一', '三'],
      'recent-delete-1 recent-1',
    ]);
    await remove('三').click();
    expect(await focused()).toBe('recent-delete-0 recent-0');
    await remove('一').click();
    expect([await isShown(), await focused()]).toEqual([false, 'q']);
    expect(await page.evaluate((key) => localStorage.getItem(key), RECENT_KEY)).toBeNull();
  });

  it('deletes all', async () => {
    await open();
    await remember('一', '二');
    await page.focus(BOX);
    await page.click('[data-recent-clear]');
    expect(await isShown()).toBe(false);
    expect(await page.evaluate((key) => localStorage.getItem(key), RECENT_KEY)).toBeNull();
  });

  it('is accessible, of good contrast, with targets a thumb can hit, inside a narrow phone', async () => {
    for (const lang of ['zh', 'bo']) {
      await open(`${lang}/search/`);
      await remember('没领证彩礼能退吗没领证彩礼能退吗没领证彩礼能退吗', 'གླ་ཕོགས', 'w'.repeat(60));
      await page.focus(BOX);
      await page.waitForSelector(`${PANEL} [data-recent-delete]`);
      const sizes = await page
        .locator(`${PANEL} button:visible`)
        .evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
        );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await axeViolations(page)).toEqual([]);
      expect((await readTree(page)).problems).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(lowContrast, 7)).toEqual([]);
      }
    }
  });
});
