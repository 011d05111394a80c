/** For thumbs, keys, poor sight and small screens: sizes and places measured in the browser. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { VARIANTS } from '../site/variants.ts';
import { CALENDAR, TEMPLATES } from './templates.ts';
import { PHONE, withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.base);
const SLUGS = ['anti-fraud', 'bride-price', 'constitution-day', 'domestic-violence', 'legal-aid', 'nine-years-school'];

describe.each(LANGS)('the first screen of an article in %s', (lang) => {
  it.each(SLUGS)('%s begins its answer, in both languages where there are two', async (slug) => {
    await visit(`${lang}/articles/${slug}/`, {}, async (page) => {
      const answers = await page.evaluate(() => {
        const floor = document.querySelector('.bar')?.getBoundingClientRect().top ?? innerHeight;
        return [...document.querySelectorAll('.answer')].map((answer) => {
          const range = document.createRange();
          range.selectNodeContents(answer);
          // Of the first line; icons have no height here.
          const line = [...range.getClientRects()].find((rect) => rect.height > 0);
          return {
            lang: answer.closest('[lang]')?.getAttribute('lang'),
            under: Math.round((line?.bottom ?? 1e4) - floor),
          };
        });
      });
      expect(answers).toHaveLength(lang === 'zh' ? 1 : 2);
      expect(answers.filter(({ under }) => under > 0)).toEqual([]);
    });
  });
});

describe('the languages in the header', () => {
  it('are there wherever one has scrolled, and keep the block one is at', async () => {
    await visit('zh/articles/legal-aid/', {}, async (page) => {
      const steps = page.locator('.row--steps');
      const id = await steps.getAttribute('id');
      await steps.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.waitForFunction(() => scrollY > 500);
      // Playwright scrolls what is out of sight: where the link is now is where a thumb finds it.
      const box = await page.locator('.header a[hreflang="bo"]').boundingBox();
      expect(box).not.toBeNull();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(64);
      await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
      await page.waitForURL(/\/bo\/articles\/legal-aid\//);
      expect(decodeURIComponent(new URL(page.url()).hash.slice(1))).toBe(id);
      // And the block does not begin under the header.
      await expect
        .poll(async () => Math.round((await page.locator(`[id="${id}"]`).boundingBox())?.y ?? -1))
        .toBeGreaterThanOrEqual(48);
    });
  });

  it('and the bar leave a low screen to the text', async () => {
    await visit('zh/articles/legal-aid/', { viewport: { width: 640, height: 320 } }, async (page) => {
      await page.evaluate(() => scrollTo(0, 1000));
      await page.waitForFunction(() => scrollY > 900);
      expect((await page.locator('.header').boundingBox())?.y).toBeLessThan(-100);
      expect((await page.locator('.bar').boundingBox())?.y).toBeGreaterThan(320);
    });
  });
});

/** What can be pressed and is smaller than 44 px, but for links inside a sentence. */
function tooSmall(): string[] {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, label[for]')];
  const seen = all.filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1);
  if (seen.length < 3) return ['nothing was measured'];
  const inSentence = (element: HTMLElement): boolean =>
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim() !== element.textContent.trim();
  return (
    seen
      .filter((element) => !inSentence(element) && !element.matches('.skip'))
      // A box to tick is as large as the label around it: a thumb may touch either.
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ element, box }) => `${box.width.toFixed(0)}×${box.height.toFixed(0)} ${element.outerHTML.slice(0, 90)}`)
  );
}

/** Where the keyboard's focus is, and whether a reader can see it. */
interface Focus {
  readonly what: string;
  /** Position in the document among what can have the focus. */
  readonly index: number;
  readonly problem: string;
}

function focusNow(): Focus | null {
  const active = document.activeElement as HTMLElement | null;
  if (active === null || active === document.body) return null;
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, audio[controls]')];
  // A hidden checkbox is seen by its label.
  const seen = active.matches('.switch') ? document.querySelector<HTMLElement>(`label[for="${active.id}"]`) : active;
  const style = seen === null ? null : getComputedStyle(seen);
  const box = seen?.getBoundingClientRect();
  const problems: string[] = [];
  if (style?.outlineStyle === 'none' || Number.parseFloat(style?.outlineWidth ?? '0') < 2) problems.push('no outline');
  if (box) {
    const edge = (selector: string, side: 'top' | 'bottom', none: number): number => {
      const frame = document.querySelector(selector);
      return frame === null ||
        frame.contains(seen) ||
        active.matches('.skip') ||
        getComputedStyle(frame).display === 'none'
        ? none
        : frame.getBoundingClientRect()[side];
    };
    const top = Math.max(0, edge('.header', 'bottom', 0));
    const bottom = Math.min(innerHeight, edge('.bar', 'top', innerHeight));
    if (box.bottom - box.top <= bottom - top && (box.top < top - 1 || box.bottom > bottom + 1))
      problems.push(
        `${box.top.toFixed(0)}–${box.bottom.toFixed(0)} is not between ${top.toFixed(0)} and ${bottom.toFixed(0)}`,
      );
    if (box.left < -1 || box.right > innerWidth + 1) problems.push('beside the screen');
  }
  return { what: active.outerHTML.slice(0, 90), index: all.indexOf(active), problem: problems.join(', ') };
}

