import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentenceOf } from '../../model/check/finding.ts';
import { openCodec } from './codec.ts';
import { sine, speechLike, wav } from './fixtures.ts';
import { readLoudness } from './measure.ts';
import { prepareAudio, type Prepared } from './prepare.ts';
import { MAX_INPUT_BYTES } from './settings.ts';
import type { AudioSource } from './sound.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pufa-sound-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function source(name: string, bytes: Uint8Array | null, more: Partial<AudioSource> = {}): Promise<AudioSource> {
  const file = join(folder, 'in', name);
  await mkdir(join(folder, 'in'), { recursive: true });
  if (bytes) await writeFile(file, bytes);
  return {
    id: `article/${name.replace(/\W/g, '-')}`,
    file,
    shownAs: `articles/article/audio/x/${name}`,
    title: '打官司没有钱，怎么办？',
    lang: 'zh',
    dialect: '普通话',
    place: null,
    synthetic: true,
    licence: 'CC-BY-4.0',
    lawAsOf: '2026-06-26',
    checkedBy: [],
    cues: [],
    ...more,
  };
}

function prepare(sources: readonly AudioSource[], name = 'a'): Promise<Prepared> {
  return prepareAudio({ sources, cacheDir: join(folder, `cache-${name}`), outDir: join(folder, `out-${name}`) });
}

/** A second of nothing, six seconds of speech, two of nothing. */
const speech = speechLike(0.08);
const spoken = wav(9, (t) => (t > 1 && t < 7 ? speech(t) : 0), { rate: 22_050 });

