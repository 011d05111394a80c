/** What strangers hand in, by mistake or not: each is told by its rule, and nothing is placed. */
import { existsSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/env.ts';
import type { RecordingHandIn } from '../../../src/lib/recording-hand-in.ts';
import { zip } from '../../../src/lib/zip.ts';
import { sentenceOf, severityOf } from '../../../src/model/check/finding.ts';
import { sine, wav } from '../../../src/site/audio/fixtures.ts';
import { listenToAll } from '../../../src/site/hand-in/listen.ts';
import { importHandIn } from '../../../src/site/hand-in/import-hand-in.ts';
import {
  articleOf,
  DAY,
  envWith,
  folderOf,
  handInFiles,
  recordingOf,
  soundsOf,
  spoken,
  tempDir,
  zipOf,
  type Files,
} from '../../fixtures/hand-in.ts';

/** Returns the rules of the errors; nothing may have been placed. */
async function refusalOf(env: Env, path: string): Promise<string[]> {
  const { findings, said } = await importHandIn(env, path);
  expect(said).toBeNull();
  expect(existsSync(join(env.contentDir, 'articles/cattle/audio'))).toBe(false);
  return findings.filter((found) => severityOf(found) === 'error').map((found) => found.rule);
}

/** Returns a recording with one thing spoiled. */
const spoil = (recording: RecordingHandIn, spoiled: object): RecordingHandIn => ({ ...recording, ...spoiled });
const files = (recording: RecordingHandIn, sounds: Files = {}): Files =>
  handInFiles(recording, { ...soundsOf(recording), ...sounds });
const partsWith = (recording: RecordingHandIn, index: number, spoiled: object) =>
  spoil(recording, { parts: recording.parts.map((part, at) => (at === index ? { ...part, ...spoiled } : part)) });

/** Returns AMR of frames of noise; those in `gone` have no sound. */
function amr(frames: number, gone: readonly number[]): Uint8Array {
  const noise = (frame: number): Buffer =>
    Buffer.from(Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x3c : (frame * 89 + at * 157) & 255)));
  const list = Array.from({ length: frames }, (_, frame) =>
    gone.includes(frame) ? Buffer.from([0x7c]) : noise(frame),
  );
  return Buffer.concat([Buffer.from('#!AMR\n'), ...list]);
}

type MakeBad = (recording: RecordingHandIn) => Files;

const NAME = (recording: RecordingHandIn, index = 0): string => recording.parts[index]?.file ?? '';

