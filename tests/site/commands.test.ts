/** The commands as a person calls them. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGS } from '../../src/languages.ts';
import { carriedName, FOLDER_NAME, LIST_NAME, loudspeakerName, ZIM_NAME } from '../../src/lib/carried.ts';
import { topicsToCarry } from '../../src/model/carried.ts';
import { loadLibrary } from '../../src/model/library.ts';
import type { Overview } from '../../src/model/status/overview.ts';
import { canWriteZim } from '../../src/site/carry/zim.ts';
import { seriesOf } from '../../src/site/packs/programmes.ts';
import { stagingPaths } from '../../src/site/staging.ts';
import { listFiles } from './html.ts';
import { STORY_CONTENT, TODAY, VARIANTS } from './variants.ts';

const work = mkdtempSync(join(tmpdir(), 'pufa-commands-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ENV = { ...process.env, PUFA_TODAY: TODAY, PUFA_CACHE: resolve('.cache/test/cache') };

function pufa(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['scripts/pufa.ts', ...args], { encoding: 'utf8', env: { ...ENV, ...env } });
}

/** Small: what is tested is the command. */
function copyOfContent(name: string): string {
  const dir = join(work, name);
  cpSync(STORY_CONTENT, dir, { recursive: true });
  return dir;
}

describe('npm run check', () => {
  it('passes on the content of the project', () => {
    const result = pufa(['check']);
    expect(result.stdout).toContain('检查完毕');
    expect(result.status).toBe(0);
  });

  it('tells every error of every file at once and fails', () => {
    const dir = copyOfContent('broken');
    const article = join(dir, 'articles/whole/zh.mdx');
    writeFileSync(article, readFileSync(article, 'utf8').replace('number="12348"', 'number="12349"'));
    writeFileSync(join(dir, 'articles/quiet/zh.mdx'), '# 标题\n\n<Answer>\n没有结尾\n');
    const result = pufa(['check'], { PUFA_CONTENT: dir });
    expect(result.status).toBe(1);
    expect(result.stdout).toMatch(/articles\/whole\/zh\.mdx:\d+:\d+ 错误 link\/unknown-phone/);
    expect(result.stdout).toMatch(/articles\/quiet\/zh\.mdx:\d+:\d+ 错误 mdx\/syntax/);
  });
});

it('a build with errors leaves the last good site as it was', () => {
  const dir = copyOfContent('last-good');
  const { out, expectUntouched } = goodSite('errors');
  const law = join(dir, 'laws/pasture-law.yaml');
  writeFileSync(law, readFileSync(law, 'utf8').replace("'12'", "'912'"));
  const result = pufa(['build'], { PUFA_CONTENT: dir, PUFA_OUT: out });
  expect(result.status).toBe(1);
  expect(result.stdout).toContain('statute/unknown-article');
  expectUntouched();
});

/** A built site that a build is to leave as it is, alone in a folder. */
function goodSite(name: string): { readonly home: string; readonly out: string; readonly expectUntouched: () => void } {
  const home = join(work, name);
  const out = join(home, 'site');
  cpSync(VARIANTS.story.dir, out, { recursive: true });
  const before = listFiles(out);
  const expectUntouched = (): void => {
    expect(listFiles(out)).toEqual(before);
    expect(readFileSync(join(out, 'index.html'))).toEqual(readFileSync(join(VARIANTS.story.dir, 'index.html')));
    expect(readdirSync(home)).toEqual(['site']);
    expect(existsSync(stagingPaths(out).pagesDir)).toBe(false);
  };
  return { home, out, expectUntouched };
}

const STACK = /^\s+at |node:internal|\berrno\b/m;

it('settings that mean nothing are told all at once, without a stack trace', () => {
  const result = pufa(['build'], {
    PUFA_BASE: '//x',
    PUFA_SITE: 'foo',
    PUFA_TODAY: '2026-13-40',
    PUFA_CONTENT: '/nowhere',
  });
  expect(result.status).toBe(1);
  for (const name of ['PUFA_BASE', 'PUFA_SITE', 'PUFA_TODAY', 'PUFA_CONTENT']) expect(result.stderr).toContain(name);
  expect(result.stdout + result.stderr).not.toMatch(STACK);
});

