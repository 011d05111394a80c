/** Search, from HTML to a hit in Chromium, over the Declaration of Human Rights. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeUdhrContent } from '../../scripts/commands/content-udhr.ts';
import { type Lang, LANGS } from '../../src/languages.ts';
import { buildSearchIndex } from '../../src/site/search/build-search-index.ts';
import { KEEPS_NOTHING, launchChromium } from '../browser/chromium.ts';
import { type FixtureArticle, writeFixtureSite } from './fixture-site.ts';
import { articlesFound, measureSearch, type Truth, truthOf } from './measure.ts';
import { type Served, serve } from './serve.ts';

const BASE = '/falv/';
const SOURCES = resolve(import.meta.dirname, '../../src');

let dir: string;
let truth: Truth;
let server: Served;
let browser: Browser;
let page: Page;

/** Own pages beside the Declaration: what the measure does not ask. */
const OWN: FixtureArticle[] = [
  {
    slug: 'own',
    blocks: {
      zh: ['彩礼，能退吗？', '没领证的，可以要求退还。见《民法典》第1042条。', '打 12348 问律师，１２３４５ 也行'],
      bo: ['བོད་ཡིག', 'པོ་པའི་ལ། བོད་བད་ཡིག་ ༡༢'],
    },
  },
  { slug: 'twin', blocks: { zh: ['“写的 <b>不是</b> 标签”', '能退还的是钱。'] } },
];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pufa-search-'));
  makeUdhrContent(join(dir, 'content'), { articles: 34 });
  truth = truthOf(join(dir, 'content'), '2026-11-23');
  const articles = truth.zh.map(({ slug }, index) => ({
    slug,
    blocks: { zh: truth.zh[index]?.blocks ?? [], ii: truth.ii[index]?.blocks ?? [], bo: truth.bo[index]?.blocks ?? [] },
  }));
  writeFixtureSite(join(dir, 'dist'), [...articles, ...OWN], BASE);
  await buildSearchIndex({ distDir: join(dir, 'dist') });
  server = await serve(join(dir, 'dist'), BASE, SOURCES);
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(dir, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await browser.newPage(KEEPS_NOTHING);
  server.requests.length = 0;
});
afterEach(async () => {
  server.faults.clear();
  await page.close();
});

async function open(lang: string, query: string): Promise<void> {
  await page.goto(`${server.origin}${BASE}${lang}/search/?q=${encodeURIComponent(query)}`);
  await settled();
}

async function settled(): Promise<void> {
  await page.waitForSelector('[data-search-state][aria-busy="false"]', { state: 'attached', timeout: 10_000 });
}

function state(): Promise<string | null> {
  return page.getAttribute('pufa-search', 'data-search-state');
}

