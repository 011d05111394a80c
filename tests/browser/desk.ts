/** The translation desk over the story: what the tests of it do over and over. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { TranslationHandIn } from '../../src/lib/translation-hand-in.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { PHONE } from './with-site.ts';

/** The name of the script, as the story has it. */
export const YI = 'ꆈꌠꁱꂷ';

export interface WithDesk {
  /** Opens the desk in a new profile; `before` runs in it before anything else. */
  readonly open: (options?: BrowserContextOptions, before?: () => void) => Promise<Page>;
  /** Opens it once more in the same profile. */
  readonly openAgain: () => Promise<Page>;
  readonly at: () => string;
}

/** Serves the story and starts Chromium, for the tests of the file it is called in. */
export function withDesk(): WithDesk {
  let browser: Browser;
  let site: Served;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await serveSite(VARIANTS.story.dir, { base: VARIANTS.story.base, port: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  afterEach(() => context.close());
  const at = (): string => `${site.url}desk/`;
  const openAgain = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (thrown) => expect.soft(thrown.message).toBe(''));
    await page.goto(at(), { waitUntil: 'networkidle' });
    return page;
  };
  return {
    at,
    openAgain,
    open: async (options, before) => {
      context = await browser.newContext({ ...KEEPS_NOTHING, viewport: PHONE, ...options });
      if (before) await context.addInitScript(before);
      return openAgain();
    },
  };
}

/** Says who one is, and waits for the list. */
export async function begin(page: Page, lang = 'ii', by = '阿某'): Promise<void> {
  await page.check(`[name="lang"][value="${lang}"]`);
  await page.fill('[name="by"]', by);
  await page.fill('[name="place"]', '木里');
  await page.check('[name="native"][value="yes"]');
  await page.click('[data-desk-who] [type="submit"]');
  await page.waitForSelector('[data-desk-article]:visible');
}

/** Opens an article from the list. */
export async function pick(page: Page, slug: string): Promise<void> {
  await page.click(`[data-desk-article="${slug}"]`);
  await page.waitForSelector('[data-desk-box]:visible');
}

/** Presses a button of the block. */
export const does = (page: Page, what: string) => page.click(`[data-desk-do="${what}"]`);
/** Presses a step. */
export const go = (page: Page, where: string) => page.click(`.studio__step[data-desk-go="${where}"]`);
/** Returns what the first piece is called. */
export const labelOf = (page: Page) => page.locator('[data-desk-label]').first().textContent();
/** Returns what a part of the page says now, by its names. */
export const said = (page: Page, part: string): Promise<string[]> =>
  page
    .locator(`[data-desk-${part}] [data-said]:visible`)
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-said') ?? ''));
/** Returns the names of what is kept. */
export const databases = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** Saves the file. */
export async function save(page: Page): Promise<{ name: string; path: string; handIn: TranslationHandIn }> {
  await go(page, 'give');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-give-by="save"]')]);
  const path = await download.path();
  return {
    name: download.suggestedFilename(),
    path,
    handIn: JSON.parse(readFileSync(path, 'utf8')) as TranslationHandIn,
  };
}
