/** The player as Astro builds it, in a real Chromium, over a real server. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'astro';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { playerCues } from '../../src/lib/sound.ts';
import { speechLike, wav } from '../../src/site/audio/fixtures.ts';
import { prepareAudio } from '../../src/site/audio/prepare.ts';
import { launchChromium } from './chromium.ts';

const components = resolve(import.meta.dirname, '../../src/components/listening');
let root: string;
let server: Server;
let origin: string;
let browser: Browser;
let context: BrowserContext;
/** Paths that the server pretends not to have. */
const missing = new Set<string>();

const WORDS = {
  title: '听这篇文章',
  cost: '0 分 12 秒 · 0.1 MB',
  speaker: '普通话',
  synthetic: '机器合成样音，不是真人',
  play: '听',
  pause: '停',
  back: '退 10 秒',
  forward: '进 10 秒',
  speed: '快慢',
  position: '听到哪里',
  playBlock: '听这一段',
  resumed: '接着上次的地方听。',
  fromStart: '从头听',
  refused: '请再点一下“听”。',
  failed: '声音放不出来。',
  other: '换一种格式再试',
  download: '下载声音（MP3，0.1 MB）',
  call: '打 12348，有人讲给您听',
};

beforeAll(async () => {
  const repository = resolve(import.meta.dirname, '../..');
  await mkdir(join(repository, '.cache'), { recursive: true });
  // Inside the repository, so that packages are found.
  root = await mkdtemp(join(repository, '.cache/player-test-'));
  const voice = speechLike(0.1);
  await writeFile(join(root, 'voice.wav'), wav(12, voice, { rate: 16_000 }));
  const { sounds } = await prepareAudio({
    sources: [
      {
        id: 'fixture/voice',
        file: join(root, 'voice.wav'),
        shownAs: 'voice.wav',
        title: '样音',
        lang: 'zh',
        dialect: '普通话',
        place: null,
        synthetic: true,
        licence: 'CC-BY-4.0',
        lawAsOf: null,
        checkedBy: [],
        cues: [],
      },
    ],
    cacheDir: join(root, 'cache'),
    outDir: join(root, 'public/sounds'),
  });
  const sound = sounds[0];
  if (!sound) throw new Error('no sound');
  const cues = playerCues(
    [
      { block: 'title', startMs: 0, endMs: 3000 },
      { block: 'answer', startMs: 3000, endMs: 6500 },
      { block: 'far', startMs: 7000, endMs: 11_500 },
    ],
    sound,
  );
  const props = (sensitive: boolean): string =>
    `sound={${JSON.stringify(sound)}} cues={${JSON.stringify(cues)}} soundsHref="/sounds/" synthetic={true} sensitive={${sensitive}} words={${JSON.stringify(WORDS)}}`;
  const page = (sensitive: boolean): string => `---
import Player from '${join(components, 'Player.astro')}';
import Clip from '${join(components, 'Clip.astro')}';
---
<html lang="zh-CN"><head><meta charset="utf-8"><title>x</title></head><body>
<Player ${props(sensitive)} />
<h1 id="title">题目</h1><p id="answer">回答</p><div style="height: 3000px"></div><ul id="far"><li>远处</li></ul>
<Clip title={{ words: '顺口溜', tag: 'zh-CN' }} spoken={{ name: '中文', tag: 'zh-CN' }} sound={${JSON.stringify(sound)}} soundsHref="/sounds/" synthetic={true} tag="zh-CN" words={{ about: 'x', cost: 'x', synthetic: 'x', transcript: 'x', missing: 'x' }}>词</Clip>
</body></html>`;
  await mkdir(join(root, 'src/pages'), { recursive: true });
  await writeFile(join(root, 'src/pages/index.astro'), page(false));
  await writeFile(join(root, 'src/pages/sensitive.astro'), page(true));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    devToolbar: { enabled: false },
    vite: { build: { assetsInlineLimit: 0 } },
  });
  server = createServer((request, response) => void serve(request.url ?? '/', request.headers.range, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
}, 120_000);

