/** From the hand-in to the library: what was spoken is where the cues say. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/env.ts';
import type { RecordingHandIn } from '../../../src/lib/recording-hand-in.ts';
import { reportFindings } from '../../../src/model/check/report.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { openCodec } from '../../../src/site/audio/codec.ts';
import { sine, wav } from '../../../src/site/audio/fixtures.ts';
import { decode } from '../../../src/site/hand-in/listen.ts';
import { importHandIn } from '../../../src/site/hand-in/import-hand-in.ts';
import { placeRecording } from '../../../src/site/hand-in/place.ts';
import { swap, TODAY } from '../../fixtures/content.ts';
import {
  articleOf,
  envWith,
  folderOf,
  handInFiles,
  recordingOf,
  SECONDS,
  soundsOf,
  spoken,
  zipOf,
} from '../../fixtures/hand-in.ts';

type Part = RecordingHandIn['parts'][number];

const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map((found) => found.rule);

function recordings(env: Env) {
  const { library, findings } = loadLibrary(env.contentDir, { today: TODAY });
  return { recordings: library.articles.flatMap((article) => article.recordings), findings };
}

describe('a recording handed in', () => {
  it('is in the library afterwards, with cues where the parts are', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env));
    const { findings, said } = await importHandIn(env, zipOf(handInFiles(recording)));
    expect(reportFindings(findings, 'text')).toBe('');
    expect(said?.[0]).toBe('收下了录音：articles/cattle/audio/zh-sichuan-1/');
    const loaded = recordings(env);
    expect(loaded.findings).toEqual([]);
    const [placed] = loaded.recordings;
    expect(placed).toMatchObject({
      id: 'cattle/zh-sichuan-1',
      lang: 'zh',
      file: 'sound.flac',
      heard: { level: 'nobody' },
    });
    expect(placed?.cues.map((cue) => cue.block)).toEqual(recording.parts.map((part) => part.block));

    const bytes = readFileSync(join(env.contentDir, placed?.path ?? ''));
    const codec = await openCodec();
    const samples = await decode(codec, bytes, 24_000);
    await codec.close();
    let at = 0;
    placed?.cues.forEach(({ startMs, endMs }, index) => {
      const seconds = SECONDS[index] ?? 0;
      expect(Math.abs(startMs - at)).toBeLessThanOrEqual(20);
      expect(Math.abs(endMs - at - seconds * 1000)).toBeLessThanOrEqual(20);
      // Lossless: sample for sample what was handed in.
      const part = Buffer.from(Object.values(soundsOf(recording))[index] as Uint8Array).subarray(44);
      const from = Math.round(at * 24);
      const kept = samples.subarray(from, from + part.length / 2);
      expect(Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength).equals(part)).toBe(true);
      at += seconds * 1000 + 400;
    });
  });

  it('of several formats and rates keeps the best rate', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env));
    const parts = recording.parts.map((part, index) => (index === 1 ? { ...part, file: 'two.ogg' } : part));
    const codec = await openCodec();
    const { output } = await codec.run({
      input: { name: '/in', bytes: spoken(6, 2) },
      args: ['-i', '/in', '-c:a', 'libvorbis', '-ar', '44100', '-f', 'ogg', '/out'],
      output: '/out',
    });
    await codec.close();
    const files = handInFiles({ ...recording, parts }, { ...soundsOf(recording), 'two.ogg': output ?? '' });
    const { said, findings } = await importHandIn(env, folderOf({ ...files, [recording.parts[1]?.file ?? '']: '' }));
    expect(rulesOf(findings)).toEqual(['hand-in/extra-file']);
    expect(said?.join()).toContain('44100 Hz');
    const cue = recordings(env).recordings[0]?.cues[1];
    expect(Math.abs((cue?.startMs ?? 0) - 3900)).toBeLessThanOrEqual(20);
    expect(Math.abs((cue?.endMs ?? 0) - 9900)).toBeLessThanOrEqual(20);
  });

  it('never takes the place of another, also when several come at once', async () => {
    const env = envWith();
    const path = zipOf(handInFiles(recordingOf(articleOf(env))));
    await importHandIn(env, path);
    const audioDir = join(env.contentDir, 'articles/cattle/audio');
    const first = readFileSync(join(audioDir, 'zh-sichuan-1/sound.flac'));
    const others = Array.from({ length: 8 }, (_, index) =>
      placeRecording(audioDir, 'zh-sichuan', ['zh-sichuan-3'], { 'sound.flac': `${index}` }),
    );
    const ids = await Promise.all(others);
    expect(new Set(ids).size).toBe(8);
    expect(ids).not.toContain('zh-sichuan-3');
    ids.forEach((id, index) => expect(readFileSync(join(audioDir, id, 'sound.flac'), 'utf8')).toBe(`${index}`));
    expect(readFileSync(join(audioDir, 'zh-sichuan-1/sound.flac')).equals(first)).toBe(true);
    expect(readdirSync(audioDir)).toHaveLength(9);
  });

  it('is told which blocks have changed since, and which have gone; the others are taken', async () => {
    const env = envWith();
    const article = articleOf(env);
    const recording = recordingOf(article);
    const parts = recording.parts.map((part, index) => (index === 0 ? { ...part, block: 'b000000' } : part));
    const file = join(env.contentDir, 'articles/cattle/zh.mdx');
    writeFileSync(file, swap('先把牛牵开。', '先把牛牵走。')(readFileSync(file, 'utf8')));
    const { findings, said } = await importHandIn(
      env,
      folderOf(handInFiles({ ...recording, parts }, soundsOf(recording))),
    );
    expect(rulesOf(findings)).toEqual(['hand-in/unknown-block', 'hand-in/stale']);
    expect(said?.[1]).toContain('2 段');
    const loaded = recordings(env);
    expect(rulesOf(loaded.findings)).toContain('audio/stale');
    expect(loaded.recordings[0]?.cues.map((cue) => cue.block)).toEqual([article.blocks[1]?.id]);
  });

  it('is put in the order of the article; what goes on after an interruption is one cue', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env));
    const [title, answer, points] = recording.parts as [
      RecordingHandIn['parts'][0],
      RecordingHandIn['parts'][0],
      RecordingHandIn['parts'][0],
    ];
    const parts = [points, { ...points, file: 'more.wav', durationMs: 2000 }, title, answer];
    const files = handInFiles({ ...recording, parts }, { ...soundsOf(recording), 'more.wav': spoken(2, 9) });
    const { findings } = await importHandIn(env, zipOf(files));
    expect(rulesOf(findings)).toEqual([]);
    const cues = recordings(env).recordings[0]?.cues;
    expect(cues?.map((cue) => cue.block)).toEqual([title.block, answer.block, points.block]);
    expect(cues?.at(-1)).toMatchObject({ startMs: 10_300, endMs: 10_300 + 5000 + 400 + 2000 });
  });

  it('comes in a folder that was packed again, with the clutter of the system', async () => {
    const env = envWith();
    const files = handInFiles(recordingOf(articleOf(env)));
    const packed = Object.fromEntries(Object.entries(files).map(([name, content]) => [`录音/${name}`, content]));
    const { findings, said } = await importHandIn(
      env,
      zipOf({ ...packed, '__MACOSX/._x': 'x', '录音/.DS_Store': 'x' }),
    );
    expect(rulesOf(findings)).toEqual([]);
    expect(said).not.toBeNull();
  });

  it('is taken with a word of warning when it is quiet, overdriven, cut off or long silent', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env));
    const voice = spoken(3.5, 4);
    const sounds = [
      wav(3.5, (t) => 0.004 * sine(300, 1)(t), { rate: 24_000 }),
      wav(6, (t) => Math.max(-1, Math.min(1, sine(200, t % 1 < 0.7 ? 3 : 0)(t))), { rate: 24_000 }),
      Buffer.concat([voice, Buffer.alloc(24_000 * 2 * 6), voice.subarray(44)]),
    ];
    const long = Buffer.from(sounds[2] as Uint8Array);
    long.writeUInt32LE(long.length - 44, 40);
    long.writeUInt32LE(long.length - 8, 4);
    const named = Object.fromEntries(
      recording.parts.map(({ file }, index) => [file, index === 2 ? long : (sounds[index] as Uint8Array)]),
    );
    const { findings, said } = await importHandIn(env, folderOf(handInFiles(recording, named)));
    expect(findings.map((found) => `${found.file.split('/').at(-1)} ${found.rule}`)).toEqual([
      `${recording.parts[0]?.file} hand-in/quiet`,
      `${recording.parts[1]?.file} hand-in/clipped`,
      `${recording.parts[2]?.file} hand-in/pause`,
      `${recording.parts[2]?.file} hand-in/other-length`,
    ]);
    expect(said).not.toBeNull();
  });

  it('that is much too short for its words is told', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env));
    const short = { ...soundsOf(recording), [recording.parts[1]?.file ?? '']: spoken(1) };
    const { findings } = await importHandIn(env, folderOf(handInFiles(recording, short)));
    expect(rulesOf(findings)).toEqual(['hand-in/other-length', 'hand-in/too-fast']);
  });

  it('in Tibetan, part of it read, part of it spoken from the Chinese, rests on what it was spoken from', async () => {
    const env = envWith();
    const article = articleOf(env);
    const rows = article.translations.bo?.rows ?? [];
    const recording = recordingOf(article, { lang: 'bo', dialect: { id: 'khams', name: '康巴' } });
    const textOf = (index: number) => {
      const row = rows[index];
      return row?.state === 'translated' ? { text: row.block.fingerprint } : {};
    };
    const [title, answer, points] = recording.parts as [Part, Part, Part];
    const more = { ...answer, file: 'more.wav', durationMs: 2000 };
    const parts = [{ ...title, ...textOf(0) }, { ...answer, ...textOf(1) }, more, points];
    // The phone shared text, not YAML.
    const { 'recording.yaml': data = '', ...sounds } = handInFiles({ ...recording, parts }, soundsOf(recording));
    const { findings, said } = await importHandIn(
      env,
      folderOf({ 'recording.yaml.txt': data, ...sounds, 'more.wav': spoken(2, 9) }),
    );
    expect(rulesOf(findings)).toEqual([]);
    expect(said?.[0]).toContain('bo-khams-1');
    const loaded = recordings(env);
    expect(loaded.findings).toEqual([]);
    expect(loaded.recordings[0]?.cues.map(({ text, free }) => [text, free])).toEqual([
      [textOf(0).text, undefined],
      [undefined, true],
      [undefined, true],
    ]);
    // Another translation leaves what was spoken freely as it is.
    const file = join(env.contentDir, 'articles/cattle/bo.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('ཐོབ་ཐང་།', 'ཁྲིམས་ལུགས།'));
    expect(recordings(env).recordings[0]?.cues).toHaveLength(3);
  });

  it('under the old name of an article finds it', async () => {
    const env = envWith();
    const recording = recordingOf(articleOf(env), { article: 'cows' });
    expect((await importHandIn(env, zipOf(handInFiles(recording)))).said?.[0]).toContain('articles/cattle/');
    expect(existsSync(join(env.contentDir, 'articles/cows'))).toBe(false);
  });
});
