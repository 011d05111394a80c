/** The sheet to fill in with a pen: opened as a file, it asks for nothing, draws both scripts, and no row is cut by a page. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TRANSLATION_LANGS } from '../../src/languages.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { statuteWords } from '../../src/model/register.ts';
import { sheetOf } from '../../src/model/translation/sheet.ts';
import { printPage } from '../../src/site/hand-out/print-page.ts';
import { TODAY } from '../fixtures/content.ts';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';

/** A4 within the margins of `print-page.css`, in CSS pixels. */
const PAPER = { width: 703, height: 1009 } as const;

let browser: Browser;
let dir: string;
beforeAll(async () => {
  browser = await launchChromium();
  dir = await mkdtemp(join(tmpdir(), 'sheet-'));
});
afterAll(async () => {
  await browser.close();
  await rm(dir, { recursive: true });
});

describe.each(TRANSLATION_LANGS)('a sheet in %s', (lang) => {
  const { library } = loadLibrary('content', { today: TODAY });
  const article = library.articles.find(({ slug }) => slug === 'anti-fraud');
  if (article === undefined) throw new Error('anti-fraud');
  const blocks = sheetOf(article, lang, statuteWords.bind(null, library.register));
  const html = printPage(article, lang, blocks, TODAY);

  it('is whole, and room is left to write', async () => {
    expect(printPage(article, lang, blocks, TODAY)).toBe(html);
    const file = join(dir, `${lang}.html`);
    writeFileSync(file, html);
    const page = await browser.newPage({ viewport: PAPER });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(file).href]);
    const seen = await page.evaluate(() => ({
      fonts: [...document.fonts].map((font) => `${font.family.replaceAll('"', '')} ${font.status}`),
      numbers: [...document.querySelectorAll('tbody td.number')].map((cell) => cell.textContent),
      tallest: Math.max(...[...document.querySelectorAll('tr')].map((row) => row.getBoundingClientRect().height)),
      cut: [...document.querySelectorAll('tr')].filter((row) => getComputedStyle(row).breakInside !== 'avoid').length,
      wide: [...document.querySelectorAll('td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
      narrow: [...document.querySelectorAll('.line')].filter((line) => line.getBoundingClientRect().height < 40).length,
    }));
    expect(seen.fonts).toEqual(['pufa-words loaded']);
    expect(seen.numbers).toEqual(
      blocks.flatMap(({ number, segments }) => [String(number), ...segments.map((segment) => segment.number)]),
    );
    expect(seen.tallest).toBeLessThan(PAPER.height);
    expect(seen).toMatchObject({ cut: 0, wide: 0, narrow: 0 });
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
