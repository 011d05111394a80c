/** The page behind a link is fetched while the finger is on it, and nothing else is. */
import type { Browser, BrowserContext, CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LATE_FILE } from '../../src/lib/keeping/names.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { openGate, type Gate } from './gate.ts';

const LIST = 'zh/topics/marriage/';
const ARTICLE = 'zh/articles/bride-price/';
const SENSITIVE = 'zh/articles/domestic-violence/';
/** Longer than any touch or hover has to last. */
const SETTLED_MS = 400;

let browser: Browser;
let gate: Gate;
let context: BrowserContext;
let page: Page;
let devtools: CDPSession;
beforeAll(async () => {
  browser = await launchChromium();
  gate = await openGate(VARIANTS.base);
});
beforeEach(async () => {
  gate.delayMs = 0;
  context = await browser.newContext({
    ...KEEPS_NOTHING,
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await gate.close();
});

async function open(path: string): Promise<void> {
  page = await context.newPage();
  devtools = await context.newCDPSession(page);
  await page.goto(gate.url + path, { waitUntil: 'networkidle' });
  gate.asked.length = 0;
}

/** What was asked for since the page was there; the program for keeping comes on its own three seconds later. */
const asked = (): Gate['asked'] => gate.asked.filter(({ path }) => path !== LATE_FILE);
const askedFor = (path: string): number => asked().filter((one) => one.path === path).length;
const linkTo = (path: string): Locator => page.locator(`a[href="${VARIANTS.base.base}${path}"]:visible`).first();
const pause = (): Promise<void> => page.waitForTimeout(SETTLED_MS);

/** Puts a finger on the middle of `link`; returns what lifts it. */
async function touch(link: Locator, moves: readonly number[] = []): Promise<() => Promise<unknown>> {
  await link.scrollIntoViewIfNeeded();
  const box = await link.evaluate((element) => {
    const { left, top } = element.getClientRects()[0] ?? { left: 0, top: 0 };
    return { x: left + 8, y: top + 8 };
  });
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [...at] });
  await send('touchStart', [box]);
  for (const y of moves) await send('touchMove', [{ x: box.x, y: box.y + y }]);
  return () => send('touchEnd', []);
}

describe('a finger on a link', () => {
  it('fetches the page before it is lifted, once, and the page opened is the one fetched', async () => {
    await open(LIST);
    const lift = await touch(linkTo(ARTICLE));
    await expect.poll(() => askedFor(ARTICLE)).toBe(1);
    expect(asked()).toEqual([{ path: ARTICLE, isPrefetch: true }]);
    await pause();
    await lift();
    await page.waitForURL(/bride-price/);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(askedFor(ARTICLE)).toBe(1);
  });

  it('does not ask twice on a slow line either, when it is lifted before the answer is there', async () => {
    await open(LIST);
    gate.delayMs = 1500;
    const lift = await touch(linkTo(ARTICLE));
    await expect.poll(() => askedFor(ARTICLE)).toBe(1);
    await lift();
    await page.waitForURL(/bride-price/);
    await page.waitForLoadState();
    expect(askedFor(ARTICLE)).toBe(1);
  });

  it('fetches a page once, however often it is touched', async () => {
    await open('zh/');
    for (let times = 0; times < 3; times += 1) {
      // Away from the link before it is lifted: nothing is opened.
      const lift = await touch(linkTo('zh/paths/'));
      await pause();
      await page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), { once: true }));
      await lift();
    }
    expect(asked()).toEqual([{ path: 'zh/paths/', isPrefetch: true }]);
  });

  it('fetches nothing when it passes over', async () => {
    await open(LIST);
    await linkTo(ARTICLE).evaluate((link) => {
      // In one task: what a browser is told from outside may take longer than a touch.
      for (const type of ['pointerover', 'pointerout'])
        link.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'touch' }));
    });
    await pause();
    expect(asked()).toEqual([]);
  });

  it('passes over, for the browser, as soon as it scrolls', async () => {
    await open(LIST);
    await page.evaluate(() => {
      const seen = { isOut: false };
      Object.assign(globalThis, { seen });
      addEventListener('pointerout', () => (seen.isOut = true), { once: true });
    });
    const lift = await touch(linkTo(ARTICLE), [-10, -25, -45, -70]);
    await page.waitForFunction(() => (globalThis as unknown as { seen: { isOut: boolean } }).seen.isOut);
    await lift();
    expect(page.url()).toContain(LIST);
  });

  it('fetches nothing with Save-Data', async () => {
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });
    });
    await open(LIST);
    const lift = await touch(linkTo(ARTICLE));
    await pause();
    expect(asked()).toEqual([]);
    await lift();
    await page.waitForURL(/bride-price/);
    expect(askedFor(ARTICLE)).toBe(1);
  });

  it('fetches nothing where the browser cannot keep it, and the link works', async () => {
    await context.addInitScript(() => {
      DOMTokenList.prototype.supports = () => false;
    });
    await open(LIST);
    const lift = await touch(linkTo(ARTICLE));
    await pause();
    expect(asked()).toEqual([]);
    await lift();
    await page.waitForURL(/bride-price/);
  });
});

