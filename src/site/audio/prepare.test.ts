import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCodec } from './codec.ts';
import { FixtureFolder } from './fixture-folder.ts';
import { speechLike, wav } from './fixtures.ts';
import type { Sound } from './sound.ts';

const folder = new FixtureFolder();
afterAll(() => folder.remove());

/** A second of nothing, six seconds of speech, two of nothing. */
const speech = speechLike(0.08);
const spoken = wav(9, (t) => (t > 1 && t < 7 ? speech(t) : 0), { rate: 22_050 });
const cues = [
  { block: 'b1', startMs: 0, endMs: 900, words: '还没有声音' },
  { block: 'b2', startMs: 1000, endMs: 4000, words: '打官司没有钱，怎么办？' },
  { block: 'b3', startMs: 4000, endMs: 9000, words: '可以申请法律援助。' },
];

function read(path: string, out = 'a'): Buffer {
  return readFileSync(join(folder.out(out), path));
}

test('becomes Opus and MP3, trimmed and within the rates', async () => {
  const { sounds, findings } = await folder.prepare([folder.source('spoken.wav', spoken, { cues })]);
  expect(findings).toEqual([]);
  const [sound] = sounds as [Sound];
  expect(sound.encodings.map((encoding) => encoding.type)).toEqual(['audio/ogg; codecs=opus', 'audio/mpeg']);
  expect(sound.trimmedStartMs).toBeGreaterThan(700);
  expect(sound.trimmedStartMs).toBeLessThan(900);
  expect(sound.durationMs).toBeGreaterThan(6000);
  expect(sound.durationMs).toBeLessThan(6900);
  expect(sound.peaks).toHaveLength(120);
  expect(Math.max(...sound.peaks)).toBe(100);
  for (const encoding of sound.encodings) {
    const bytes = read(encoding.path);
    expect(bytes.byteLength).toBe(encoding.sizeBytes);
  }
  const [opus, mp3] = sound.encodings;
  const seconds = sound.durationMs / 1000;
  expect(((opus?.sizeBytes ?? 0) * 8) / seconds).toBeLessThanOrEqual(20_000);
  expect(((mp3?.sizeBytes ?? 0) * 8) / seconds).toBeLessThanOrEqual(33_500); // 32,000 + tags of a few seconds
});

test('its words stand beside it, in the time of the encodings', async () => {
  const { sounds } = await folder.prepare([folder.source('spoken.wav', spoken, { cues })]);
  const [{ transcript, trimmedStartMs, durationMs }] = sounds as [Sound];
  expect(transcript).toMatch(/^article\/spoken-wav\.[0-9a-f]{10}\.vtt$/);
  const clock = (ms: number): string => `00:00:0${(ms / 1000).toFixed(3)}`;
  expect(read(transcript ?? '').toString()).toBe(
    `WEBVTT\n\nb1\n00:00:00.000 --> ${clock(900 - trimmedStartMs)}\n还没有声音\n\n` +
      `b2\n${clock(1000 - trimmedStartMs)} --> ${clock(4000 - trimmedStartMs)}\n打官司没有钱，怎么办？\n\n` +
      `b3\n${clock(4000 - trimmedStartMs)} --> ${clock(durationMs)}\n可以申请法律援助。\n`,
  );
});

test('the tags say where it comes from and that nobody checked it, and nothing of what a phone wrote', async () => {
  const phone = { title: 'Recording 1', artist: '张三', location: '+27.88+102.26/' };
  const codec = await openCodec();
  const { output } = await codec.run({
    input: { name: '/spoken', bytes: spoken },
    args: [
      '-i',
      '/spoken',
      ...Object.entries(phone).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]),
      '/made.flac',
    ],
    output: '/made.flac',
  });
  const { sounds } = await folder.prepare([folder.source('phone.flac', output, { place: '试验村', synthetic: false })]);
  for (const { path } of sounds[0]?.encodings ?? []) {
    const { log } = await codec.run({
      input: { name: '/made', bytes: read(path) },
      args: ['-i', '/made'],
      output: null,
    });
    const tags = Object.fromEntries(
      log.map((line) => /^\[info\] {4,}(\w+) *: (.*)$/.exec(line)).map((found) => [found?.[1], found?.[2]]),
    );
    expect(tags).toMatchObject({
      title: '打官司没有钱，怎么办？',
      dialect: '普通话',
      place: '试验村',
      voice: 'person',
      license: 'CC-BY-4.0',
      law_as_of: '2026-06-26',
      checked: 'nobody',
    });
    expect(read(path).toString('latin1')).toMatch(/TLAN.{7}zho|language=zho/s);
    expect(JSON.stringify(log)).not.toMatch(/张三|27\.88|Recording/);
  }
  await codec.close();
});

test('comes from the cache the second time, and is made again when the cache is broken; the bytes are the same', async () => {
  const sources = [folder.source('spoken.wav', spoken, { cues })];
  const first = await folder.prepare(sources, 'once');
  expect(first.cached).toBe(0);
  const cache = join(folder.path, 'cache-once');
  const [key] = readdirSync(cache);
  writeFileSync(join(cache, key ?? '', 'sound.mp3'), 'broken');
  const second = await folder.prepare(sources, 'once');
  expect(second.cached).toBe(0);
  expect(second.sounds).toEqual(first.sounds);
  expect((await folder.prepare(sources, 'once')).cached).toBe(1);
  const elsewhere = await folder.prepare(sources, 'elsewhere');
  expect(elsewhere.sounds).toEqual(first.sounds);
  const names = readdirSync(join(folder.out('once'), 'article')).sort();
  expect(readdirSync(join(folder.out('elsewhere'), 'article')).sort()).toEqual(names);
  expect(names).toHaveLength(3);
  for (const name of names) {
    expect(read(`article/${name}`, 'elsewhere')).toEqual(read(`article/${name}`, 'once'));
  }
  expect(readdirSync(cache).filter((name) => name.startsWith('.'))).toEqual([]);
});