const BAD_RECORDINGS: readonly (readonly [what: string, make: MakeBad, rules: readonly string[]])[] = [
  ['no consent', (good) => files(spoil(good, { consent: undefined })), ['yaml/missing-key']],
  ['consent not given', (good) => files(spoil(good, { consent: { ...good.consent, given: false } })), ['yaml/invalid']],
  [
    'consent in the future',
    (good) => files(spoil(good, { consent: { ...good.consent, on: '2031-01-01' } })),
    ['hand-in/future-date'],
  ],
  ['a day that does not exist', (good) => files(spoil(good, { recorded: '2026-02-30' })), ['yaml/invalid']],
  ['an article that does not exist', (good) => files(spoil(good, { article: 'cattel' })), ['hand-in/unknown-article']],
  ['a language that does not exist', (good) => files(spoil(good, { lang: 'en' })), ['yaml/wrong-value']],
  ['another licence', (good) => files(spoil(good, { licence: 'CC0' })), ['yaml/invalid']],
  ['another version', (good) => files(spoil(good, { version: 2 })), ['yaml/invalid']],
  ['a field that nobody knows', (good) => files(spoil(good, { phone: '13800000000' })), ['yaml/unknown-key']],
  ['no parts', (good) => files(spoil(good, { parts: [] })), ['yaml/invalid']],
  ['a file name with spaces', (good) => files(partsWith(good, 0, { file: 'my voice.wav' })), ['yaml/invalid']],
  ['a file name that leads out', (good) => files(partsWith(good, 0, { file: '../x.wav' })), ['yaml/invalid']],
  [
    'blocks of another article',
    (good) => files(spoil(good, { parts: good.parts.map((part, n) => ({ ...part, block: `b00000${n}` })) })),
    ['hand-in/none-left'],
  ],
  [
    'a block twice, apart',
    (good) => files(partsWith(good, 2, { block: good.parts[0]?.block })),
    ['hand-in/doubled-block'],
  ],
  [
    'a block that goes on in other words',
    (good) => files(partsWith(good, 1, { block: good.parts[0]?.block })),
    ['hand-in/two-versions'],
  ],
  ['one file for two parts', (good) => files(partsWith(good, 1, { file: NAME(good) })), ['hand-in/doubled-file']],
  [
    'a part without its file',
    (good) => ({ 'recording.yaml': JSON.stringify(good), [NAME(good)]: spoken(3) }),
    ['hand-in/missing-file', 'hand-in/missing-file'],
  ],
  ['an empty sound', (good) => files(good, { [NAME(good)]: '' }), ['audio/empty']],
  ['a silent sound', (good) => files(good, { [NAME(good)]: wav(3, () => 0) }), ['audio/silent']],
  ['words in place of sound', (good) => files(good, { [NAME(good)]: '不是声音'.repeat(500) }), ['audio/unreadable']],
  ['half a sound', (good) => files(good, { [NAME(good)]: spoken(4).slice(0, 60_000) }), ['audio/truncated']],
  [
    'a voice message of WeChat',
    (good) => files(good, { [NAME(good)]: `\u0002#!SILK_V3${'x'.repeat(500)}` }),
    ['hand-in/silk'],
  ],
  [
    'AMR without its pauses',
    (good) => files(partsWith(good, 0, { file: 'a.amr' }), { 'a.amr': amr(100, [60]) }),
    ['hand-in/amr-pauses'],
  ],
  ['a tenth of a second', (good) => files(good, { [NAME(good)]: wav(0.1, sine(300, 0.3)) }), ['audio/too-short']],
  [
    'half an hour',
    (good) => files(good, { [NAME(good)]: wav(1500, sine(300, 0.3), { rate: 8000, format: 'u8' }) }),
    ['audio/too-long'],
  ],
  [
    'many that are too long together',
    (good) =>
      files(good, {
        [NAME(good)]: wav(900, sine(300, 0.3), { rate: 8000, format: 'u8' }),
        [NAME(good, 1)]: wav(900, sine(300, 0.3), { rate: 8000, format: 'u8' }),
      }),
    ['hand-in/too-long-together'],
  ],
  [
    'two faults at once',
    (good) => files(spoil(good, { recorded: '2031-01-01', consent: { ...good.consent, on: '2031-01-02' } })),
    ['hand-in/future-date', 'hand-in/future-date'],
  ],
  ['neither recording nor check', () => ({ 'words.txt': 'x' }), ['hand-in/no-data']],
  ['both', (good) => ({ ...files(good), 'check.yaml': '{}' }), ['hand-in/two-kinds']],
  ['YAML that is broken', (good) => ({ ...files(good), 'recording.yaml': 'article: [x' }), ['yaml/syntax']],
  ['JSON that is broken', (good) => ({ ...files(good), 'recording.yaml': '{"article": ' }), ['yaml/syntax']],
  [
    'JSON of forty brackets',
    (good) => ({ ...files(good), 'recording.yaml': `{"a":${'['.repeat(40)}${']'.repeat(40)}}` }),
    ['file/too-deep'],
  ],
  [
    'names that cannot be seen',
    (good) => files(spoil(good, { speaker: { name: '阿\u202e某', place: '木里' } })),
    ['text/invisible'],
  ],
  [
    'data in another encoding',
    (good) => ({ ...files(good), 'recording.yaml': Buffer.from([0xd2, 0xf4, 0xff]) }),
    ['file/not-utf8'],
  ],
];

