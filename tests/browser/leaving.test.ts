/** Leaving a page on violence, drugs or HIV quickly, and what stays behind on the phone: nothing. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { launchChromium } from './chromium.ts';

const { dir, base } = VARIANTS.base;
const ARTICLE = 'zh/articles/domestic-violence/';
const LAW = 'zh/laws/anti-domestic-violence-law/';
const LIST = 'zh/topics/marriage/';
const CALENDAR = /\/pufa\/calendar\/$/;

let browser: Browser;
let site: Served;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(dir, { base, port: 0 });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  const page = await context.newPage();
  await go(page, path);
  return page;
}

const go = (page: Page, path: string) => page.goto(site.url + path, { waitUntil: 'networkidle' });
const button = (page: Page) => page.locator('.bar [data-pufa-leave]');
const historyLength = (page: Page) => page.evaluate(() => history.length);

/** The sound of another article, as if this one had one. */
async function sound(page: Page): Promise<void> {
  const [file] = globSync('sounds/**/*.mp3', { cwd: dir });
  await page.evaluate(
    async (src) => {
      const audio = document.createElement('audio');
      audio.src = src;
      document.querySelector('main')?.append(audio);
      Object.assign(window, { heard: audio });
      await audio.play();
    },
    base + (file ?? 'missing'),
  );
}

/** The words of the language, or where it has none the Chinese ones. */
function wordsOf(lang: string): Readonly<Record<'leave' | 'keys', string>> {
  const file = (code: string): string => `locales/${code}/leaving.json`;
  const own = existsSync(file(lang)) ? file(lang) : file('zh');
  return JSON.parse(readFileSync(own, 'utf8')) as Readonly<Record<'leave' | 'keys', string>>;
}

describe('the button', () => {
  it.each([320, 360, 1280])('is in reach at %i px, first after the skip link, and not on paper', async (width) => {
    for (const lang of ['zh', 'ii', 'bo']) {
      const page = await open(`${lang}/articles/domestic-violence/`, { viewport: { width, height: 640 } });
      for (const to of [0, 100_000]) {
        await page.evaluate((top) => window.scrollTo(0, top), to);
        const box = await button(page).boundingBox();
        if (box === null) throw new Error('no button');
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(640);
        // Nothing lies over it, and it lies over no other button of the bar.
        const covered = await button(page).evaluate(
          (element, { x, y }) => !element.contains(document.elementFromPoint(x, y)),
          {
            x: box.x + box.width / 2,
            y: box.y + box.height / 2,
          },
        );
        expect(covered).toBe(false);
        const others = await page
          .locator('.bar__item:not([data-pufa-leave])')
          .evaluateAll((items) =>
            items.map((item) => item.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
          );
        for (const { left, right } of others) expect(left >= box.x + box.width - 1 || right <= box.x + 1).toBe(true);
      }
      // What is read last ends above the bar.
      const hidden = await page.evaluate(() => {
        const bar = document.querySelector('.bar')?.getBoundingClientRect().top ?? 0;
        return (document.querySelector('.footer__inner p:last-child')?.getBoundingClientRect().bottom ?? 0) > bar;
      });
      expect(hidden).toBe(false);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      const first = page.locator('[data-pufa-leave]').first();
      expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
      const words = await first.innerText();
      for (const key of ['leave', 'keys'] as const) expect(words).toContain(wordsOf(lang)[key]);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('[data-pufa-leave]:visible').count()).toBe(0);
      await context.close();
    }
    context = await browser.newContext();
  });

  it('is on the law and the topic that are about nothing else, and on no other page', async () => {
    const page = await open(LAW);
    expect(await button(page).count()).toBe(1);
    await go(page, 'zh/topics/drugs/');
    expect(await button(page).count()).toBe(1);
    for (const path of ['zh/', LIST, 'zh/articles/legal-aid/', 'zh/laws/civil-code/', 'zh/search/']) {
      await go(page, path);
      expect(await page.locator('[data-pufa-leave]').count(), path).toBe(0);
      for (let press = 0; press < 4; press++) await page.keyboard.press('Escape');
      expect(page.url()).toBe(site.url + path);
    }
  });

  it('is a plain link without scripts', async () => {
    const page = await open(ARTICLE, { javaScriptEnabled: false });
    await button(page).click();
    await expect.poll(() => page.locator('.calendar__month').count()).toBe(12);
    expect(page.url()).toMatch(CALENDAR);
  });
});

