/** Reading as villagers do it: choosing a language, changing it, with and without scripts. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';

let browser: Browser;
let site: Served;
const PHONE = { ...KEEPS_NOTHING, viewport: { width: 360, height: 640 } };
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  return page;
}

describe('the chooser', () => {
  it('remembers the language that was chosen, and can still be reached', async () => {
    const context = await browser.newContext(PHONE);
    const page = await open(context, '');
    await page.locator('main a[lang="bo"], main a[hreflang="bo"]').first().click();
    await page.waitForURL(/\/bo\/$/);
    // Who comes from outside goes on in that language.
    const again = await context.newPage();
    await again.goto(site.url);
    await again.waitForURL(/\/bo\/$/);
    // A link of the site shows the choice, and offers to go on.
    await again.locator('.footer a[href$="/#choose"]').click();
    await again.waitForURL(/#choose$/);
    await again.waitForSelector('[data-pufa-resume]:visible');
    expect(await again.locator('[data-pufa-resume] a').getAttribute('href')).toMatch(/\/bo\/$/);
    await context.close();
  });

  it('shows the choice where the browser does not say where one comes from', async () => {
    const context = await browser.newContext(PHONE);
    await context.addInitScript(() => localStorage.setItem('pufa.lang', 'ii'));
    const page = await open(context, '#choose');
    await page.waitForSelector('[data-pufa-resume]:visible');
    expect(new URL(page.url()).hash).toBe('#choose');
    await context.close();
  });

  it('offers nothing to go on with on a first visit', async () => {
    const context = await browser.newContext(PHONE);
    const page = await open(context, '');
    expect(await page.locator('[data-pufa-resume]').isVisible()).toBe(false);
    await context.close();
  });

  it('is plain links without scripts', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await open(context, '');
    for (const lang of ['zh', 'ii', 'bo'])
      expect(await page.locator(`main a[href$="/${lang}/"]`).count()).toBeGreaterThan(0);
    await context.close();
  });
});

describe('without scripts', () => {
  it('one gets from the home page to an article, to another language, and to a call', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await open(context, 'zh/');
    await page.locator('a[href$="/zh/articles/bride-price/"]').first().click();
    await page.waitForURL(/bride-price/);
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    await page.locator('header a[href*="/ii/articles/bride-price/"]').first().click();
    await page.waitForURL(/\/ii\/articles\/bride-price/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ii');
    await context.close();
  });

  it('the search page leads to the topics', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await open(context, 'zh/search/?q=彩礼');
    expect(await page.locator('main a[href*="/zh/topics/"]:visible').count()).toBeGreaterThan(0);
    await context.close();
  });
});

describe('changing the language', () => {
  it('keeps the block one is at', async () => {
    const context = await browser.newContext(PHONE);
    const page = await open(context, 'zh/articles/legal-aid/');
    const ids = await page.locator('[data-block]').evaluateAll((elements) => elements.map((element) => element.id));
    const id = ids[Math.floor(ids.length / 2)] ?? '';
    await page.locator(`#${id}`).evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.waitForTimeout(200);
    const link = page.locator('header a[href*="/bo/articles/legal-aid/"]').first();
    await link.evaluate((element) => (element as HTMLElement).click());
    await page.waitForURL(/\/bo\/articles\/legal-aid\//);
    const kept = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const distance = Math.abs(ids.indexOf(kept) - ids.indexOf(id));
    expect(ids).toContain(kept);
    expect(distance).toBeLessThanOrEqual(1);
    await context.close();
  });
});

describe('fonts', () => {
  it.each([
    ['ii', 'Pufa Yi', '\ua2d2'],
    ['bo', 'Pufa Tibetan', '\u0f56'],
  ] as const)('of %s come from the site itself and are used', async (lang, family, sample) => {
    const context = await browser.newContext(PHONE);
    const asked: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}${lang}/articles/legal-aid/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(
      ([name]) =>
        [...document.fonts].some((face) => face.family.replaceAll('"', '') === name && face.status === 'loaded'),
      [family, sample],
    );
    expect(loaded).toBe(true);
    expect(asked.filter((url) => url.endsWith('.woff2')).every((url) => url.startsWith(site.url))).toBe(true);
    await context.close();
  });

  it('of a Chinese page are no more than the two names of the other languages', async () => {
    const context = await browser.newContext(PHONE);
    const asked: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}zh/articles/legal-aid/`, { waitUntil: 'networkidle' });
    expect(asked.filter((url) => url.endsWith('.woff2')).length).toBeLessThanOrEqual(2);
    await context.close();
  });
});
