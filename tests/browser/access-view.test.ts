/** What a reader sets for this phone: the size of the text and the simple view. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const ARTICLE = 'zh/articles/bride-price/';
const { at, visit } = withSite(VARIANTS.base);

const rootSize = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
const larger = (page: Page) => page.locator('[data-pufa-text-size]');
const simple = (page: Page) => page.locator('#simple');
const simpleLabel = (page: Page) => page.locator('.simple-label');
/** Kinds of the blocks in sight, each once. */
const kindsShown = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('[data-block]')]
        .filter((block) => block.checkVisibility())
        .map((block) => block.getAttribute('data-block') ?? ''),
    ),
  ]);
const SIMPLE_KINDS = ['answer', 'call', 'key-points', 'steps', 'title'];

describe('the size of the text', () => {
  it('grows in three steps, scales all text, and stays on the next page and after a reload', async () => {
    await visit(ARTICLE, {}, async (page) => {
      const paragraph = page.locator('.row--paragraph p').first();
      const sizeOf = (): Promise<number> =>
        paragraph.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      const sizes = [await sizeOf()];
      for (const root of ['20px', '24px', '16px']) {
        await larger(page).click();
        await expect.poll(() => rootSize(page)).toBe(root);
        sizes.push(await sizeOf());
      }
      expect(sizes).toEqual([18, 22.5, 27, 18]);

      await larger(page).click();
      await page.reload();
      expect(await rootSize(page)).toBe('20px');
      await page.goto(at('bo/services/'));
      expect(await rootSize(page)).toBe('20px');
      await page.goto(`${at('')}#choose`);
      expect(await rootSize(page)).toBe('20px');
    });
  });

  it('is set before any program file has come', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await larger(page).click();
      await expect.poll(() => rootSize(page)).toBe('20px');
      await page.route('**/*.js', (route) => route.abort());
      await page.reload();
      expect(await rootSize(page)).toBe('20px');
    });
  });

  it('says what the next tap does, in words', async () => {
    await visit(ARTICLE, {}, async (page) => {
      const said: string[] = [];
      for (let step = 0; step < 4; step += 1) {
        said.push((await larger(page).innerText()).trim());
        await larger(page).click();
      }
      expect(new Set(said.slice(0, 3)).size).toBe(3);
      expect(said[3]).toBe(said[0]);
    });
  });

  it('bears junk in the memory', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await page.evaluate(() => localStorage.setItem('pufa:text', '"><b>'));
      await page.reload({ waitUntil: 'networkidle' });
      expect(await rootSize(page)).toBe('16px');
      await larger(page).click();
      await expect.poll(() => rootSize(page)).toBe('20px');
    });
  });

  it('has no button where nothing would happen', async () => {
    for (const path of [ARTICLE, '', '404.html']) {
      await visit(path, { javaScriptEnabled: false }, async (page) => {
        expect(await larger(page).count()).toBe(1);
        expect(await larger(page).isVisible()).toBe(false);
      });
      await visit(path, {}, async (page) => expect(await larger(page).isVisible()).toBe(true));
    }
  });
});

describe('the simple view', () => {
  it.each(['zh', 'ii', 'bo'])('shows answer, key points, steps and calls in %s, without scripts too', async (lang) => {
    await visit(`${lang}/articles/bride-price/`, { javaScriptEnabled: false }, async (page) => {
      await simpleLabel(page).click();
      const shown = await page
        .locator('[data-block]:visible')
        .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-block') ?? ''));
      expect([...new Set(shown)].sort()).toEqual(SIMPLE_KINDS);
      expect(await page.locator('.after .related:visible, .after .office:visible').count()).toBe(0);
      // Each part has a picture, and the last thing leads back to the whole.
      for (const part of ['.answer', '.key-points', '.steps__label', '.call .button'])
        expect(await page.locator(`${part} .icon:visible`).count(), part).toBeGreaterThan(0);
      await page.locator('label.button[for="simple"]').click();
      expect(await page.locator('.row--paragraph:visible').count()).toBeGreaterThan(0);
    });
  });

  it('is remembered for the next article, and left again', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await simpleLabel(page).click();
      expect((await kindsShown(page)).sort()).toEqual(SIMPLE_KINDS);
      await page.goto(at('bo/articles/legal-aid/'));
      expect(await simple(page).isChecked()).toBe(true);
      await simpleLabel(page).click();
      await page.goto(at(ARTICLE));
      expect(await simple(page).isChecked()).toBe(false);
      expect(await kindsShown(page)).toContain('paragraph');
    });
  });

  it('is there before any program file has come', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await simpleLabel(page).click();
      await page.route('**/*.js', (route) => route.abort());
      await page.reload();
      expect((await kindsShown(page)).sort()).toEqual(SIMPLE_KINDS);
    });
  });

  it('shows what a link leads to, wherever it stands', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await simpleLabel(page).click();
      const id = await page.locator('.row--statute').first().getAttribute('id');
      await page.goto(`${at(ARTICLE)}#${id}`);
      expect(await simple(page).isChecked()).toBe(true);
      const target = page.locator(`[id="${id}"]`);
      expect(await target.isVisible()).toBe(true);
      await expect.poll(async () => (await target.boundingBox())?.y ?? -1).toBeLessThan(300);
      await page.goto(`${at(ARTICLE)}#state`);
      expect(await page.locator('#state').isVisible()).toBe(true);
    });
  });

  it('prints the whole', async () => {
    await visit(ARTICLE, {}, async (page) => {
      await simpleLabel(page).click();
      await page.emulateMedia({ media: 'print' });
      expect(await kindsShown(page)).toEqual(
        await page
          .locator('[data-block]')
          .evaluateAll((blocks) => [...new Set(blocks.map((block) => block.getAttribute('data-block') ?? ''))]),
      );
      expect(await page.locator('.simple-only:visible').count()).toBe(0);
    });
  });

  it('keeps one clear next step: the call', async () => {
    await visit('zh/articles/legal-aid/', {}, async (page) => {
      await simpleLabel(page).click();
      const button = await page.locator('.call .button').first().boundingBox();
      expect(button?.height ?? 0).toBeGreaterThanOrEqual(72);
      expect(button?.width ?? 0).toBeGreaterThanOrEqual(280);
    });
  });
});