it('one build at a time: a second one says so, and one that was killed leaves nothing in the way', async () => {
  const { home, out, expectUntouched } = goodSite('killed');
  const env = { PUFA_OUT: out, PUFA_CONTENT: STORY_CONTENT };
  const first = spawn(process.execPath, ['scripts/pufa.ts', 'build'], {
    env: { ...ENV, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => first.once('exit', done));
  await new Promise<void>((atPages) => {
    let said = '';
    first.stdout.on('data', (words: Buffer) => {
      said += words.toString();
      if (said.includes('③')) atPages();
    });
  });
  const second = pufa(['build'], env);
  expect(second.stderr).toContain(`另一个构建正在进行（进程 ${first.pid}`);
  expect(second.status).toBe(1);
  first.kill('SIGKILL');
  await ended;
  expect(readdirSync(home)).not.toEqual(['site']);
  // With an error, so that it ends soon: what was left behind has gone by then.
  const dir = copyOfContent('after-killed');
  rmSync(join(dir, 'topics.yaml'));
  expect(pufa(['build'], { ...env, PUFA_CONTENT: dir }).stdout).toContain('file/missing');
  expectUntouched();
});

it.each(['SIGINT', 'SIGTERM'] as const)('a build that is stopped by %s clears its work away', async (signal) => {
  const { out, expectUntouched } = goodSite(signal);
  const child = spawn(process.execPath, ['scripts/pufa.ts', 'build'], {
    env: { ...ENV, PUFA_OUT: out, PUFA_CONTENT: STORY_CONTENT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  child.stdout.once('data', () => child.kill(signal));
  expect(await ended).toBeGreaterThan(128);
  expectUntouched();
});

it('a full disk is told in words, and the last good site stays', () => {
  const { out, expectUntouched } = goodSite('full');
  const result = pufa(['build'], {
    PUFA_OUT: out,
    PUFA_CONTENT: STORY_CONTENT,
    NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/site/full-disk.ts')).href}`,
    FULL_DISK: stagingPaths(out).dir,
  });
  expect(result.stderr).toContain('磁盘满了');
  expect(result.stdout + result.stderr).not.toMatch(STACK);
  expect(result.status).toBe(1);
  expectUntouched();
});

it('a cache folder that cannot be one is told, with what to do', () => {
  const { out, expectUntouched } = goodSite('cache');
  const cache = join(work, 'no-cache');
  mkdirSync(cache);
  writeFileSync(join(cache, 'audio'), '');
  const result = pufa(['build'], { PUFA_CONTENT: STORY_CONTENT, PUFA_OUT: out, PUFA_CACHE: cache });
  expect(result.stderr).toContain('把整个缓存文件夹删掉就行');
  expect(result.stdout + result.stderr).not.toMatch(STACK);
  expect(result.status).toBe(1);
  expectUntouched();
});

it('npm start says what to do when the port that was asked for is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  for (const verb of ['start', 'dev']) {
    const result = pufa([verb], { PUFA_PORT: String(port) });
    expect(result.stderr).toContain(`端口 ${port} 用不了`);
    expect(result.stderr).not.toMatch(STACK);
    expect(result.status).toBe(1);
  }
  server.close();
});

it('npm run new writes an article that passes the checks', () => {
  const dir = copyOfContent('new');
  expect(pufa(['new', 'land-contract', 'land'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(pufa(['check'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(pufa(['new', 'land-contract'], { PUFA_CONTENT: dir }).status).toBe(1);
  expect(pufa(['new', 'Land Contract'], { PUFA_CONTENT: dir }).stderr).toContain('小写字母');
});

it('npm run translation:record changes nothing when everything is recorded, and says where shapes part', () => {
  const dir = copyOfContent('record');
  const record = join(dir, 'articles/whole/ii.yaml');
  const written = parse(readFileSync(record, 'utf8')) as unknown;
  expect(pufa(['translation:record', 'whole', 'ii'], { PUFA_CONTENT: dir }).status).toBe(0);
  const before = readFileSync(record, 'utf8');
  expect(parse(before)).toEqual(written);
  expect(pufa(['translation:record', 'whole', 'ii'], { PUFA_CONTENT: dir }).status).toBe(0);
  expect(readFileSync(record, 'utf8')).toBe(before);
  const file = join(dir, 'articles/whole/ii.mdx');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n<Untranslated />\n`);
  const result = pufa(['translation:record', 'whole', 'ii'], { PUFA_CONTENT: dir });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('translation/shape');
  expect(readFileSync(record, 'utf8')).toBe(before);
});

it('npm run export:text writes every quotation of law with its citation', () => {
  const out = join(work, 'text');
  const result = pufa(['export:text', out]);
  const quotations = Number(/引用法律原文 (\d+) 处/.exec(result.stdout)?.[1]);
  const texts = listFiles(out)
    .map((file) => readFileSync(join(out, file), 'utf8'))
    .join('\n');
  expect(quotations).toBeGreaterThan(50);
  expect(texts.match(/》(第[零一二三四五六七八九十百千]+条|序言)[^：“]{0,20}：“[^”]+”/g)).toHaveLength(quotations);
});

describe('npm run laws', () => {
  const law = join('content/laws/bride-price-rules.yaml');

  it('finds nothing changed in a law beside itself', () => {
    const result = pufa(['laws', '--against', law]);
    expect(result.stdout).toMatch(/登记的 (\d+) 条，\1 条没有变，0 条变了/);
    expect(result.status).toBe(0);
  });

  it('tells what an amended law changes, and fails; a file that is no law is told in words', () => {
    const amended = join(work, 'amended.yaml');
    writeFileSync(amended, readFileSync(law, 'utf8').replaceAll('应予支持', '予以支持'));
    const result = pufa(['laws', '--against', amended]);
    expect(result.stdout).toMatch(
      /对不上新文本的引用：\n {2}content\/articles\/bride-price\/zh\.mdx:\d+:\d+ 引用“应予支持”/,
    );
    expect(result.status).toBe(1);
    for (const wrong of ['README.md', 'nowhere.txt', 'content']) {
      const { status, stderr } = pufa(['laws', '--against', wrong]);
      expect(status).toBe(1);
      expect(stderr).toMatch(/\p{Script=Han}/u);
      expect(stderr).not.toMatch(STACK);
    }
  });
});

it('npm run feedback counts what it can read, names what it cannot, and fails then', () => {
  const dir = join(work, 'opinions');
  mkdirSync(dir);
  const opinion = { format: 'muyu-pufa/feedback', version: 1, id: '00000000000a', about: 'whole', lang: 'ii' };
  const day = { on: '2026-12-01', built: TODAY };
  writeFileSync(join(dir, 'good.json'), JSON.stringify({ ...opinion, understood: 'no', ...day }));
  const content = { PUFA_CONTENT: STORY_CONTENT };
  const good = pufa(['feedback', dir], content);
  expect(good.stdout).toMatch(/whole +彝语 +0 +0 +1/);
  expect(good.status).toBe(0);
  writeFileSync(join(dir, 'bad.json.txt'), '{"\\u001b[2J": 1}');
  const bad = pufa(['feedback', '--json', dir], content);
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('bad.json.txt');
  expect(bad.stderr).not.toContain('\u001b');
  expect(JSON.parse(bad.stdout)).toMatchObject({ answers: 1, refused: 1, rows: [{ about: 'whole', lang: 'ii' }] });
  expect(pufa(['feedback'], content).stderr).toContain('npm run feedback');
});

it('npm run status has a line for every article', () => {
  const slugs = readdirSync('content/articles');
  const { stale, ...overview } = JSON.parse(pufa(['status', '--json']).stdout) as Overview & { stale: unknown[] };
  expect(overview.articles.map(({ slug }) => slug).sort()).toEqual(slugs.sort());
  // The site says the same to programs; what has changed in words is the command's alone.
  expect(overview).toEqual(JSON.parse(readFileSync(join(VARIANTS.base.dir, 'status.json'), 'utf8')));
  expect(stale).toBeInstanceOf(Array);
  const table = pufa(['status']).stdout;
  expect(slugs.filter((slug) => !table.includes(`\n${slug} `))).toEqual([]);
});

it('npm run packs writes what people take along and what loudspeakers play, and refuses what it does not know', async () => {
  const out = join(work, 'packs');
  // Of this content, so that nothing has to be built.
  const result = pufa(['packs', out], { PUFA_OUT: VARIANTS.main.dir });
  expect(result.status, result.stdout + result.stderr).toBe(0);
  expect(result.stdout).toMatch(/loudspeaker-disputes-zh\.zip：1 个节目，1 分钟/);
  const { library } = loadLibrary('content', { today: TODAY });
  const expected = [
    'index.html',
    LIST_NAME,
    FOLDER_NAME,
    ...((await canWriteZim()) ? [ZIM_NAME] : []),
    ...topicsToCarry(library).flatMap(({ id }) => LANGS.map((lang) => carriedName(id, lang))),
    ...library.topics.flatMap((topic) =>
      LANGS.filter((lang) => seriesOf(library, topic, lang).length > 0).map((lang) => loudspeakerName(topic.id, lang)),
    ),
  ];
  expect(listFiles(out)).toEqual(expected.sort());
  expect(pufa(['packs', '--all']).stderr).toContain('npm run packs');
  // All topics in all languages, the whole site twice: half a minute, more beside other work.
}, 300_000);

it('an unknown command says which there are', () => {
  const result = pufa(['biuld']);
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('npm run build');
});