/** Presses Tab until the focus leaves the page. */
async function tabThrough(page: Page): Promise<Focus[]> {
  const path: Focus[] = [];
  for (let press = 0; press < 300; press += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(focusNow);
    if (focus === null || (path.length > 0 && focus.index === path[0]?.index)) return path;
    path.push(focus);
  }
  throw new Error('the focus does not come to an end');
}

const KEYBOARD_PAGES = [
  'zh/',
  'bo/',
  'zh/articles/legal-aid/',
  'bo/articles/bride-price/',
  'zh/search/',
  'ii/services/',
];

describe('by keyboard alone', () => {
  it.each(KEYBOARD_PAGES)('all of /%s can be reached, in order, and the focus is always seen', async (path) => {
    await visit(path, {}, async (page) => {
      const focuses = await tabThrough(page);
      expect(focuses.filter(({ problem }) => problem !== '').map(({ what, problem }) => `${problem}: ${what}`)).toEqual(
        [],
      );
      const order = focuses.map(({ index }) => index);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const focusable = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, audio[controls]'),
          ].filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
      );
      expect(focuses.length).toBe(focusable);
    });
  });

  it('the first stop leads past the header', async () => {
    await visit('zh/articles/legal-aid/', {}, async (page) => {
      await page.keyboard.press('Tab');
      const skip = page.locator('.skip');
      expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
      expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      await page.waitForURL(/#main$/);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    });
  });

  it('notice, simple view and text size answer to keys', async () => {
    await visit('bo/articles/bride-price/', {}, async (page) => {
      await page.locator('.notice__short').focus();
      expect(await page.locator('.notice__text').isVisible()).toBe(false);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.notice__text').isVisible()).toBe(true);
      await page.locator('#simple').focus();
      await page.keyboard.press('Space');
      await expect.poll(() => page.locator('.row--paragraph').first().isVisible()).toBe(false);
      await page.locator('[data-pufa-text-size]').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset['text'])).toBe('1');
    });
  });
});

describe('where colours are forced', () => {
  const forced = { forcedColors: 'active', reducedMotion: 'reduce' } as const;

  it('a switch that is on, a key that is pressed and the present language still look different', async () => {
    await visit('bo/articles/bride-price/', forced, async (page) => {
      for (const mark of ['border-bottom-width', 'border-bottom-style'])
        expect(
          new Set(
            await page
              .locator('.languages__link')
              .evaluateAll((links, name) => links.map((link) => getComputedStyle(link).getPropertyValue(name)), mark),
          ).size,
        ).toBe(2);
      const looks: string[] = [];
      for (const checked of [false, true]) {
        await simpleSwitch(page).evaluate((input: HTMLInputElement, on) => (input.checked = on), checked);
        looks.push((await page.locator('.simple-label').screenshot()).toString('base64'));
      }
      expect(looks[0]).not.toBe(looks[1]);
    });
    await visit('zh/search/', forced, async (page) => {
      await page.click('[data-keyboard="ii"]');
      const key = page.locator('.key[aria-pressed]').nth(4);
      const looks: string[] = [];
      for (const pressed of ['false', 'true']) {
        await key.evaluate((element, on) => element.setAttribute('aria-pressed', on), pressed);
        looks.push((await key.screenshot()).toString('base64'));
      }
      expect(looks[0]).not.toBe(looks[1]);
    });
  });
});

const simpleSwitch = (page: Page) => page.locator('#simple');

describe.each(TEMPLATES)('page /%s', (path) => {
  it('has targets for thumbs, and bears zoom and spacing', async () => {
    await visit(path, {}, async (page) => {
      expect(await page.evaluate(tooSmall)).toEqual(path === CALENDAR ? ['nothing was measured'] : []);
      // 400 % zoom on a screen of 1280 × 1024; 200 % on a phone.
      for (const [width, height] of [
        [320, 256],
        [PHONE.width / 2, PHONE.height / 2],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await page.evaluate(cutOff), `${width} px`).toEqual([]);
      }
      // WCAG 1.4.12: text spacing set by the reader must not cut any text.
      await page.setViewportSize(PHONE);
      await page.addStyleTag({
        content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
          p { margin-bottom: 2em !important; }`,
      });
      expect(await page.evaluate(cutOff), 'with text spacing').toEqual([]);
    });
  });
});

/** What stands beside the screen or out of its box, as a reader would miss it. */
function cutOff(): string[] {
  const root = document.documentElement;
  const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
  const boxes = [
    ...document.querySelectorAll<HTMLElement>('a, button, label, p, li, h1, h2, h3, dt, dd, summary'),
  ].filter(
    (element) => element.checkVisibility() && !element.matches('.hidden, .hidden *, .skip') && element.clientWidth > 1,
  );
  const clipped = boxes
    .filter((element) => getComputedStyle(element).overflow !== 'visible')
    .filter(
      (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
    )
    .map((element) => `cut: ${element.outerHTML.slice(0, 90)}`);
  const beside = boxes
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .map((element) => `beside: ${element.outerHTML.slice(0, 90)}`);
  return [...wide, ...clipped, ...beside];
}