afterEach(async () => {
  missing.clear();
  await context.close();
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(root, { recursive: true, force: true });
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

async function serve(url: string, range: string | undefined, response: ServerResponse): Promise<void> {
  const path = url.endsWith('/') ? `${url}index.html` : url;
  const file = join(root, 'dist', path);
  if (missing.has(extname(path)) || !existsSync(file)) return void response.writeHead(404).end();
  const bytes = await readFile(file);
  const headers = { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Accept-Ranges': 'bytes' };
  const from = /^bytes=(\d+)-(\d*)/.exec(range ?? '');
  if (!from) return void response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(bytes);
  const start = Number(from[1]);
  const end = from[2] ? Number(from[2]) : bytes.length - 1;
  response.writeHead(206, {
    ...headers,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
    'Content-Length': end - start + 1,
  });
  response.end(bytes.subarray(start, end + 1));
}

async function open(path = '/', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(origin + path);
  return page;
}

const spoken = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('[aria-current="true"].is-spoken')?.id);

test('without scripts there are the controls of the browser, the cost and a file to save', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  expect(await page.locator('pufa-player audio[controls]').count()).toBe(1);
  expect(await page.locator('.player__panel').isVisible()).toBe(false);
  expect(await page.locator('.player__cost').innerText()).toContain('0.1 MB');
  expect(await page.locator('.player__synthetic').innerText()).toBe('机器合成样音，不是真人');
  expect(await page.locator('.player__save a').getAttribute('href')).toMatch(
    /^\/sounds\/fixture\/voice\.[0-9a-f]{10}\.mp3$/,
  );
});

test('nothing of the sound is fetched before play; then the block spoken is marked, one after the other', async () => {
  const fetched: string[] = [];
  const page = await open();
  page.on('request', (request) => fetched.push(request.url()));
  await page.waitForTimeout(300);
  expect(fetched).toEqual([]);
  // In the page, at the moment itself: between it and this process lies a machine that may be busy.
  await page.evaluate(() => {
    const audio = document.querySelector('pufa-player audio') as HTMLAudioElement;
    const seen: object[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const ids = [...document.querySelectorAll('.is-spoken')].map((element) => element.id);
      seen.push({ ids, at: audio.currentTime, state: audio.closest('pufa-player')?.getAttribute('data-state') });
    }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
  });
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => document.querySelector('#answer.is-spoken'));
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { ids: string[]; at: number; state: string }[] }).seen,
  );
  expect(seen.map(({ ids }) => ids)).toEqual([['title'], ['answer']]);
  expect(seen.map(({ state }) => state)).toEqual(['playing', 'playing']);
  expect(Math.abs((seen[1]?.at ?? 0) - 3)).toBeLessThan(0.5);
  await page.click('[data-action="toggle"]');
  await page.waitForSelector('pufa-player[data-state="paused"]');
});

test('the button at a block plays it and brings it into view, but not against the reader', async () => {
  const page = await open('/', { reducedMotion: 'reduce' });
  await page.locator('#answer .block-play').click();
  await page.waitForFunction(() => document.querySelector('#answer.is-spoken'));
  // The block is marked at the tap; the place is taken when the sound has come.
  await page.waitForFunction(
    () => (document.querySelector('pufa-player audio') as HTMLAudioElement).currentTime >= 2.9,
  );
  const box = await page.locator('#answer .block-play').boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await page.locator('#title .block-play').click();
  await page.click('[data-action="forward"]');
  await page.waitForFunction(() => document.querySelector('#far.is-spoken'));
  await page.waitForFunction(() => window.scrollY > 1000);
  // The list keeps its items to itself: its button stands before it.
  expect(await page.evaluate(() => document.getElementById('far')?.previousElementSibling?.className)).toBe(
    'block-play',
  );

  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('#title .block-play').click();
  // The wheel reaches the page some time after it is turned.
  await page.evaluate('window.wheeled = new Promise((done) => addEventListener("wheel", done, { once: true })); 0');
  await page.mouse.wheel(0, 5);
  await page.evaluate('window.wheeled.then(() => 0)');
  await page.click('[data-action="forward"]');
  await page.waitForFunction(() => document.querySelector('#far.is-spoken'));
  expect(await page.evaluate(() => window.scrollY)).toBeLessThan(1000);
});

