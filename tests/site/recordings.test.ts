/** Recordings as an editor takes them in and takes them back, by the commands, up to the built site. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { Env } from '../../src/env.ts';
import { articleOf, checkOf, envWith, folderOf, handInFiles, recordingOf, zipOf } from '../fixtures/hand-in.ts';
import { listFiles } from './html.ts';
import { TODAY } from './variants.ts';

function pufa(env: Env, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/pufa.ts', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PUFA_TODAY: TODAY,
      PUFA_CONTENT: env.contentDir,
      PUFA_CACHE: env.cacheDir,
      PUFA_OUT: env.outDir,
      ...more,
    },
  });
}

const filesIn = (dir: string): string[] => listFiles(dir).map((file) => join(dir, file));

const STACK = /^\s+at |node:internal|\berrno\b/m;

it('a voice is taken in, heard by somebody else, shown with both names, taken back, and then nowhere', () => {
  const env = envWith();
  const article = articleOf(env);
  const path = zipOf(handInFiles(recordingOf(article)));
  const taken = pufa(env, ['audio:import', path]);
  expect(taken.stdout + taken.stderr).toContain('收下了录音：articles/cattle/audio/zh-sichuan-1/');
  expect(taken.status).toBe(0);
  const page = () => readFileSync(join(env.outDir, 'zh/articles/cattle/index.html'), 'utf8');
  const built = pufa(env, ['build']);
  expect(built.status, built.stdout + built.stderr).toBe(0);
  expect(page()).toContain('一位村民（木里）说四川话');
  expect(page()).toContain('还没有别人听过、核对过。');
  const sounds = filesIn(join(env.outDir, 'sounds')).filter((file) => /\.(ogg|mp3)$/.test(file));
  expect(sounds).toHaveLength(2);
  const voices = [
    ...sounds.map((file) => readFileSync(file)),
    readFileSync(join(env.contentDir, 'articles/cattle/audio/zh-sichuan-1/sound.flac')),
  ];

  const check = folderOf({ 'check.yaml': JSON.stringify(checkOf(article, 'zh-sichuan-1')) });
  expect(pufa(env, ['audio:import', check]).status).toBe(0);
  expect(pufa(env, ['build']).status).toBe(0);
  expect(page()).toContain('阿某（喜德）听过，都念对了。');

  const withdrawn = pufa(env, ['audio:withdraw', 'cattle', 'zh-sichuan-1']);
  expect(withdrawn.status, withdrawn.stderr).toBe(0);
  expect(withdrawn.stdout).toMatch(/删掉 .*zh-sichuan-1\.[0-9a-f]+\.mp3/);
  expect(withdrawn.stdout).toContain('git filter-repo --invert-paths --path');
  expect(withdrawn.stdout).toContain('收不回来');
  expect(pufa(env, ['build']).status).toBe(0);
  const left = [env.outDir, env.cacheDir, env.contentDir].flatMap(filesIn);
  for (const bytes of voices) {
    const probe = bytes.subarray(bytes.length / 3, bytes.length / 3 + 60);
    expect(left.filter((file) => readFileSync(file).includes(probe))).toEqual([]);
  }
  // 一位村民 is what the studio offers to everybody: the words with the place are those of this recording.
  expect(left.filter((file) => readFileSync(file).includes('一位村民（木里）'))).toEqual([]);
  const again = pufa(env, ['audio:import', path]);
  expect(again.stdout).toContain('hand-in/withdrawn');
  expect(again.status).toBe(1);
});

it('what is wrong is told without a stack trace, and a full disk leaves nothing', () => {
  const env = envWith();
  const path = zipOf(handInFiles(recordingOf(articleOf(env))));
  for (const args of [[], ['a', 'b'], ['x.wav', '--split'], ['x.zip', '--speed', '2'], ['nowhere.zip']]) {
    const result = pufa(env, ['audio:import', ...args]);
    expect(result.status).toBe(1);
    expect(result.stdout + result.stderr).not.toMatch(STACK);
  }
  expect(pufa(env, ['audio:withdraw', 'cattle']).stderr).toContain('请写成');
  expect(pufa(env, ['audio:withdraw', 'cattle', 'nobody']).stderr).toContain('没有“cattle/nobody”这个录音');
  for (const room of ['0', '1']) {
    const full = pufa(env, ['audio:import', path], {
      NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/site/full-disk.ts')).href}`,
      FULL_DISK: join(env.contentDir, 'articles'),
      FULL_DISK_FILES: room,
    });
    expect(full.stderr).toContain('磁盘满了');
    expect(full.stdout + full.stderr).not.toMatch(STACK);
    expect(full.status).toBe(1);
    expect(existsSync(join(env.contentDir, 'articles/cattle/audio'))).toBe(false);
  }
});

it('recordings that the article has outgrown are listed by npm run check', () => {
  const env = envWith();
  expect(pufa(env, ['audio:import', zipOf(handInFiles(recordingOf(articleOf(env))))]).status).toBe(0);
  const file = join(env.contentDir, 'articles/cattle/zh.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('先把牛牵开。', '先把牛牵走。'));
  const result = pufa(env, ['check']);
  expect(result.stdout).toMatch(/录音比文章旧，要请人重录的：\n {2}articles\/cattle\/audio\/zh-sichuan-1：1 段/);
  expect(readdirSync(join(env.contentDir, 'articles/cattle/audio'))).toEqual(['zh-sichuan-1']);
});