describe('a recording that cannot be taken', () => {
  it.each(BAD_RECORDINGS)('%s', async (_, make, rules) => {
    const env = envWith();
    expect(await refusalOf(env, folderOf(make(recordingOf(articleOf(env)))))).toEqual(rules);
  });

  it('a zip with a way out, three hours, no such file, a text, a link', async () => {
    const env = envWith();
    const dir = tempDir();
    const write = (name: string, bytes: Uint8Array | string): string => {
      writeFileSync(join(dir, name), bytes);
      return join(dir, name);
    };
    // The writer refuses such a name, so it is put in afterwards.
    const slip = Buffer.from(zip([{ name: 'aa.txt', bytes: Buffer.from('x') }], DAY))
      .toString('latin1')
      .replaceAll('aa.txt', '../x.t');
    expect(await refusalOf(env, write('slip.zip', Buffer.from(slip, 'latin1')))).toEqual(['hand-in/zip-bad-name']);
    expect(await refusalOf(env, write('empty.zip', ''))).toEqual(['hand-in/zip-damaged']);
    expect(await refusalOf(env, write('text.txt', 'x'))).toEqual(['hand-in/not-a-hand-in']);
    expect(await refusalOf(env, join(dir, 'nowhere.zip'))).toEqual(['hand-in/not-found']);
    truncateSync(write('huge.zip', 'PK'), 300 * 1024 * 1024);
    expect(await refusalOf(env, join(dir, 'huge.zip'))).toEqual(['hand-in/too-big']);
    // Three hours of a cheap recorder: more than one sound may have.
    const folder = folderOf(files(recordingOf(articleOf(env))));
    truncateSync(join(folder, NAME(recordingOf(articleOf(env)))), 3 * 3600 * 8000);
    expect(await refusalOf(env, folder)).toEqual(['audio/too-big']);
    const linked = folderOf(files(recordingOf(articleOf(env))));
    symlinkSync('/etc/passwd', join(linked, 'more.wav'));
    expect(await refusalOf(env, linked)).toEqual(['hand-in/link']);
  });

  it('AMR of the usual kind is decoded, to its whole length', async () => {
    const stretch = { block: 'b', source: '', shownAs: 'a.amr', bytes: amr(150, []), claimedMs: null };
    const { listened, findings } = await listenToAll([stretch]);
    expect(findings).toEqual([]);
    expect(listened[0]?.analysis).toMatchObject({ rate: 8000, seconds: 3 });
  });

  it('of an article that has errors is told to mend it first', async () => {
    const env = envWith();
    const path = zipOf(files(recordingOf(articleOf(env))));
    writeFileSync(join(env.contentDir, 'articles/cattle/article.yaml'), 'topic: [');
    expect(await refusalOf(env, path)).toEqual(['hand-in/broken-article']);
  });

  it('is told line by line', async () => {
    const env = envWith();
    const path = folderOf(files(spoil(recordingOf(articleOf(env)), { article: 'cattel' })));
    const { findings } = await importHandIn(env, path);
    expect(findings.map(sentenceOf)).toEqual([
      '没有“cattel”这篇文章。是不是想写“cattle”？请检查 article，或者先更新文章。',
    ]);
    expect(findings[0]?.file).toBe(`${path}/recording.yaml`);
  });

  it('leaves nothing when a disk is full at any moment', async () => {
    const env = envWith();
    const path = zipOf(files(recordingOf(articleOf(env))));
    const { placeRecording } = await import('../../../src/site/hand-in/place.ts');
    const audioDir = join(env.contentDir, 'articles/cattle/audio');
    // A file name that no disk takes stands for a disk that takes no more.
    const bad = { 'sound.flac': 'x', [`${'x'.repeat(300)}`]: 'x' };
    await expect(placeRecording(audioDir, 'zh-sichuan', [], bad)).rejects.toThrow(/ENAMETOOLONG/);
    expect(existsSync(audioDir)).toBe(false);
    await importHandIn(env, path);
    const before = readFileSync(join(audioDir, 'zh-sichuan-1/recording.yaml'));
    await expect(placeRecording(audioDir, 'zh-sichuan', [], bad)).rejects.toThrow();
    expect(readdirSync(audioDir)).toEqual(['zh-sichuan-1']);
    expect(readFileSync(join(audioDir, 'zh-sichuan-1/recording.yaml')).equals(before)).toBe(true);
  });
});
