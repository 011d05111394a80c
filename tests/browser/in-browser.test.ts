/** From WeChat's browser, which cannot save a file, to the phone's own. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit, at } = withSite(VARIANTS.main);
const WECHAT =
  'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36 MicroMessenger/8.0.2';
const ARTICLE = 'zh/articles/legal-aid/';

/** Where the page is after its programs have run. */
async function settled(page: Page): Promise<string> {
  await page.waitForLoadState('networkidle');
  return page.url();
}

test('in WeChat, saving a sound leads to how to change the browser, and back', async () => {
  await visit(ARTICLE, { userAgent: WECHAT }, async (page) => {
    const here = page.url();
    await page.click('a[download]');
    await page.waitForURL(/in-browser/);
    expect(page.url()).toBe(`${at('zh/in-browser/')}#${new URL(here).pathname}`);
    await expect.poll(() => page.getAttribute('[data-pufa-back]', 'href')).toBe(here);
    expect(await page.isVisible('.in-browser__picture')).toBe(true);
  });
});

test('in any other browser a sound is saved', async () => {
  await visit(ARTICLE, {}, async (page) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    expect(download.suggestedFilename()).toMatch(/\.mp3$/);
    await download.cancel();
  });
});

describe('the address that WeChat hands over', () => {
  test('goes on to the page one came from', async () => {
    await visit('zh/', {}, async (page) => {
      await page.goto(`${at('zh/in-browser/')}#/${ARTICLE}`);
      await page.waitForURL(at(ARTICLE));
    });
  });

  test.each(['//example.org/', 'javascript:alert(1)', 'https://example.org/', '/\\example.org', '%2F%2Fexample.org/'])(
    'never leads away from here: %s',
    async (place) => {
      await visit('zh/', {}, async (page) => {
        await page.goto(`${at('zh/in-browser/')}#${place}`);
        expect(new URL(await settled(page)).origin).toBe(new URL(at('')).origin);
        const back = await page.evaluate(() => document.querySelector<HTMLAnchorElement>('[data-pufa-back]')?.origin);
        expect(back).toBe(new URL(at('')).origin);
      });
    },
  );
});

test('a card of WeChat finds its picture in the page, and nobody else loads it', async () => {
  await visit(ARTICLE, {}, async (page) => {
    const picture = await page.evaluate(async () => {
      const found = [...document.images].find((image) => image.width >= 300 && image.height >= 300);
      const response = await fetch(found?.src ?? '');
      const bitmap = await createImageBitmap(await response.blob());
      return { loaded: found?.complete && found.naturalWidth > 0, size: [bitmap.width, bitmap.height] };
    });
    expect(picture).toEqual({ loaded: false, size: [300, 300] });
  });
});
