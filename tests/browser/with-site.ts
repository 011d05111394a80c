/** A built site and a browser for the tests of one file. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import type { Variant } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';

export const PHONE = { width: 360, height: 640 } as const;

export interface WithSite {
  /** Runs `look` on the page at `path` (without the base), in a context of its own. */
  readonly visit: <T>(
    path: string,
    options: BrowserContextOptions,
    look: (page: Page, context: BrowserContext) => Promise<T>,
  ) => Promise<T>;
  /** Address of a path without the base. */
  readonly at: (path: string) => string;
}

/** Serves `variant` and starts Chromium for the tests of the file it is called in; both end with them. */
export function withSite(variant: Variant): WithSite {
  let browser: Browser;
  let site: Served;
  beforeAll(async () => {
    browser = await launchChromium();
    site = await serveSite(variant.dir, { base: variant.base, port: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  const at = (path: string): string => site.url + path;
  return {
    at,
    visit: async (path, options, look) => {
      // Tests count requests and memory; what is kept has tests of its own (`offline.test.ts`).
      // The policy of the page would keep out what a reader's own style sheet may do.
      const context = await browser.newContext({
        viewport: PHONE,
        bypassCSP: true,
        ...KEEPS_NOTHING,
        ...options,
      });
      try {
        const page = await context.newPage();
        await page.goto(at(path));
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        return await look(page, context);
      } finally {
        await context.close();
      }
    },
  };
}
