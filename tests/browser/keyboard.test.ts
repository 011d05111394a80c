/** What a reader does, done by the keyboard alone: no flow needs a pointer, and the focus is never lost on the way. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.base);

/** Presses Tab until what `selector` names has the focus. @throws Error when it cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');

describe('by keyboard alone', () => {
  it('one chooses a language, opens a topic and an article, and changes the language where one is', async () => {
    await visit('', {}, async (page) => {
      await tabTo(page, '[data-pufa-lang="bo"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/bo\/$/);
      await tabTo(page, '.tile[href*="/topics/marriage/"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/topics\/marriage\//);
      await tabTo(page, '.article-row__link');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/articles\//);
      await tabTo(page, '.languages__link[hreflang="zh-CN"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/zh\/articles\//);
    });
  });

  it('one plays, moves, slows down and stops a recording', async () => {
    await visit('zh/articles/legal-aid/', {}, async (page) => {
      await page.waitForSelector('.player__panel:not([hidden])');
      const sound = page.locator('.player audio');
      const isPaused = () => sound.evaluate((audio: HTMLAudioElement) => audio.paused);
      await tabTo(page, '[data-action="toggle"]');
      await page.keyboard.press('Space');
      await expect.poll(isPaused).toBe(false);
      await page.keyboard.press('Enter');
      await expect.poll(isPaused).toBe(true);
      expect(await focused(page)).toContain('data-action="toggle"');

      await tabTo(page, '.player__slider');
      await page.keyboard.press('End');
      const time = () => sound.evaluate((audio: HTMLAudioElement) => audio.currentTime);
      await expect.poll(time).toBeGreaterThan(1);
      await page.keyboard.press('Home');
      await expect.poll(time).toBeLessThan(0.5);

      await tabTo(page, '[data-action="forward"]');
      await page.keyboard.press('Enter');
      await expect.poll(time).toBeGreaterThan(1);
      await tabTo(page, '.player__speed');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBeLessThan(1);
      // And a block from where it stands.
      await tabTo(page, '.block-play');
      await page.keyboard.press('Enter');
      await expect.poll(isPaused).toBe(false);
    });
  });

  it('one copies the address and is told so', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] };
    await visit('zh/articles/legal-aid/', options, async (page) => {
      await page.waitForSelector('button[data-pufa-share]:not([hidden])');
      await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
      await tabTo(page, 'button[data-pufa-share]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-pufa-share-done]:not([hidden])');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
      expect(await focused(page)).toContain('data-pufa-share');
    });
  });

  it('one searches and opens what was found', async () => {
    await visit('zh/', {}, async (page) => {
      await tabTo(page, '.search-box__input');
      await page.keyboard.insertText('律师');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/zh\/search\//);
      await page.waitForSelector('.search-hit');
      await tabTo(page, '.search-hit__link');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.includes('/search/'));
    });
  });

  it('one opens a keyboard on the screen, writes with it and closes it, and the focus stays at hand', async () => {
    await visit('zh/search/', {}, async (page) => {
      await tabTo(page, '[data-keyboard="ii"]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-keyboard-keys] .key');
      expect(await focused(page)).toContain('data-keyboard="ii"');
      // The initial n, then the first syllable that begins with it.
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.textContent)) === 'n') break;
      }
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))).toBe('true');
      await tabTo(page, '.keyboard__grid .key');
      await page.keyboard.press('Space');
      expect(await page.inputValue('.search-box__input')).toMatch(/^\p{Script=Yi}$/u);
      await tabTo(page, '[data-keyboard-close]');
      await page.keyboard.press('Enter');
      expect(await page.locator('[data-keyboard-keys]').isVisible()).toBe(false);
      // What had the focus is gone: the next stop is not the top of the page.
      expect(await page.evaluate(() => document.activeElement?.closest('pufa-keyboards') !== null)).toBe(true);
    });
  });

  it('one leaves a sensitive page', async () => {
    await visit('zh/articles/domestic-violence/', {}, async (page) => {
      await tabTo(page, '[data-pufa-leave]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.calendar');
    });
  });
});
