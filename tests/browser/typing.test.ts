/** The keyboards on the screen, for phones that have none for Yi and Tibetan. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { programOf } from './programs.ts';

let browser: Browser;
let site: Served;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
});
afterEach(() => page.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

const [YI, TIBETAN] = ['yiKeys', 'tibetanKeys'].map((name) => programOf(VARIANTS.base.dir, name)) as [string, string];
const BOX = '[data-keyboard-keys]';
const press = (name: string): Promise<void> => page.locator(BOX).getByRole('button', { name, exact: true }).click();
const typed = (): Promise<string> => page.inputValue('input[name="q"]');

async function open(lang: string): Promise<string[]> {
  page = await browser.newPage({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}${lang}/search/`, { waitUntil: 'networkidle' });
  return asked;
}

it('fetches a keyboard only when it is opened', async () => {
  const asked = await open('zh');
  const isAsked = (part: string): boolean => asked.some((url) => url.includes(part));
  expect([YI, TIBETAN].some(isAsked)).toBe(false);
  expect(asked.filter((url) => url.endsWith('.woff2') && !url.includes('names'))).toEqual([]);
  await page.click('[data-keyboard="ii"]');
  await page.waitForSelector(`${BOX} .key`);
  expect([YI, TIBETAN].map(isAsked)).toEqual([true, false]);
});

it('writes Yi by initial, final and tone', async () => {
  await open('ii');
  await page.click('[data-keyboard="ii"]');
  await page.waitForSelector(`${BOX} .key`);
  for (const name of ['n', 'nuo', 's', 'su']) await press(name);
  expect(await typed()).toBe('ꆈꌠ');
  await press('删一个字');
  expect(await typed()).toBe('ꆈ');
  expect(await page.locator(BOX).getByRole('button', { name: 's', exact: true }).getAttribute('aria-pressed')).toBe(
    'true',
  );
});

it('writes Tibetan, stacks letters, and types where the caret is', async () => {
  await open('bo');
  await page.click('[data-keyboard="bo"]');
  await page.waitForSelector(`${BOX} .key`);
  const [stack, vowel] = [page.locator(BOX).locator('[aria-pressed]'), '◌ི'];
  await press('ས');
  await stack.click();
  await press('ག');
  expect(await stack.getAttribute('aria-pressed')).toBe('false');
  await press('ར');
  await press(vowel);
  expect(await typed()).toBe('ས\u0F92ར\u0F72');
  await page.locator('input[name="q"]').evaluate((field) => (field as HTMLInputElement).setSelectionRange(0, 0));
  await press('བ');
  expect(await typed()).toBe('བས\u0F92ར\u0F72');
});

it('closes again, and says so when the keys did not come', async () => {
  await open('zh');
  await page.click('[data-keyboard="ii"]');
  await page.waitForSelector(`${BOX} .key`);
  await page.click('[data-keyboard-close]');
  expect(await page.locator(BOX).isVisible()).toBe(false);
  expect(await page.getAttribute('[data-keyboard="ii"]', 'aria-expanded')).toBe('false');
  await page.route(`**/${TIBETAN}`, (route) => route.abort());
  await page.click('[data-keyboard="bo"]');
  await page.waitForSelector('[data-keyboard-failed]', { state: 'visible' });
});

it('has keys that a thumb can hit, inside a narrow phone', async () => {
  await open('zh');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const board of ['ii', 'bo']) {
    await page.click(`[data-keyboard="${board}"]`);
    await page.waitForSelector(`${BOX} [lang="${board}"]`);
    if (board === 'ii') await press('n');
    const sizes = await page
      .locator(`${BOX} .key`)
      .evaluateAll((keys) =>
        keys.map((key) => Math.min(key.getBoundingClientRect().width, key.getBoundingClientRect().height)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