describe('what is not fetched', () => {
  it.each([
    ['a page on violence', LIST, `a[href$="/${SENSITIVE}"]`],
    ['a topic of which nothing may stay', 'zh/topics/', 'a[href$="/topics/drugs/"]'],
    ['a law on which only such pages rest', 'zh/laws/', 'a[href*="/laws/anti-domestic-violence-law/"]'],
    ['a call', 'zh/services/', 'a[href^="tel:"]'],
    ['another site', 'zh/laws/civil-code/', 'a[rel~="external"]'],
    ['a place in the same page', 'zh/', 'a[href="#main"]'],
    ['the page one is on', LIST, '.languages a[aria-current]'],
    ['a file', 'zh/articles/legal-aid/', 'a[download]'],
  ])('%s', async (_what, path, selector) => {
    await open(path);
    const link = page.locator(selector).first();
    // Some stand in a place that is closed; the program sees only that a finger came over the link.
    await link.evaluate((element) =>
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' })),
    );
    await pause();
    expect(asked()).toEqual([]);
    expect(await page.locator('link[rel="prefetch"][href]').count()).toBe(0);
  });

  it('anything from a page on violence: neither what is safe nor the same text in another language', async () => {
    await open(SENSITIVE);
    for (const link of await page.locator('a[href]').all()) {
      await link.evaluate((element) =>
        element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' })),
      );
    }
    await pause();
    expect(asked()).toEqual([]);
    // The way out, which is there from the beginning.
    expect(await page.locator('link[rel="prefetch"][href]').count()).toBe(1);
  });

  it('hits of a search that are on violence; others are', async () => {
    await open(`zh/search/?q=${encodeURIComponent('家暴')}`);
    await page.waitForSelector('[data-search-state="done"] [data-search-hit]');
    gate.asked.length = 0;
    const paths: string[] = [];
    for (const hit of await page.locator('[data-search-hit]').all()) {
      // A hit leads to a block; the page is the same.
      paths.push(await hit.evaluate((link) => (link as HTMLAnchorElement).pathname));
      await hit.evaluate((element) =>
        element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' })),
      );
      await pause();
    }
    const { library } = loadLibrary('content', { today: TODAY });
    const sensitive = new Set(sensitivePaths(library).map((path) => VARIANTS.base.base + path));
    expect(paths).toContain(VARIANTS.base.base + SENSITIVE);
    expect(asked().map(({ path }) => VARIANTS.base.base + path)).toEqual(paths.filter((path) => !sensitive.has(path)));
    expect(asked().length).toBeGreaterThan(0);
  });
});

it('a mouse that stays on a link fetches the page, one that passes over does not', async () => {
  await context.close();
  context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 1000, height: 700 } });
  await open(LIST);
  const box = await linkTo(ARTICLE).boundingBox();
  const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10];
  // In one go, as a hand does it: two calls would take longer than a hover.
  await page.evaluate(
    ([left = 0, top = 0]) => {
      const link = document.elementFromPoint(left, top);
      for (const type of ['pointerover', 'pointerout'])
        link?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }));
    },
    [x, y],
  );
  await pause();
  expect(asked()).toEqual([]);
  await page.mouse.move(x, y);
  await expect.poll(() => askedFor(ARTICLE)).toBe(1);
  await page.mouse.click(x, y);
  await page.waitForURL(/bride-price/);
  expect(askedFor(ARTICLE)).toBe(1);
});