describe('a recording', () => {
  test('becomes Opus and MP3 at −16 LUFS, trimmed, below the peak and within the rates', async () => {
    const { sounds, findings } = await prepare([await source('spoken.wav', spoken)]);
    expect(findings).toEqual([]);
    const [sound] = sounds;
    expect(sound?.encodings.map((encoding) => encoding.type)).toEqual(['audio/ogg; codecs=opus', 'audio/mpeg']);
    expect(sound?.trimmedStartMs).toBeGreaterThan(700);
    expect(sound?.trimmedStartMs).toBeLessThan(900);
    expect(sound?.durationMs).toBeGreaterThan(6000);
    expect(sound?.durationMs).toBeLessThan(6900);
    expect(sound?.peaks).toHaveLength(120);
    expect(Math.max(...(sound?.peaks ?? []))).toBe(100);
    for (const encoding of sound?.encodings ?? []) {
      const bytes = await readFile(join(folder, 'out-a', encoding.path));
      expect(bytes.byteLength).toBe(encoding.sizeBytes);
      const measured = await measure(bytes);
      expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(1);
      expect(measured.peakDb).toBeLessThanOrEqual(-1.5);
    }
    const [opus, mp3] = sound?.encodings ?? [];
    const seconds = (sound?.durationMs ?? 0) / 1000;
    expect(((opus?.sizeBytes ?? 0) * 8) / seconds).toBeLessThanOrEqual(20_000);
    expect(((mp3?.sizeBytes ?? 0) * 8) / seconds).toBeLessThanOrEqual(33_500); // 32,000 + tags of a few seconds
  }, 60_000);

  test('comes from the cache the second time, and is made again when the cache is broken; the bytes are the same', async () => {
    const sources = [await source('spoken.wav', spoken)];
    const first = await prepare(sources);
    expect(first.cached).toBe(1);
    const [key] = await readdir(join(folder, 'cache-a'));
    await writeFile(join(folder, 'cache-a', key ?? '', 'sound.mp3'), 'broken');
    const second = await prepare(sources);
    expect(second.cached).toBe(0);
    expect(second.sounds).toEqual(first.sounds);
    const elsewhere = await prepare(sources, 'b');
    expect(elsewhere.sounds).toEqual(first.sounds);
    for (const { path } of elsewhere.sounds[0]?.encodings ?? []) {
      expect(await readFile(join(folder, 'out-b', path))).toEqual(await readFile(join(folder, 'out-a', path)));
    }
    expect((await readdir(join(folder, 'cache-a'))).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test.each([
    ['quiet', wav(3, sine(440, 0.01))],
    ['clipped', wav(3, (t) => Math.sign(Math.sin(2 * Math.PI * 300 * t)))],
    ['beyond full scale', wav(3, sine(300, 4), { format: 'f32' })],
    ['with clicks', wav(4, (t) => (t % 1 < 0.0004 ? 0.95 : sine(300, 0.02)(t)))],
    ['of 8 bits', wav(3, sine(300, 0.4), { format: 'u8', rate: 8000 })],
    ['at 192 kHz in stereo', wav(2, sine(300, 0.4), { rate: 192_000, channels: 2 })],
    ['of 7 channels', wav(2, sine(300, 0.4), { channels: 7 })],
  ])(
    '%s keeps below the peak',
    async (name, bytes) => {
      const { sounds, findings } = await prepare([await source(`${name.replace(/ /g, '-')}.wav`, bytes)]);
      expect(findings.filter((found) => found.rule !== 'audio/uneven' && found.rule !== 'audio/quiet')).toEqual([]);
      for (const encoding of sounds[0]?.encodings ?? []) expect(encoding.truePeakDb).toBeLessThanOrEqual(-1.5);
      if (name !== 'with clicks') expect(Math.abs((sounds[0]?.loudnessLufs ?? 0) + 16)).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});

describe('a file that cannot be heard is a finding and costs the others nothing', () => {
  const whole = wav(3, sine(440, 0.3));
  const id3 = (size: number): Uint8Array =>
    Uint8Array.from([0x49, 0x44, 0x33, 3, 0, 0, (size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127]);
  const noise = Uint8Array.from({ length: 50_000 }, (_, index) => (Math.imul(index + 7, 2_654_435_761) >>> 13) & 255);
  const cases: readonly (readonly [string, string, Uint8Array | null])[] = [
    ['no file', 'none.wav', null],
    ['zero bytes', 'zero.wav', new Uint8Array()],
    ['words', 'words.mp3', Buffer.from('这是一段文字，不是声音。\n'.repeat(200))],
    ['noise', 'noise.m4a', noise],
    [
      'a zip with a way out',
      'zip.ogg',
      Buffer.concat([Buffer.from('PK\u0003\u0004../../etc/passwd'), Buffer.alloc(3000)]),
    ],
    ['a playlist', 'list.mp3', Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n')],
    ['a concat script', 'concat.wav', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n")],
    [
      'a picture',
      'picture.flac',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    ['half a WAV', 'half.wav', whole.subarray(0, whole.length / 2)],
    ['a WAV header alone', 'header.wav', whole.subarray(0, 44)],
    ['a WAV that says 2 GB', 'claims.wav', wav(1, sine(440, 0.3), { claimedBytes: 0x7fffff00 })],
    ['a WAV of 0 Hz', 'hertz.wav', wav(1, sine(440, 0.3), { rate: 0.0001 })],
    ['an ID3 tag that says 256 MB', 'bomb.mp3', Buffer.concat([id3(0x0fffffff), noise])],
    ['the wrong ending', 'other.mp3', whole],
    ['silence only', 'silent.wav', wav(5, () => 0)],
    ['hours of silence', 'hours.wav', wav(1210, () => 0, { rate: 8000, format: 'u8' })],
    ['NaN', 'nan.wav', wav(2, () => Number.NaN, { format: 'f32' })],
    ['a tenth of a second', 'blink.wav', wav(0.1, sine(440, 0.3))],
  ];

  test('each by its rule', async () => {
    const sources = await Promise.all(cases.map(([, name, bytes]) => source(name, bytes)));
    const good = await source('good.wav', whole);
    const { sounds, findings } = await prepare([...sources, good], 'damaged');
    const rules = Object.fromEntries(
      cases.map(([what, name]) => [
        what,
        findings
          .filter((found) => found.file.endsWith(`/${name}`))
          .map((found) => found.rule)
          .join(),
      ]),
    );
    expect(rules).toMatchInlineSnapshot(`
      {
        "NaN": "audio/unreadable",
        "a WAV header alone": "audio/too-short",
        "a WAV of 0 Hz": "audio/unreadable",
        "a WAV that says 2 GB": "audio/truncated",
        "a concat script": "audio/unreadable",
        "a picture": "audio/unreadable",
        "a playlist": "audio/unreadable",
        "a tenth of a second": "audio/too-short",
        "a zip with a way out": "audio/unreadable",
        "an ID3 tag that says 256 MB": "audio/unreadable",
        "half a WAV": "audio/truncated",
        "hours of silence": "audio/too-long",
        "no file": "audio/missing-file",
        "noise": "audio/unreadable",
        "silence only": "audio/silent",
        "the wrong ending": "audio/wrong-ending",
        "words": "audio/unreadable",
        "zero bytes": "audio/empty",
      }
    `);
    for (const found of findings) expect(sentenceOf(found)).toMatch(/请/);
    expect(sounds.map((sound) => sound.id)).toEqual([good.id]);
    expect(await readdir(join(folder, 'out-damaged', 'article'))).toHaveLength(2);
    expect(await readdir(join(folder, 'cache-damaged'))).toHaveLength(1);
  }, 120_000);

  test('broken inside: half an encoded file, and one with holes', async () => {
    const { sounds } = await prepare([await source('spoken.wav', spoken)]);
    const mp3 = await readFile(join(folder, 'out-a', sounds[0]?.encodings[1]?.path ?? ''));
    const holes = Buffer.from(mp3);
    for (let at = 2000; at + 300 < holes.length; at += 700) holes.fill(0xff, at, at + 300);
    const sources = [
      await source('half.mp3', mp3.subarray(0, mp3.length / 2)),
      await source('holes.mp3', holes),
      await source('whole.mp3', mp3),
    ];
    const { findings } = await prepare(sources, 'inside');
    expect(findings.map((found) => `${found.rule} ${found.file.split('/').at(-1)}`)).toMatchInlineSnapshot(`
      [
        "audio/truncated half.mp3",
        "audio/damaged holes.mp3",
      ]
    `);
  }, 60_000);

  test('a link out of the folder, and a synthetic voice in a tongue of the people', async () => {
    const link = await source('link.wav', null);
    await symlink('/etc/passwd', link.file);
    const yi = await source('yi.wav', whole, { lang: 'ii', dialect: '圣乍' });
    const { sounds, findings } = await prepare([link, yi], 'refused');
    expect(findings.map((found) => found.rule)).toEqual(['audio/missing-file', 'audio/synthetic-tongue']);
    expect(sounds).toEqual([]);
  });

  test('too big to be read, and too slow to be encoded', async () => {
    const big = await source('big.wav', new Uint8Array());
    await truncate(big.file, MAX_INPUT_BYTES + 1);
    expect((await prepare([big], 'big')).findings.map((found) => found.rule)).toEqual(['audio/too-big']);
    await truncate(big.file, 1);
    expect((await prepare([big], 'big')).findings.map((found) => found.rule)).toEqual(['audio/unreadable']);
    const slow = await source('slow.wav', spoken);
    const places = { cacheDir: join(folder, 'cache-slow'), outDir: join(folder, 'out-slow') };
    const { findings, sounds } = await prepareAudio({ sources: [slow], ...places, timeoutMs: 1 });
    expect(findings.map((found) => found.rule)).toEqual(['audio/timeout']);
    expect(sounds).toEqual([]);
  }, 60_000);

  test('a codec that does not answer is ended', async () => {
    const codec = await openCodec(300);
    const forever = codec.run({ args: ['-f', 'lavfi', '-i', 'sine=duration=100000', '-f', 'null', '-'], output: null });
    await expect(forever).rejects.toMatchObject({ name: 'CodecError', timedOut: true });
    await expect(codec.run({ args: ['-version'], output: null })).rejects.toMatchObject({ name: 'CodecError' });
  });
});

async function measure(bytes: Uint8Array): Promise<{ lufs: number; peakDb: number }> {
  const codec = await openCodec();
  const { log } = await codec.run({
    input: { name: '/x', bytes },
    args: ['-i', '/x', '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
    output: null,
  });
  await codec.close();
  return readLoudness(log);
}
