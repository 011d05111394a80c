/** The door for who does not read, and the phone's own voice behind it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { at, visit } = withSite(VARIANTS.main);
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 640 } };

interface Spoken {
  readonly words: string;
  readonly voice: string;
}

/** Gives the page voices in place of the system's; what is said is noted, and said at once. */
async function withVoices(page: Page, voices: readonly { lang: string; localService: boolean }[]): Promise<void> {
  await page.addInitScript((given) => {
    const said: Spoken[] = [];
    Object.assign(window, { said });
    class Utterance {
      voice: { lang: string } | null = null;
      lang = '';
      onstart?: () => void;
      onend?: () => void;
      onerror?: () => void;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    const synthesis = {
      getVoices: () => given,
      cancel: () => undefined,
      speak: (utterance: Utterance) => {
        said.push({ words: utterance.text, voice: utterance.voice?.lang ?? '' });
        utterance.onstart?.();
        setTimeout(() => utterance.onend?.(), 20);
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  }, voices);
}

const saidOn = (page: Page): Promise<Spoken[]> => page.evaluate(() => (window as unknown as { said: Spoken[] }).said);
const LOCAL = [{ lang: 'zh-CN', localService: true }];

describe('the pictures', () => {
  it('are a dozen at most, each with a word, large enough for a thumb', async () => {
    await visit('', PHONE, async (page) => {
      await page.goto(at('zh/voice/'), { waitUntil: 'networkidle' });
      const boxes = await page.locator('.door__tile').evaluateAll((tiles) =>
        tiles.map((tile) => ({
          words: tile.textContent?.trim(),
          width: tile.clientWidth,
          height: tile.clientHeight,
        })),
      );
      expect(boxes.length).toBeGreaterThanOrEqual(8);
      expect(boxes.length).toBeLessThanOrEqual(12);
      for (const { words, width, height } of boxes) {
        expect(words).not.toBe('');
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(100);
      }
    });
  });

  it('a tap opens a room that says what to do and whom to call, and nothing of it stands in the address', async () => {
    await visit('', PHONE, async (page) => {
      await withVoices(page, LOCAL);
      await page.goto(at('zh/voice/'), { waitUntil: 'networkidle' });
      const address = page.url();
      await page.click('[data-room="violence"]');
      await page.waitForFunction(() => (window as unknown as { said: unknown[] }).said.length > 2);
      expect(page.url()).toBe(address);
      expect(await page.locator('.door__tiles').isVisible()).toBe(false);
      expect(await page.locator('.door__room:visible').count()).toBe(1);
      expect(await page.locator('.door__room:visible .door__call').getAttribute('href')).toMatch(/^tel:\d+$/);
      const said = await saidOn(page);
      const shown = await page.locator('.door__room:visible [data-read]').allInnerTexts();
      expect(said.map(({ words }) => words)).toEqual(shown.slice(0, said.length));
      expect(new Set(said.map(({ voice }) => voice))).toEqual(new Set(['zh-CN']));
      await page.goBack();
      expect(await page.locator('.door__tiles').isVisible()).toBe(true);
      expect(await page.locator('.door__room:visible').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-room'))).toBe('violence');
    });
  });

  it('without scripts lead to their rooms, or, where they are sensitive, to the article', async () => {
    await visit('', { ...PHONE, javaScriptEnabled: false }, async (page) => {
      await page.goto(at('zh/voice/'));
      expect(await page.locator('.door__room:visible').count()).toBe(0);
      await page.click('[data-room="school"]');
      expect(await page.locator('.door__room:visible').getAttribute('id')).toBe('school');
      await page.click('[data-room="violence"]');
      expect(new URL(page.url()).pathname).toMatch(/\/zh\/articles\/domestic-violence\/$/);
    });
  });

  it('can be left quickly', async () => {
    await visit('', PHONE, async (page) => {
      await page.goto(at('ii/voice/'), { waitUntil: 'networkidle' });
      await page.click('[data-room="drugs"]');
      await page.click('.bar [data-pufa-leave]');
      await page.waitForURL(/\/calendar\/$/);
    });
  });
});

describe("the phone's own voice", () => {
  it.each([
    ['no voice', []],
    ['a voice that asks a server', [{ lang: 'zh-CN', localService: false }]],
    ['a voice of another language', [{ lang: 'en-US', localService: true }]],
    ['Cantonese', [{ lang: 'zh-HK', localService: true }]],
  ])('is not offered with %s', async (_, voices) => {
    await visit('', PHONE, async (page) => {
      await withVoices(page, voices);
      await page.goto(at('zh/articles/usury/'), { waitUntil: 'networkidle' });
      expect(await page.locator('[data-pufa-aloud]').isVisible()).toBe(false);
    });
  });

  it('is offered as Androids name it, and reads the consent in Chinese to who does not read', async () => {
    await visit('', PHONE, async (page) => {
      await withVoices(page, [{ lang: 'zh_CN', localService: true }]);
      await page.goto(at('bo/record/legal-aid/'), { waitUntil: 'networkidle' });
      await page.click('[data-studio-about] [data-pufa-aloud]');
      await page.waitForFunction(() => (window as unknown as { said: unknown[] }).said.length > 2);
      const said = await saidOn(page);
      const shown = await page.locator('#consent-words p').allInnerTexts();
      expect(said.map(({ words }) => words)).toEqual(shown.map((words) => words.trim()));
      expect(said[0]?.words).toContain('CC BY 4.0');
    });
  });

  it('reads a Chinese article block by block, without labels, and stops', async () => {
    await visit('', PHONE, async (page) => {
      await withVoices(page, LOCAL);
      await page.goto(at('zh/articles/usury/'), { waitUntil: 'networkidle' });
      await page.click('[data-pufa-aloud]');
      await page.waitForFunction(() => (window as unknown as { said: unknown[] }).said.length > 3);
      // Not by the pointer: the page follows the voice.
      await page.locator('[data-pufa-aloud]').evaluate((button) => (button as HTMLElement).click());
      const said = await saidOn(page);
      expect(said[0]?.words).toBe((await page.locator('h1').innerText()).trim());
      expect(said.some(({ words }) => words.startsWith('要点'))).toBe(false);
      await page.waitForTimeout(200);
      expect((await saidOn(page)).length).toBeLessThanOrEqual(said.length + 1);
    });
  });

  it.each(['ii', 'bo'])('is not offered for %s', async (lang) => {
    await visit('', PHONE, async (page) => {
      await withVoices(page, [...LOCAL, { lang, localService: true }]);
      await page.goto(at(`${lang}/articles/bride-price/`), { waitUntil: 'networkidle' });
      expect(await page.locator('[data-pufa-aloud]').count()).toBe(0);
    });
  });
});
