/** An article on paper: whole, black on white, with a code that leads back to the page. */
import type { Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { VARIANTS } from '../site/variants.ts';
import { withSite } from './with-site.ts';

const { visit } = withSite(VARIANTS.base);
/** A4 within the margins of `print.css`, in CSS pixels. */
const PAPER = { width: 688, height: 1009 } as const;
const SLUG = 'bride-price';

/** Addresses of codes that the page asks for, as it asks. */
function codesAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/qr/')) asked.push(pathname);
  });
  return asked;
}

/** Opens the page, goes to its end, prints; returns what was asked for before and after. */
async function print(page: Page, path: string): Promise<{ before: string[]; after: string[]; sheets: number }> {
  const asked = codesAsked(page);
  await page.goto(new URL(path, page.url()).href, { waitUntil: 'networkidle' });
  // Where what is lazy would come.
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  const before = [...asked];
  const pdf = (await page.pdf()).toString('latin1');
  return { before, after: asked, sheets: pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0 };
}

it('without scripts, the code is fetched for paper only', async () => {
  await visit('', { javaScriptEnabled: false }, async (page) => {
    const { before, after } = await print(page, `zh/articles/${SLUG}/`);
    expect(before).toEqual([]);
    expect(after).toEqual([`${VARIANTS.base.base}qr/${SLUG}/zh.svg`]);
  });
});

describe.each(LANGS)('an article printed in %s', (lang) => {
  const path = `${lang}/articles/${SLUG}/`;

  it('bears a code, fetched for paper only, that a camera can read', async () => {
    await visit('', { viewport: PAPER, deviceScaleFactor: 2 }, async (page) => {
      const { before, after, sheets } = await print(page, path);
      expect(before).toEqual([]);
      expect(after).toEqual([`${VARIANTS.base.base}qr/${SLUG}/${lang}.svg`]);
      expect(sheets).toBeGreaterThan(2);
      expect(sheets).toBeLessThan(20);

      expect(await page.locator('.share__code').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      const code = page.locator('.share__code img');
      // 30 mm: for a phone held over a sheet on the wall.
      expect((await code.boundingBox())?.width).toBeGreaterThan(110);
      const { data, info } = await sharp(await code.screenshot())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const address = await page.locator('.share__url').innerText();
      expect(new URL(address).pathname).toBe(VARIANTS.base.base + path);
      expect(decodeQR({ width: info.width, height: info.height, data })).toBe(address);
    });
  });

  it('is whole, with numbers and dates, in black on white, without what cannot be pressed on paper', async () => {
    await visit(path, { viewport: PAPER }, async (page) => {
      // As a reader with large text has it.
      await page.evaluate(() => (document.documentElement.dataset['text'] = '2'));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ media: 'print', colorScheme });
        expect(await page.evaluate(paperProblems), colorScheme).toEqual([]);
      }
      const numbers = await page.locator('ol.steps > li').evaluateAll((items) =>
        items.map((item) => {
          const style = getComputedStyle(item, '::before');
          return {
            shown: style.display !== 'none' && style.content.includes('counter(step)'),
            colour: style.color,
            isOut: Number.parseFloat(style.top) < 0 || Number.parseFloat(style.height) > item.clientHeight,
            breaks: getComputedStyle(item).breakInside,
          };
        }),
      );
      expect(numbers.length).toBeGreaterThan(3);
      for (const number of numbers)
        expect(number).toEqual({ shown: true, colour: 'rgb(0, 0, 0)', isOut: false, breaks: 'avoid' });
    });
  });
});

/** What a reader of the sheet would miss, or has no use for; and what would cost ink or not be seen. */
function paperProblems(): string[] {
  const seen = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
  const problems: string[] = [];
  const needed = [
    'h1',
    '.answer',
    '.key-points__list > li',
    '.steps > li',
    '.statute__words',
    '.call .button__number',
    '#state .law-date',
    '.footer p',
  ];
  for (const selector of needed) {
    const all = document.querySelectorAll(selector).length;
    if (all === 0 || seen(selector).length !== all) problems.push(`${selector}: ${seen(selector).length} of ${all}`);
  }
  if (
    !/20\d\d/u.test(
      seen('#state .law-date')
        .map((date) => date.innerText)
        .join(),
    )
  )
    problems.push('no date of the law');
  for (const element of seen('[data-block]').filter((block) => block.innerText.trim() === ''))
    problems.push(`empty: ${element.outerHTML.slice(0, 90)}`);

  const useless = 'nav a, button, input:not(.hidden), select, audio, .skip, .switch__label, .related, .share .heading';
  for (const element of seen(useless)) problems.push(`not for paper: ${element.outerHTML.slice(0, 90)}`);

  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) problems.push(`${scrollWidth} px wide`);
  for (const element of seen('main *:not(.hidden), .footer *:not(.hidden)')) {
    const style = getComputedStyle(element);
    const { right, left, width } = element.getBoundingClientRect();
    if (width > 1 && (right > clientWidth + 1 || left < -1)) problems.push(`cut: ${element.outerHTML.slice(0, 90)}`);
    if (['sticky', 'fixed'].includes(style.position))
      problems.push(`on every sheet: ${element.outerHTML.slice(0, 90)}`);
    const [red = 0, green = 0, blue = 0] = (/\d+, \d+, \d+/u.exec(style.color)?.[0] ?? '').split(', ').map(Number);
    if (Math.max(red, green, blue) > 0x33)
      problems.push(`grey or coloured text: ${style.color} ${element.outerHTML.slice(0, 60)}`);
    if (!/rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/u.test(style.backgroundColor))
      problems.push(`ground: ${style.backgroundColor} ${element.outerHTML.slice(0, 60)}`);
  }
  return problems.slice(0, 20);
}
