/** Sources that are not even listened to, or not to the end. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { sentenceOf } from '../../model/check/finding.ts';
import { openCodec } from './codec.ts';
import { WHOLE } from './damaged-fixtures.ts';
import { FixtureFolder } from './fixture-folder.ts';
import { speechLike, wav } from './fixtures.ts';
import { MAX_INPUT_BYTES } from './settings.ts';

const folder = new FixtureFolder();
afterAll(() => folder.remove());

test('a link, a folder, a pipe, a device, and a file that may not be read', async () => {
  const link = folder.source('link.wav', null);
  symlinkSync('/etc/passwd', link.file);
  const dir = folder.source('dir.wav', null);
  mkdirSync(dir.file);
  const pipe = folder.source('pipe.wav', null);
  execFileSync('mkfifo', [pipe.file]);
  const device = folder.source('zero.dev', null, { file: '/dev/zero' });
  const below = folder.source('below.wav', null, { file: '/dev/null/sound.wav' });
  const { findings, sounds } = await folder.prepare([link, dir, pipe, device, below], 'special');
  expect(findings.map((found) => `${found.file.split('/').at(-1)} ${found.rule} ${sentenceOf(found)}`))
    .toMatchInlineSnapshot(`
    [
      "below.wav audio/missing-file 找不到声音文件“below.wav”。请把它放在 recording.yaml 旁边。",
      "dir.wav file/unreadable 读不了这个文件（它是一个文件夹）。请检查它在不在、能不能打开。",
      "link.wav file/link “link.wav”是一个链接（快捷方式），不是文件本身。请删掉它，把文件放进来。",
      "pipe.wav file/unreadable 读不了这个文件（它不是普通文件）。请检查它在不在、能不能打开。",
      "zero.dev file/unreadable 读不了这个文件（它不是普通文件）。请检查它在不在、能不能打开。",
    ]
  `);
  expect(sounds).toEqual([]);

  const closed = folder.source('closed.wav', WHOLE);
  chmodSync(closed.file, 0);
  const { findings: refused } = await asNobody(() => folder.prepare([closed], 'special'));
  expect(refused.map((found) => `${found.rule} ${sentenceOf(found)}`)).toMatchInlineSnapshot(`
    [
      "file/unreadable 读不了这个文件（没有权限）。请检查它在不在、能不能打开。",
    ]
  `);
});

test('too big to be read, too slow to be encoded, and a synthetic voice in a tongue of the people', async () => {
  const big = folder.source('big.wav', new Uint8Array());
  truncateSync(big.file, MAX_INPUT_BYTES + 1);
  expect((await folder.prepare([big], 'big')).findings.map((found) => found.rule)).toEqual(['audio/too-big']);
  const slow = folder.source('slow.wav', wav(9, speechLike(0.1)));
  const late = await folder.prepare([slow], 'slow', 1);
  expect(late.findings.map((found) => found.rule)).toEqual(['audio/timeout']);
  expect(folder.written('slow')).toEqual([]);
  const yi = folder.source('yi.wav', WHOLE, { lang: 'ii', dialect: '圣乍' });
  expect((await folder.prepare([yi], 'yi')).findings.map((found) => found.rule)).toEqual(['audio/synthetic-tongue']);
});

test('a codec that does not answer is ended', async () => {
  const codec = await openCodec(300);
  const forever = codec.run({ args: ['-f', 'lavfi', '-i', 'sine=duration=100000', '-f', 'null', '-'], output: null });
  await expect(forever).rejects.toMatchObject({ name: 'CodecError', timedOut: true });
  await expect(codec.run({ args: ['-version'], output: null })).rejects.toMatchObject({ name: 'CodecError' });
});

/** Root may read everything. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  chmodSync(folder.path, 0o755);
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