describe('leaving', () => {
  const ways: readonly [string, (page: Page) => Promise<void>][] = [
    ['by the button', (page) => button(page).click()],
    [
      'by Esc, however often it is pressed',
      async (page) => {
        for (let press = 0; press < 6; press++) await page.keyboard.press('Escape');
      },
    ],
  ];
  it.each(ways)('%s puts another page in the place of this one', async (_, leave) => {
    const page = await open(LIST);
    await page.locator('main a[href$="/domestic-violence/"]').click();
    await page.waitForURL(/domestic-violence/);
    await page.waitForLoadState('networkidle');
    const before = await historyLength(page);
    await leave(page);
    await page.waitForSelector('.calendar');
    expect(await historyLength(page)).toBe(before);
    expect(await page.title()).toBe('日历');
    expect(await page.locator('a').count()).toBe(0);
    expect(await page.content()).not.toMatch(/普法|家暴|暴力/);
    await page.goBack();
    expect(page.url()).toBe(site.url + LIST);
    await page.goForward();
    expect(page.url()).toMatch(CALENDAR);
  });

  it('takes words, sound and title away before the next page is asked for', async () => {
    const page = await open(ARTICLE);
    await sound(page);
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe('母语普法');
    // Within one task: no page can come in between.
    const state = await button(page).evaluate((link: HTMLElement) => {
      link.click();
      const { heard } = window as unknown as { heard: HTMLAudioElement };
      const { metadata, playbackState } = navigator.mediaSession;
      return {
        words: document.body.textContent,
        title: document.title,
        address: location.pathname,
        isPaused: heard.paused,
        hasSource: heard.hasAttribute('src'),
        metadata,
        playbackState,
      };
    });
    expect(state).toEqual({
      words: '',
      title: '日历',
      address: `${base}calendar/`,
      isPaused: true,
      hasSource: false,
      metadata: null,
      playbackState: 'none',
    });
    await page.waitForSelector('.calendar');
  });

  it('takes three presses of Esc in a row, not three at leisure', async () => {
    const page = await open(ARTICLE);
    for (let press = 0; press < 4; press++) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(900);
    }
    expect(page.url()).toBe(site.url + ARTICLE);
    expect(await page.locator('h1').isVisible()).toBe(true);
  });

  it('does not let earlier sensitive pages of this tab come back, until one is opened anew', async () => {
    const page = await open(ARTICLE);
    await go(page, LIST);
    await go(page, LAW);
    await button(page).click();
    await page.waitForSelector('.calendar');
    await page.goBack();
    expect(page.url()).toBe(site.url + LIST);
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForSelector('.calendar');
    expect(page.url()).toMatch(CALENDAR);
    await go(page, ARTICLE);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await go(page, LIST);
    await page.goBack();
    await expect.poll(() => page.locator('h1').isVisible()).toBe(true);
    expect(page.url()).toBe(site.url + ARTICLE);
  });

  it('holds for pages that the browser keeps alive for going back', async () => {
    const page = await open(ARTICLE);
    const kept = () => page.evaluate(() => document.documentElement.hidden);
    const pass = (type: string) =>
      page.evaluate((name) => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);
    await pass('pagehide');
    expect(await kept()).toBe(true);
    await pass('pageshow');
    expect(await kept()).toBe(false);
    await pass('pagehide');
    await page.evaluate(() => (window.name = 'left'));
    // Later, not within the call: the page that answers must not be the one that goes.
    await page.evaluate(
      () => void setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), 0),
    );
    await page.waitForSelector('.calendar');
    expect(page.url()).toMatch(CALENDAR);
  });
});

it('reading, hearing and searching leave nothing on the phone', async () => {
  const page = await open(ARTICLE);
  await sound(page);
  await page.evaluate(() => document.querySelectorAll('audio').forEach((audio) => audio.pause()));
  await go(page, `zh/search/?q=${encodeURIComponent('家暴')}`);
  await page.locator('[data-search-hit][href*="domestic-violence"]').first().click();
  await page.waitForURL(/domestic-violence/);
  await page.waitForLoadState('networkidle');
  await button(page).click();
  await page.waitForSelector('.calendar');
  const left = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()),
    ...('caches' in window ? await caches.keys() : []),
    document.cookie,
  ]);
  expect(left).toEqual(['']);
});
