/** What is carried without a network: every file opened from the disk, nothing asked of anybody, searched, heard. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKiwix } from '../../scripts/test-tools.ts';
import { LANGS } from '../../src/languages.ts';
import { carriedName, FOLDER_NAME, LIST_NAME, ZIM_NAME, type CarriedList } from '../../src/lib/carried.ts';
import { topicsToCarry } from '../../src/model/carried.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeCarried } from '../../src/site/carry/make-carried.ts';
import { attribute, elementsOf, parsePage } from '../../src/site/html-tree.ts';
import { takePort } from '../../src/site/serve.ts';
import { readZip } from '../fixtures/zip.ts';
import { TODAY, VARIANTS } from '../site/variants.ts';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { PHONE, withSite } from './with-site.ts';

const { library } = loadLibrary('content', { today: TODAY });
const SITE = 'https://pufa.example.org';
const topics = topicsToCarry(library);
const packs = mkdtempSync(join(tmpdir(), 'pufa-carried-'));
const folder = join(packs, 'unpacked');
const log: string[] = [];
let browser: Browser;

beforeAll(async () => {
  const { dir, base } = VARIANTS.main;
  await makeCarried({ outDir: dir, base, site: SITE }, library, packs, (line) => log.push(line));
  for (const { name, bytes } of readZip(readFileSync(join(packs, FOLDER_NAME)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(packs, { recursive: true, force: true });
});

/** Opens a file in a phone without a network; fails on any request for something else than files, and on any error. */
async function open<T>(path: string, look: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: PHONE, offline: true });
  const wrong: string[] = [];
  const own = pathToFileURL(packs).href;
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(?:data|blob):/.test(request.url())) wrong.push(request.url());
  });
  page.on('requestfailed', (request) => wrong.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  try {
    await page.goto(pathToFileURL(join(packs, path.split('#')[0] ?? '')).href + (/#.*$/.exec(path)?.[0] ?? ''));
    const result = await look(page, context);
    expect(wrong, path).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const seen = (page: Page): Promise<string[]> =>
  page.$$eval('.carried__part', (parts) => parts.filter((part) => part.checkVisibility()).map((part) => part.id));

describe('a file of a topic', () => {
  it('opens in every language, asks for nothing but itself, and holds each article of its topic', async () => {
    for (const topic of topics) {
      for (const lang of LANGS) {
        const requests: string[] = [];
        await open(carriedName(topic.id, lang), async (page, context) => {
          context.on('request', (request) => requests.push(request.url()));
          const parts = await page.$$eval('.carried__part', (all) => all.map(({ id }) => id));
          const slugs = library.articles.filter(({ meta }) => meta.topic === topic.id).map(({ slug }) => slug);
          expect(parts).toEqual(slugs);
          expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : lang);
          expect(await page.innerText('h1 >> visible=true')).toContain(
            (lang === 'zh' ? topic.zh : (topic[lang] ?? topic.zh)).name,
          );
          expect(await page.locator('a[href="tel:12348"] >> visible=true').count()).toBeGreaterThan(0);
          // The day it is of, the law it knows, the address it came from.
          expect(await page.innerText('.carried__home')).toMatch(
            lang === 'bo' ? /2026ལོའི[^།]*།[^།]*20\d\dལོའི/ : /2026年11月23日从网站存下来的。\s*法律截至20\d\d年/,
          );
          expect(await page.locator(`a[href^="${SITE}/"]`).count()).toBeGreaterThan(0);
        });
        expect(
          requests.filter((url) => !url.startsWith('data:')),
          topic.id,
        ).toEqual([]);
      }
    }
  });

  it('is a budget: text, fonts, search; sound besides', () => {
    const list = JSON.parse(readFileSync(join(packs, LIST_NAME), 'utf8')) as CarriedList;
    const silent = list.files.filter(({ name }) => name.startsWith('carry-') && !hasSound(name));
    expect(silent.length).toBeGreaterThan(30);
    for (const { name, bytes } of silent) expect(bytes, name).toBeLessThan(600_000);
  });

  it('shows one article at a time, the list again by the way back, without scripts too', async () => {
    await open(`${carriedName('marriage', 'zh')}#bride-price`, async (page) => {
      expect(await seen(page)).toEqual(['bride-price']);
      expect(await page.locator('.carried__home').isVisible()).toBe(false);
      await page.locator('#bride-price .way-on').first().click();
      expect(await seen(page)).toEqual([]);
      await page.locator('.article-row__link[href="#divorce"]').click();
      expect(await seen(page)).toEqual(['divorce']);
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it.each([
    ['zh', '彩礼', 'bride-price'],
    ['bo', '彩礼', 'bride-price'],
    ['ii', 'ꑮꒃꎆ', 'bride-price'],
    ['bo', 'ཁྲིམས་ཁང', 'bride-price'],
  ] as const)('is searched in %s: %s', async (lang, query, slug) => {
    await open(carriedName('marriage', lang), async (page) => {
      await page.fill('#find', query);
      expect(await page.locator(`.carried__hits a[href="#${slug}"]`).count()).toBe(1);
      await page.locator(`.carried__hits a[href="#${slug}"]`).click();
      expect(await seen(page)).toEqual([slug]);
    });
  });

  it('says when it has nothing, and whom to ask', async () => {
    await open(carriedName('marriage', 'zh'), async (page) => {
      await page.fill('#find', '火星上的渔船');
      expect(await page.innerText('[data-none]')).toContain('12348');
      expect(await page.locator('.carried__hits li').count()).toBe(0);
    });
  });

  it('plays its sound out of itself', async () => {
    await open(`${carriedName('disputes', 'zh')}#legal-aid`, async (page) => {
      const audio = page.locator('#legal-aid audio').first();
      expect(await audio.evaluate((element) => element.getAttribute('src')?.slice(0, 11))).toBe('data:audio/');
      const time = await audio.evaluate(async (element) => {
        const sound = element as HTMLAudioElement;
        sound.muted = true;
        await sound.play();
        await new Promise((resolve) => sound.addEventListener('timeupdate', resolve, { once: true }));
        return sound.duration;
      });
      expect(time).toBeGreaterThan(5);
    });
  });
});

function hasSound(name: string): boolean {
  return readFileSync(join(packs, name), 'utf8').includes('src="data:audio/');
}

describe('the whole site in a folder', () => {
  const names = (): string[] => readZip(readFileSync(join(packs, FOLDER_NAME))).map(({ name }) => name);

  it('has no address that needs a server, and none that leads nowhere', () => {
    const all = new Set(names());
    const wrong: string[] = [];
    for (const name of [...all].filter((each) => each.endsWith('.html'))) {
      for (const element of elementsOf(parsePage(readFileSync(join(folder, name), 'utf8')))) {
        if (element.tagName === 'script' && attribute(element, 'type') === 'module') wrong.push(`${name}: module`);
        for (const key of ['href', 'src', 'action']) {
          const value = (attribute(element, key) ?? '').replace(/[?#].*$/s, '');
          if (value === '' || /^(?:https?|tel|data|mailto|sms):/.test(value)) continue;
          const path = posix.normalize(posix.join(posix.dirname(name), decodeURI(value)));
          if (value.startsWith('/') || !all.has(path)) wrong.push(`${name}: ${value}`);
        }
      }
    }
    expect(all.size).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it.each(['index.html', 'zh/index.html', 'ii/articles/bride-price/index.html', 'bo/topics/index.html'])(
    'opens %s with its styles, fonts and icons',
    async (path) => {
      await open(`unpacked/${path}`, async (page) => {
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(
          'rgba(0, 0, 0, 0)',
        );
        const icons = page.locator('svg use');
        for (let at = 0; at < Math.min(3, await icons.count()); at += 1) {
          expect(await icons.nth(at).getAttribute('xlink:href')).toMatch(/^#icon-/);
        }
      });
    },
  );

  it('is searched, and a hit leads to its place', async () => {
    await open('unpacked/zh/search/index.html', async (page) => {
      await page.fill('#find', '退彩礼');
      await page.locator('.carried__hits a').first().click();
      expect(page.url()).toContain('/articles/bride-price/index.html#');
      expect(await page.innerText('.footer')).toContain(`这是 ${TODAY} 存下来的，来自 ${SITE}。法律截至 20`);
    });
  });
});

describe('for Kiwix', () => {
  it('is a ZIM file that its server opens; where its tools are not, that is said', async () => {
    if (!hasKiwix()) {
      expect(log.join('\n')).toContain('没有 zimwriterfs');
      return;
    }
    const door = await takePort(0);
    await door.close();
    const kiwix = spawn('kiwix-serve', ['--address=127.0.0.1', `--port=${door.port}`, join(packs, ZIM_NAME)]);
    try {
      const home = `http://127.0.0.1:${door.port}/`;
      await expect
        .poll(
          () =>
            fetch(home).then(
              (answer) => answer.status,
              () => 0,
            ),
          { timeout: 20_000 },
        )
        .toBe(200);
      const catalogue = await (await fetch(`${home}catalog/v2/entries`)).text();
      const book = /type="text\/html" href="\/([^"]+)"/.exec(catalogue)?.[1] ?? '';
      const page = await fetch(`${home}${book}/zh/articles/bride-price/index.html`);
      expect(await page.text()).toContain('彩礼给了，婚没结成，能要回来吗？');
    } finally {
      kiwix.kill();
    }
  });
});

describe('the page that offers the files', () => {
  const { visit } = withSite(VARIANTS.main);

  it('says whom to ask where the host has none, with scripts and without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await visit('zh/carry/', { javaScriptEnabled }, async (page) => {
        expect(await page.locator('pufa-carry .empty').isVisible()).toBe(true);
        expect(await page.locator('[data-files]').first().isVisible()).toBe(false);
      });
    }
  });

  it('shows those that are there, each with its size before it is fetched', async () => {
    await visit('zh/carry/', { javaScriptEnabled: false }, async (_, context) => {
      const page = await context.browser()?.newPage({ viewport: PHONE });
      if (page === undefined) throw new Error('no page');
      const list: CarriedList = { day: TODAY, files: [{ name: carriedName('marriage', 'zh'), bytes: 234_567 }] };
      await page.route('**/packs/index.json', (route) => route.fulfill({ json: list }));
      await page.goto(withBase(context));
      const link = page.locator('[data-file] a >> visible=true');
      await link.waitFor();
      expect(await link.count()).toBe(1);
      expect(await link.innerText()).toMatch(/婚姻家庭\s+0\.2 MB/);
      expect(await link.getAttribute('href')).toBe('/packs/carry-marriage-zh.html');
      await page.close();
    });
  });

  function withBase(context: BrowserContext): string {
    return context.pages()[0]?.url() ?? '';
  }
});
