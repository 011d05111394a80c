/** A built site whose server really stops, and a phone that has been there. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { KEPT, LISTS_CACHE, PAGES_CACHE } from '../../src/lib/keeping/names.ts';
import { serveSite, type Served } from '../../src/site/serve.ts';
import type { Variant } from '../site/variants.ts';
import { launchChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { PHONE } from './with-site.ts';

/** For the tests of the file it is made in: a copy of the site at `dir`, a phone of its own for each test. */
export class StoppableSite {
  /** Absolute path of the copy, which may be built again under the phone's eyes. */
  readonly dir = mkdtempSync(join(tmpdir(), 'pufa-offline-'));
  readonly base: string;
  browser!: Browser;
  context!: BrowserContext;
  #served: Served | null = null;
  #port = 0;

  /**
   * @param prepare - is called before the copy is served
   * @param flags - of Chromium
   */
  constructor(variant: Variant, prepare: () => Promise<void> | void = () => undefined, flags: readonly string[] = []) {
    this.base = variant.base;
    beforeAll(async () => {
      this.browser = await launchChromium({}, flags);
      cpSync(variant.dir, this.dir, { recursive: true });
      await prepare();
      await this.online();
    });
    afterAll(async () => {
      await this.browser.close();
      await this.offline();
      rmSync(this.dir, { recursive: true, force: true });
    });
    beforeEach(async () => {
      this.context = await this.browser.newContext({ viewport: PHONE });
    });
    afterEach(async () => {
      await this.context.close();
      await this.online();
    });
  }

  async online(): Promise<void> {
    this.#served ??= await serveSite(this.dir, { base: this.base, port: this.#port });
    this.#port = Number(new URL(this.#served.url).port);
  }

  /** Stops the server. What the browser keeps by itself for a minute, or a year, is no merit of ours: it goes. */
  async offline(page?: Page): Promise<void> {
    await this.#served?.close();
    this.#served = null;
    if (page === undefined) return;
    const devtools = await this.context.newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
  }

  /** Has `note` told of each address that is asked for from now on, until the server stops. */
  onRequest(note: (path: string) => void): void {
    this.#served?.server.on('request', (request: { url?: string }) => note(request.url ?? ''));
  }

  /** Address of a path below the base. Of this host alone workers are taken over plain http. */
  at(path: string): string {
    return `http://localhost:${this.#port}${this.base}${path}`;
  }

  /** Opens a page and waits until its language is on the phone. */
  async firstVisit(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.at(path));
    await this.isThere(page);
    return page;
  }

  /** Waits until the phone has another build than `build`. */
  async isThere(page: Page, build = ''): Promise<void> {
    await eventually(() => this.buildOf(page)).not.toBe(build);
  }

  /** The build whose pages the phone has; empty while they are on their way. */
  buildOf(page: Page): Promise<string> {
    const lang = new URL(page.url()).pathname.slice(this.base.length).split('/')[0] ?? '';
    return page.evaluate(
      async ([address = '', cacheName = '', header = '']) =>
        (await caches.match(address, { cacheName }))?.headers.get(header) ?? '',
      [`${this.base}keep/${lang}.json`, LISTS_CACHE, KEPT.build],
    );
  }

  /** Opens a page without a network; fails when its styles or anything else of its own do not come. */
  async open(page: Page, path: string): Promise<void> {
    const wrong: string[] = [];
    const note = (url: string): unknown => (/\/(?:_astro|fonts|icons)\//.test(url) ? wrong.push(url) : undefined);
    page.on('requestfailed', (request) => note(request.url()));
    await page.goto(this.at(path));
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(await page.evaluate(() => getComputedStyle(document.body).marginTop), path).toBe('0px');
    expect(wrong, path).toEqual([]);
  }
}

/** Returns the paths of what a phone keeps. */
export function kept(page: Page, cacheName: string = PAGES_CACHE): Promise<string[]> {
  return page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    cacheName,
  );
}
