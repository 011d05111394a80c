/** A question that is spoken: only where the browser hears, only after one knows where the voice goes. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { lowContrast } from './contrast.ts';
import { eventually } from './eventually.ts';

const BOX = 'main input[name="q"]';
const VOICE = '[data-voice]';
const part = (name: string): string => `[data-voice-part="${name}"]`;
const when = (state: string): string => `[data-voice-when="${state}"]`;

let browser: Browser;
let site: Served;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(VARIANTS.main.dir, { base: VARIANTS.main.base, port: 0 });
});
beforeEach(async () => {
  context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 320, height: 640 } });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Fake {
  lang: string;
  readonly calls: string[];
  onstart(): void;
  onresult(event: object): void;
  onerror(event: object): void;
  onend(): void;
}

/** Puts an engine in the place of the browser's that does what the test says; `heard` is the last one made. */
async function fake(): Promise<void> {
  await context.addInitScript(() => {
    class Engine {
      readonly calls: string[] = [];
      constructor() {
        Object.assign(globalThis, { heard: this, made: ((globalThis as { made?: number }).made ?? 0) + 1 });
      }
      start(): void {
        this.calls.push('start');
      }
      stop(): void {
        this.calls.push('stop');
      }
      abort(): void {
        this.calls.push('abort');
      }
    }
    Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: Engine });
  });
}

async function open(path = 'zh/search/'): Promise<void> {
  page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
}

const made = (): Promise<number> => page.evaluate(() => (globalThis as { made?: number }).made ?? 0);
const calls = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { heard: Fake }).heard.calls);
/** Lets the engine say that something happened. */
const happens = (name: 'onstart' | 'onresult' | 'onerror' | 'onend', event: object = {}): Promise<void> =>
  page.evaluate(([what, given]) => (globalThis as unknown as { heard: Fake }).heard[what](given), [
    name,
    event,
  ] as const);
const results = (...texts: string[]): object => ({ results: texts.map((transcript) => [{ transcript }]) });
const focused = (): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-voice-part'));

async function listen(): Promise<void> {
  await page.click(part('start'));
  await page.click(part('accept'));
  await happens('onstart');
}

describe('the button', () => {
  it.each([
    ['where the browser does not hear', 'zh/search/', undefined],
    [
      'in WeChat',
      'zh/search/',
      'Mozilla/5.0 (Linux; Android 9) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.2',
    ],
    ['on Yi pages', 'ii/search/', undefined],
    ['on Tibetan pages', 'bo/search/', undefined],
  ])('is not there %s', async (where, path, userAgent) => {
    if (userAgent !== undefined) {
      await context.close();
      context = await browser.newContext({ ...KEEPS_NOTHING, userAgent });
    }
    if (where.includes('does not hear'))
      await context.addInitScript(() =>
        Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined }),
      );
    else await fake();
    await open(path);
    expect(await page.locator(part('start')).isVisible()).toBe(false);
    await page.focus(BOX);
    expect(await page.locator(part('start')).isVisible()).toBe(false);
  });

  it('first says where the voice goes, and takes a no', async () => {
    await fake();
    await open();
    await page.click(part('start'));
    await page.waitForSelector(`${when('consent')}:visible`);
    expect(await page.locator(when('consent')).innerText()).toMatch(/传给做这个浏览器的公司/u);
    expect([await made(), await focused()]).toEqual([0, 'accept']);
    expect(await page.getAttribute(part('start'), 'aria-expanded')).toBe('true');
    await page.click(part('decline'));
    expect([await page.locator(when('consent')).isVisible(), await made(), await focused()]).toEqual([
      false,
      0,
      'start',
    ]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('after a yes does not ask again in this tab, but in the next', async () => {
    await fake();
    await open();
    await listen();
    await happens('onend');
    await page.click(part('start'));
    expect(await made()).toBe(2);
    await page.reload({ waitUntil: 'networkidle' });
    await page.click(part('start'));
    await eventually(made).toBe(1);
    expect(await page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)])).toEqual([
      ['pufa:voice'],
      [],
    ]);
    await open();
    await page.click(part('start'));
    await page.waitForSelector(`${when('consent')}:visible`);
    expect(await made()).toBe(0);
  });
});

