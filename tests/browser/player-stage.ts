/** Pages with players as Astro builds them, on a server of their own that can lose files: what tests of the player look at. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { build } from 'astro';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { playerCues } from '../../src/lib/sound.ts';
import type { ToolsWords } from '../../src/components/listening/tools-words.ts';
import type { ListeningWords } from '../../src/components/listening/words.ts';
import { speechLike, wav } from '../../src/site/audio/fixtures.ts';
import { prepareAudio } from '../../src/site/audio/prepare.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';

/** As `/zh/player.json` has them. */
const TOOLS: ToolsWords = {
  tag: 'zh-CN',
  site: '母语普法',
  sleep: '多久以后停',
  sleepAfter: [
    [0, '不停'],
    [15, '15分钟'],
  ],
  share: '分享这一段',
  shared: '网址复制好了',
  shareFailed: '没有复制成功：',
  next: '下一篇',
  stop: '停下',
  aloudFailed: '念不出来',
};
const components = resolve(import.meta.dirname, '../../src/components/listening');

const WORDS = {
  title: '听这篇文章',
  cost: '0 分 12 秒 · 0.1 MB',
  speaker: { text: '普通话' },
  heard: null,
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
  other: { text: '换一种格式再试' },
  download: '下载声音（MP3，0.1 MB）',
  call: '打 12348，有人讲给您听',
} satisfies ListeningWords;

/** Builds the pages and returns the folder with them. */
async function makePages(): Promise<string> {
  const repository = resolve(import.meta.dirname, '../..');
  await mkdir(join(repository, '.cache'), { recursive: true });
  // Inside the repository, so that packages are found.
  const root = await mkdtemp(join(repository, '.cache/player-test-'));
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
    `sound={${JSON.stringify(sound)}} cues={${JSON.stringify(cues)}} soundsHref="/sounds/" synthetic={true} sensitive={${sensitive}} toolsHref="/player.json" words={${JSON.stringify(WORDS)}}`;
  const page = (sensitive: boolean): string => `---
import Player from '${join(components, 'Player.astro')}';
import Voices from '${join(components, 'Voices.astro')}';
import Clip from '${join(components, 'Clip.astro')}';
---
<html lang="zh-CN"><head><meta charset="utf-8"><title>x</title></head><body>
<Player ${props(sensitive)} />
<h1 id="title">题目</h1><p id="answer">回答</p><div style="height: 3000px"></div><ul id="far"><li>远处</li></ul>
<Clip title={{ words: '顺口溜', tag: 'zh-CN' }} spoken={{ name: '中文', tag: 'zh-CN' }} sound={${JSON.stringify(sound)}} soundsHref="/sounds/" synthetic={true} tag="zh-CN" words={{ about: { text: 'x' }, cost: 'x', synthetic: 'x', transcript: 'x', missing: 'x' }}>词</Clip>
</body></html>`;
  const twoVoices = (sensitive: boolean): string =>
    page(sensitive).replace(
      /<Player [^]*?\/>\n/,
      (player) =>
        `<Voices dialects={['shengzha', 'yinuo']} lang="ii" sensitive={${sensitive}} words={{ label: { text: '换一个人说' }, speakers: ['甲', '乙'] }}>${player}${player.replace('words={', 'leads={false} words={')}</Voices>`,
    );
  await mkdir(join(root, 'src/pages'), { recursive: true });
  await mkdir(join(root, 'public'), { recursive: true });
  await writeFile(join(root, 'public/player.json'), JSON.stringify(TOOLS));
  await writeFile(join(root, 'src/pages/index.astro'), page(false));
  await writeFile(join(root, 'src/pages/sensitive.astro'), page(true));
  await writeFile(join(root, 'src/pages/next.astro'), page(false));
  await writeFile(join(root, 'src/pages/voices.astro'), twoVoices(false));
  await writeFile(join(root, 'src/pages/quiet-voices.astro'), twoVoices(true));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    devToolbar: { enabled: false },
    vite: { build: { assetsInlineLimit: 0 } },
  });
  return root;
}

export interface PlayerStage {
  readonly open: (path?: string, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** Ends the context of the page that was opened last. */
  readonly closePage: () => Promise<void>;
  readonly origin: () => string;
  /** Folder of the built pages. */
  readonly dir: () => string;
  /** Extensions of files that the server pretends not to have; emptied after each test. */
  readonly missing: Set<string>;
}

/** Sets the stage for the tests of a file: pages `/`, `/sensitive/`, `/next/`, `/voices/` and `/quiet-voices/`. */
export function withPlayers(): PlayerStage {
  const missing = new Set<string>();
  let root: string;
  let server: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    root = await makePages();
    server = createServer(
      (request, response) => void serve(root, missing, request.url ?? '/', request.headers.range, response),
    );
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
  return {
    open: async (path = '/', options = {}) => {
      context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      await page.goto(origin + path);
      return page;
    },
    closePage: () => context.close(),
    origin: () => origin,
    dir: () => join(root, 'dist'),
    missing,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

async function serve(
  root: string,
  missing: ReadonlySet<string>,
  url: string,
  range: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const [asked = ''] = url.split('?');
  const path = asked.endsWith('/') ? `${asked}index.html` : asked;
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
