import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
import { cutFonts } from '../../src/site/fonts/cut-fonts.ts';
import { pageHtml, TESTING_SHEETS, udhrParagraphs, writeSite } from '../../src/site/fonts/testing-site.ts';

/** Long enough for the page to be painted before its fonts come. */
const FONT_DELAY_MS = 500;

let folder: string;
let browser: Browser;
const server = createServer((request, response) => {
  const path = (request.url ?? '/').slice('/base/'.length);
  const isFont = path.endsWith('.woff2');
  readFile(join(folder, path)).then(
    (bytes) => {
      response.setHeader('content-type', isFont ? 'font/woff2' : path.endsWith('.css') ? 'text/css' : 'text/html');
      setTimeout(() => response.end(bytes), isFont ? FONT_DELAY_MS : 0);
    },
    () => response.writeHead(404).end(),
  );
});

beforeAll(async () => {
  const yi = await udhrParagraphs('iii');
  const tibetan = await udhrParagraphs('bod');
  folder = await writeSite({
    ...TESTING_SHEETS,
    'zh.html': pageHtml('zh-CN', 'names', ['法律']),
    'ii.html': pageHtml('ii', 'names Yiii', yi.slice(3, 12)),
    'bo.html': pageHtml('bo', 'names Tibt', tibetan.slice(3, 12)),
    'more.html': pageHtml('ii', 'names Yiii', yi),
    'common.html': pageHtml('ii', 'names Yiii', [mostCommon(yi.join(''), 40)]),
  });
  await cutFonts({ distDir: folder, base: '/base/', cacheDir: join(folder, '.cache') });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Returns the Yi syllables that stand most often in a text. */
function mostCommon(text: string, howMany: number): string {
  const times = new Map<string, number>();
  for (const syllable of text.match(/[\uA000-\uA48C]/gu) ?? []) times.set(syllable, (times.get(syllable) ?? 0) + 1);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, howMany)
    .map(([syllable]) => syllable)
    .join('');
}

interface Visit {
  readonly page: Page;
  /** Paths asked for, other hosts whole; without hashes. */
  readonly requests: string[];
}

async function visit(name: string): Promise<Visit> {
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  const page = await browser.newPage({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 } });
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^data:|\.css$/u.test(request.url()))
      requests.push(
        request
          .url()
          .replace(origin, '')
          .replace(/\.[0-9a-f]{10}\./u, '.'),
      );
  });
  await page.goto(`${origin}/base/${name}`);
  await page.evaluate('document.fonts.ready.then(() => new Promise((resolve) => setTimeout(resolve, 200)))');
  return { page, requests: requests.sort() };
}

/** Returns which of the characters of the page's paragraphs look like the box for unknown ones. */
function boxes(page: Page, family: string): Promise<string[]> {
  return page.evaluate((fontFamily) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 60;
    const context = canvas.getContext('2d');
    if (context === null) return ['no canvas'];
    const draw = (text: string): string => {
      context.clearRect(0, 0, 60, 60);
      context.font = `30px ${fontFamily}`;
      context.fillText(text, 10, 40);
      return context.getImageData(0, 0, 60, 60).data.join('');
    };
    // Never assigned in Yi, Tibetan: what the browser draws when it has nothing; and nothing at all.
    const unknown = new Set([draw('\uA4C7'), draw('\u0FDB'), draw('')]);
    const text = [...document.querySelectorAll('p')].map((p) => p.textContent).join('');
    const characters = new Set([...text].filter((c) => /[\uA000-\uA4CF\u0F40-\u0F6C]/u.test(c)));
    return [...characters].filter((character) => unknown.has(draw(character)));
  }, family);
}

test('a Chinese page fetches the names only', async () => {
  const { page, requests } = await visit('zh.html');
  expect(requests).toEqual(['/base/fonts/names-tibetan.woff2', '/base/fonts/names-yi.woff2', '/base/zh.html']);
  await page.close();
});

test('a Yi page fetches the slices it shows and draws no boxes', async () => {
  const { page, requests } = await visit('ii.html');
  expect(requests).toContain('/base/fonts/yi-1.woff2');
  expect(requests.join()).not.toMatch(/yi-rest|fonts\/tibetan|https?:/u);
  expect(await boxes(page, '"Pufa Yi"')).toEqual([]);
  await page.close();
});

test('a Yi page of common syllables fetches one slice, one of all syllables two', async () => {
  const slicesOf = async (name: string): Promise<string[]> => {
    const { page, requests } = await visit(name);
    await page.close();
    return requests.filter((path) => path.includes('/yi-'));
  };
  expect(await slicesOf('common.html')).toEqual(['/base/fonts/yi-1.woff2']);
  expect(await slicesOf('more.html')).toEqual(['/base/fonts/yi-1.woff2', '/base/fonts/yi-2.woff2']);
});

test('a Tibetan page fetches its font and draws no boxes', async () => {
  const { page, requests } = await visit('bo.html');
  expect(requests).toContain('/base/fonts/tibetan.woff2');
  expect(requests.join()).not.toMatch(/fonts\/yi|https?:/u);
  expect(await boxes(page, '"Pufa Tibetan"')).toEqual([]);
  await page.close();
});
