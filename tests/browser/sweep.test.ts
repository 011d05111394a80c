/** Every kind of page in every language stays inside a narrow phone. What it asks and logs: `privacy.test.ts`. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { TEMPLATES } from './templates.ts';

let browser: Browser;
let site: Served;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(VARIANTS.base.dir, { base: VARIANTS.base.base, port: 0 });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe.each(TEMPLATES)('page /%s', (path) => {
  it('does not run over the edge or out of its buttons at 320, 360 and 1280 px', async () => {
    const page = await browser.newPage(KEEPS_NOTHING);
    // Without the site's fonts first: on a bad line they come late or never.
    await page.route('**/*.woff2', (route) => route.abort());
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      if (width === 360) await page.unroute('**/*.woff2');
      if (width !== 1280) await page.goto(site.url + path);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${width} px`).toBe(0);
      if (width !== 320) {
        const clipped = await page.evaluate(() =>
          [...document.querySelectorAll('.bar__item, .button')]
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.textContent.trim()),
        );
        expect(clipped, `${width} px`).toEqual([]);
      }
    }
    await page.close();
  });
});