describe('the index', () => {
  it('is the same twice', async () => {
    const files = (): string[] =>
      readdirSync(join(dir, 'dist/search'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    const bytes = (): Map<string, string> =>
      new Map(files().map((file) => [file, readFileSync(file).toString('base64')]));
    const first = bytes();
    await buildSearchIndex({ distDir: join(dir, 'dist') });
    expect(bytes()).toEqual(first);
  }, 30_000);
});

describe('phrases', () => {
  it('finds every article that holds a phrase, and hardly any other', async () => {
    const measured = await measureSearch({ browser, siteUrl: server.origin + BASE, truth, phrases: 40 });
    for (const lang of LANGS) {
      expect(measured[lang], lang).toMatchObject({ recall: 1 });
      expect(measured[lang].precision, lang).toBeGreaterThanOrEqual(0.98);
    }
  }, 120_000);

  it.each<[Lang, string, string[], string]>([
    ['zh', '礼，能退', ['own'], 'across punctuation'],
    ['zh', '礼能退', ['own'], 'punctuation left out'],
    ['zh', '退吗没领', [], 'not across blocks'],
    ['zh', '第１０４２条', ['own'], 'full width'],
    ['zh', '12345', ['own'], 'full width on the page'],
    ['zh', '退还 12348', ['own'], 'words apart'],
    ['zh', '退还', ['own', 'twin'], 'both'],
    ['bo', 'བོད་ཡིག', ['own'], 'a title'],
    ['bo', 'བད་ཡིག', ['own'], 'vowels count: only where it stands'],
    ['bo', 'བུད', [], 'another vowel is another word'],
    ['bo', '12', ['own'], 'digits'],
  ])('%s %s → %j (%s)', async (lang, query, slugs) => {
    await open(lang, '');
    const found = (await articlesFound(page, lang, query)).filter((slug) => !slug.startsWith('udhr'));
    expect(found.sort()).toEqual(slugs);
  });
});

describe('the search page', () => {
  it('leads to the block and marks the phrase in its language', async () => {
    await open('zh', '可以要求退还');
    const hit = page.locator('a[data-search-hit]');
    expect(await hit.getAttribute('href')).toBe(`${BASE}zh/articles/own/#b-1`);
    expect(await hit.innerText()).toBe('彩礼，能退吗？');
    const snippet = page.locator('[data-hit-snippet]');
    expect(await snippet.innerText()).toBe('没领证的，可以要求退还。见《民法典》第1042条。');
    expect(await snippet.locator('mark').innerText()).toBe('可以要求退还');
    expect(await snippet.getAttribute('lang')).toBe('zh-CN');
  });

  it('shows Tibetan as it was written', async () => {
    await open('bo', 'བོད་བད');
    expect(await page.locator('[data-hit-snippet]').innerText()).toBe('པོ་པའི་ལ། བོད་བད་ཡིག་ ༡༢');
    expect(await page.locator('mark').innerText()).toBe('བོད་བད');
  });

  it('shows what looks like markup as text', async () => {
    await open('zh', '不是');
    expect(await page.locator('a[data-search-hit]', { hasText: '写的' }).innerText()).toBe('“写的 <b>不是</b> 标签”');
  });

  it('searches Yi on a Chinese page when the query is Yi, and says which language it is', async () => {
    await open('zh', truth.ii[0]?.blocks[1]?.slice(0, 4) ?? '');
    expect(await page.locator('a[data-search-hit]').first().getAttribute('href')).toContain('/ii/articles/udhr-00');
    expect(await page.locator('[data-hit-lang]:visible').first().innerText()).toBe('ꆈꌠꉙ');
    expect(server.requests.some((path) => path.includes('/search/zh/'))).toBe(false);
  });

  it('shows ten at a time, and fetches no more than it shows', async () => {
    await open('zh', '人人有权');
    const total = Number(await page.getAttribute('pufa-search', 'data-search-total'));
    expect(total).toBeGreaterThan(10);
    expect(await page.locator('a[data-search-hit]').count()).toBe(10);
    expect(server.requests.filter((path) => /\/t\d+-\d+\.json$/u.test(path))).toHaveLength(10);
    await page.click('[data-search-part="more"]');
    await expect.poll(() => page.locator('a[data-search-hit]').count()).toBe(Math.min(20, total));
  });

  it('shows what has a part of it when nothing has all of it, and says so', async () => {
    await open('zh', '没领证的人要求退还吗');
    expect(await page.getAttribute('pufa-search', 'data-search-total')).toBe('0');
    expect(await page.isVisible('[data-search-part="near"]')).toBe(true);
    expect(await page.locator('a[data-search-near]').first().getAttribute('href')).toContain('/articles/own/#b-1');
    expect(await page.locator('a[data-search-hit]').count()).toBe(0);
    await articlesFound(page, 'zh', '彩礼');
    expect(await page.isVisible('[data-search-part="near"]')).toBe(false);
  });

  it('offers a way on when nothing is found', async () => {
    await open('zh', '龘龘');
    expect(await state()).toBe('done');
    expect(await page.getAttribute('pufa-search', 'data-search-total')).toBe('0');
    expect(await page.isVisible('[data-search-part="ways"] a[href="tel:12348"]')).toBe(true);
  });

  it('keeps the query in the address, and Back goes to the one before', async () => {
    await open('zh', '彩礼');
    await articlesFound(page, 'zh', '退还的是钱');
    expect(new URL(page.url()).searchParams.get('q')).toBe('退还的是钱');
    await page.goBack();
    await expect.poll(() => page.locator('a[data-search-hit]').first().getAttribute('href')).toContain('/own/');
    expect(await page.inputValue('input[name="q"]')).toBe('彩礼');
  });

  it('takes any text', async () => {
    await open('zh', '');
    for (const query of [
      '\uD800',
      '"',
      '"""彩礼',
      '<script>alert(1)</script>',
      '\u202E法',
      '.*(',
      '\\^',
      '་'.repeat(10_000),
      '法'.repeat(10_000),
      '___PAGEFIND_WEIGHT___9',
      '__proto__',
      'constructor toString',
    ]) {
      expect(Array.isArray(await articlesFound(page, 'zh', query))).toBe(true);
    }
  });
});

describe('when the index does not load', () => {
  it.each([
    ['the table', /table\.json$/u, 404],
    ['a table of another version', /table\.json$/u, Buffer.from('{"version":0}')],
    ['another page instead of the table', /table\.json$/u, Buffer.from('<!doctype html>')],
    ['a shard', /\/p\d+\.json$/u, 500],
    ['a shard that is cut off', /\/p\d+\.json$/u, Buffer.from('["彩 礼","0.')],
    ['a shard with something else in it', /\/p\d+\.json$/u, Buffer.from('["彩 礼","?"]')],
    ['the words', /\/t\d+-\d+\.json$/u, 500],
    ['words of another shape', /\/t\d+-\d+\.json$/u, Buffer.from('{}')],
  ] as const)('%s: says so, and a retry finds', async (_, pattern, fault) => {
    server.faults.set(pattern, fault);
    await open('zh', '彩礼');
    expect(await state()).toBe('failed');
    expect(await page.isVisible('[data-search-part="failed"] [data-search-retry]')).toBe(true);
    server.faults.clear();
    await page.click('[data-search-part="failed"] [data-search-retry]');
    await page.waitForSelector('[data-search-state="done"]');
    expect(await page.locator('a[data-search-hit]').count()).toBe(1);
  });

  it('shows the rest when one language fails', async () => {
    server.faults.set(/search\/bo\/table/u, 500);
    await open('bo', '12348');
    expect(await state()).toBe('done');
    expect(await page.locator('a[data-search-hit]').count()).toBe(1);
    expect(await page.isVisible('[data-search-part="partial"] [data-search-retry]')).toBe(true);
  });
});