test('speed and place are remembered, not so on a sensitive page', async () => {
  let page = await open();
  await page.locator('#answer .block-play').click();
  await page.selectOption('.player__speed', '1.5');
  await page.waitForFunction(() => (document.querySelector('pufa-player audio') as HTMLAudioElement).currentTime > 5.6);
  expect(await page.$eval('audio', (audio) => (audio as HTMLAudioElement).playbackRate)).toBe(1.5);
  await page.click('[data-action="toggle"]');
  await page.waitForSelector('pufa-player[data-state="paused"]');
  // Far enough from both ends to be worth going back to, however late the pause came.
  await page.$eval(
    'pufa-player audio',
    (audio) =>
      new Promise((done) => {
        audio.addEventListener('seeked', done, { once: true });
        (audio as HTMLAudioElement).currentTime = 6;
      }),
  );
  await page.reload();
  await page.waitForSelector('[data-message="resumed"]', { state: 'visible' });
  await page.evaluate(() => {
    const audio = document.querySelector('pufa-player audio') as HTMLAudioElement;
    const places: number[] = [];
    Object.assign(window, { places });
    audio.addEventListener('seeked', () => places.push(audio.currentTime));
  });
  const placed = (count: number): Promise<unknown> =>
    page.waitForFunction((n) => (window as unknown as { places: number[] }).places.length >= n, count);
  await page.click('[data-action="toggle"]');
  await placed(1);
  await page.click('[data-action="start"]');
  await placed(2);
  const [resumed, restarted] = await page.evaluate(() => (window as unknown as { places: number[] }).places);
  expect(resumed).toBeGreaterThanOrEqual(5);
  expect(restarted).toBeLessThan(2);
  await page.waitForSelector('[data-message="resumed"]', { state: 'hidden' });
  await context.close();

  page = await open('/sensitive/');
  await page.locator('#far').evaluate((far) => (far.previousElementSibling as HTMLElement).click());
  await page.waitForFunction(() => (document.querySelector('pufa-player audio') as HTMLAudioElement).currentTime > 7);
  await page.evaluate(() => (document.querySelector('pufa-player audio') as HTMLAudioElement).pause());
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('one thing sounds at a time', async () => {
  const page = await open();
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => document.querySelector('#title.is-spoken'));
  await page.$eval('.clip audio', (audio) => (audio as HTMLAudioElement).play());
  await page.waitForSelector('pufa-player[data-state="paused"]');
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => (document.querySelector('.clip audio') as HTMLAudioElement).paused);
  await page.waitForSelector('pufa-player[data-state="playing"]');
});

test('the first encoding missing: the second plays; both missing: says so, with a way on; and mends itself', async () => {
  missing.add('.ogg');
  const page = await open();
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => document.querySelector('#title.is-spoken'));
  expect(await page.$eval('audio', (audio) => (audio as HTMLAudioElement).currentSrc)).toMatch(/\.mp3$/);
  await context.close();

  missing.add('.mp3');
  const broken = await open();
  await broken.click('[data-action="toggle"]');
  await broken.waitForSelector('[data-message="failed"]', { state: 'visible' });
  expect(await broken.locator('.is-spoken').count()).toBe(0);
  expect(await broken.getAttribute('.player__call', 'href')).toBe('tel:12348');
  missing.clear();
  await broken.click('[data-action="other"]');
  await broken.waitForFunction(() => document.querySelector('#title.is-spoken'));
  expect(await broken.locator('[data-message="failed"]').isVisible()).toBe(false);
});

test('after a failure, pressing play again asks once more, from the same place', async () => {
  missing.add('.ogg').add('.mp3');
  const page = await open();
  // Once more while the line is still down: it is said again, and the button still means play.
  for (const _ of ['first', 'second']) {
    await page.click('[data-action="toggle"]');
    await page.waitForSelector('[data-message="failed"]', { state: 'visible' });
    await page.waitForFunction(() => document.querySelector('pufa-player')?.getAttribute('data-state') !== 'playing');
  }
  await page.click('[data-action="forward"]');
  missing.clear();
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => (document.querySelector('pufa-player audio') as HTMLAudioElement).currentTime >= 10);
  await page.waitForSelector('[data-message="failed"]', { state: 'hidden' });
  expect(await page.$eval('pufa-player audio', (audio) => (audio as HTMLAudioElement).currentSrc)).toMatch(/\.ogg$/);
});

test('a refused play is said, not thrown', async () => {
  const page = await open();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.evaluate(() => {
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.click('[data-action="toggle"]');
  await page.waitForSelector('[data-message="refused"]', { state: 'visible' });
  expect(errors).toEqual([]);
});

test('nothing is left behind when the player goes', async () => {
  const page = await open();
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => document.querySelector('#title.is-spoken'));
  await page.evaluate(() => document.querySelector('.player')?.remove());
  expect(await page.locator('.block-play').count()).toBe(0);
  expect(await spoken(page)).toBeUndefined();
});

test('the script weighs at most 6 KB compressed', async () => {
  const folder = join(root, 'dist/_astro');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => brotliCompressSync(await readFile(join(folder, name))).byteLength),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6 * 1024);
  expect(sizes.length).toBeGreaterThan(0);
});