describe('while it listens', () => {
  it('that is seen and said; what was heard is searched for', async () => {
    await fake();
    await open();
    await page.click(part('start'));
    await page.click(part('accept'));
    expect(await page.locator(when('opening')).isVisible()).toBe(true);
    expect(await page.evaluate(() => (globalThis as unknown as { heard: Fake }).heard.lang)).toBe('zh-CN');
    await happens('onstart');
    expect(await page.locator(`[role="status"] ${when('listening')}`).isVisible()).toBe(true);
    expect([await page.locator(part('start')).isVisible(), await focused()]).toEqual([false, 'stop']);
    await page.click(part('stop'));
    expect(await calls()).toEqual(['start', 'stop']);
    await happens('onresult', results('没领证', '彩礼能退吗。'));
    await eventually(() => new URL(page.url()).searchParams.get('q')).toBe('没领证彩礼能退吗');
    expect(await page.inputValue(BOX)).toBe('没领证彩礼能退吗');
    await page.waitForSelector('[data-search-state="done"]');
    expect([await page.getAttribute(VOICE, 'data-voice-state'), await focused()]).toEqual(['idle', 'start']);
    // What it says afterwards is not heard.
    await happens('onend');
    expect(await page.getAttribute(VOICE, 'data-voice-state')).toBe('idle');
  });

  it.each([
    ['not-allowed', 'denied', '没有允许'],
    ['service-not-allowed', 'denied', '没有允许'],
    ['audio-capture', 'denied', '话筒打不开'],
    ['network', 'offline', '网络不通'],
    ['no-speech', 'nothing', '没有听到'],
    ['language-not-supported', 'failed', '请打字'],
  ])('%s is said in plain words, and one can try again', async (error, state, words) => {
    await fake();
    await open();
    await listen();
    await happens('onerror', { error });
    await happens('onend');
    const said = page.locator(`[role="status"] ${when(state)}`);
    expect(await said.isVisible()).toBe(true);
    expect(await said.innerText()).toContain(words);
    expect(await focused()).toBe('start');
    await page.click(part('start'));
    expect([await made(), await said.isVisible()]).toEqual([2, false]);
  });

  it('silence, an end without words, and an engine that never ends are “nothing heard”', async () => {
    await fake();
    await open();
    await listen();
    await happens('onresult', results(' 。'));
    await page.waitForSelector(`${when('nothing')}:visible`);
    await page.click(part('start'));
    await happens('onend');
    await page.waitForSelector(`${when('nothing')}:visible`);
    await page.click(part('start'));
    await page.click(part('stop'));
    await page.waitForSelector(`${when('nothing')}:visible`, { timeout: 8000 });
    expect(await calls()).toEqual(['start', 'stop', 'abort']);
  });

  it('who goes to another tab is not listened to', async () => {
    await fake();
    await open();
    await listen();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect([await calls(), await page.getAttribute(VOICE, 'data-voice-state')]).toEqual([['start', 'abort'], 'idle']);
  });

  it('each state is accessible and of good contrast', async () => {
    await context.close();
    context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 320, height: 640 }, bypassCSP: true });
    await fake();
    await open();
    await page.click(part('start'));
    await page.waitForSelector(`${when('consent')}:visible`);
    expect(await axeViolations(page)).toEqual([]);
    await page.click(part('accept'));
    await happens('onstart');
    expect(await axeViolations(page)).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(lowContrast, 7)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

it('the microphone is allowed on search pages and nowhere else', async () => {
  const allows = (): Promise<boolean> =>
    page.evaluate(() =>
      (document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }).featurePolicy.allowsFeature(
        'microphone',
      ),
    );
  await open();
  expect(await allows()).toBe(true);
  for (const path of ['zh/', 'zh/articles/legal-aid/', 'zh/articles/domestic-violence/', '']) {
    await open(path);
    expect(await allows(), path).toBe(false);
  }
});
