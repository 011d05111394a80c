/** What a stranger may put into the folder instead of a recording: each a finding or a sound, and nothing else harmed. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentenceOf } from '../../model/check/finding.ts';
import { codecPeakKb } from './codec.ts';
import * as damaged from './damaged-fixtures.ts';
import {
  chunk,
  id3,
  id3Bomb,
  id3Text,
  noise,
  oggPages,
  overwritten,
  riff,
  SAMPLES,
  WHOLE,
} from './damaged-fixtures.ts';
import { FixtureFolder } from './fixture-folder.ts';
import { sine, wav } from './fixtures.ts';
import type { Prepared } from './prepare.ts';

/** Resident memory, whatever comes: the WASM memory is 2 GB at most, but nothing here may need a quarter of it. */
const MAX_RSS_KB = 700 * 1024;

const folder = new FixtureFolder();
let good: damaged.Encodings;
beforeAll(async () => {
  good = await damaged.makeEncodings();
});
afterAll(() => folder.remove());

type Case = readonly [what: string, name: string, bytes: Uint8Array | null];

/** Returns what became of each: the rule of its finding, or how long it is heard. */
async function outcomes(cases: readonly Case[], out: string): Promise<Record<string, string>> {
  const sources = cases.map(([, name, bytes]) => folder.source(name, bytes));
  const whole = folder.source('neighbour.wav', WHOLE);
  const prepared = await folder.prepare([...sources, whole], out);
  checkWhole(prepared, out);
  expect(prepared.sounds.at(-1)?.id).toBe(whole.id);
  expect(codecPeakKb()).toBeLessThan(MAX_RSS_KB);
  expect(process.resourceUsage().maxRSS).toBeLessThan(MAX_RSS_KB);
  return Object.fromEntries(
    cases.map(([what, name], index) => {
      const rules = prepared.findings.filter((found) => found.file.endsWith(`/${name}`)).map((found) => found.rule);
      const sound = prepared.sounds.find(({ id }) => id === sources[index]?.id);
      return [what, [...(sound ? [`${(sound.durationMs / 1000).toFixed(1)} s`] : []), ...rules].join(', ')];
    }),
  );
}

/** Every finding says what to do; of every sound two files are there, and of nothing else anything. */
function checkWhole({ sounds, findings }: Prepared, out: string): void {
  for (const found of findings) expect(sentenceOf(found)).toMatch(/请/);
  expect(folder.written(out)).toEqual(sounds.flatMap((sound) => sound.encodings.map(({ path }) => path)).sort());
}

describe('not sound at all', () => {
  test('each by its rule', async () => {
    const words = Buffer.from('这是一段文字，不是声音。\n'.repeat(200));
    const page = `<!DOCTYPE html><html><body>${'<p>没有这个文件</p>'.repeat(300)}</body></html>`;
    const list = (target: string): Buffer =>
      Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`);
    const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const cases: Case[] = [
      ['no file', 'none.wav', null],
      ['zero bytes', 'zero.wav', new Uint8Array()],
      ['a text', 'words.mp3', words],
      ['a web page', 'page.mp3', Buffer.from(page)],
      ['noise', 'noise.m4a', noise(50_000)],
      ['a picture', 'picture.flac', Buffer.from(picture, 'base64')],
      ['a zip with a way out', 'zip.ogg', damaged.zipWithWayOut()],
      ['a zip bomb', 'bomb.mp3', damaged.zipBomb()],
      ['a playlist of another file', 'list.mp3', list('file:///etc/passwd')],
      ['a playlist of itself', 'self.wav', list('/input')],
      ['a concat script', 'concat.wav', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n")],
      [
        'AIFF called WAV',
        'aiff.wav',
        Buffer.concat([Buffer.from('FORM'), Buffer.from([0, 0, 4, 0]), Buffer.from('AIFFCOMM'), noise(1000)]),
      ],
    ];
    expect(await outcomes(cases, 'strange')).toMatchInlineSnapshot(`
      {
        "AIFF called WAV": "audio/unreadable",
        "a concat script": "audio/unreadable",
        "a picture": "audio/unreadable",
        "a playlist of another file": "audio/unreadable",
        "a playlist of itself": "audio/unreadable",
        "a text": "audio/unreadable",
        "a web page": "audio/unreadable",
        "a zip bomb": "audio/unreadable",
        "a zip with a way out": "audio/unreadable",
        "no file": "audio/missing-file",
        "noise": "audio/unreadable",
        "zero bytes": "audio/empty",
      }
    `);
  });
});

describe('headers that lie', () => {
  test('each by its rule', async () => {
    const format = chunk('fmt ', damaged.waveFormat());
    const data = chunk('data', SAMPLES);
    const spoilt = (more: Parameters<typeof damaged.waveFormat>[0]): Uint8Array =>
      riff(chunk('fmt ', damaged.waveFormat(more)), data);
    const cases: Case[] = [
      ['RIFF header alone', 'header.wav', WHOLE.subarray(0, 44)],
      ['RIFF without data', 'nodata.wav', riff(format)],
      ['data of 2 GB', 'claims.wav', riff(format, chunk('data', SAMPLES, 0x7fffff00))],
      ['data of 4 GB', 'stream.wav', riff(format, chunk('data', SAMPLES, 0xffffffff))],
      ['a list of 4 GB before the data', 'list.wav', riff(format, chunk('LIST', noise(40), 0xfffffff0), data)],
      ['a format of 2 GB', 'format.wav', riff(chunk('fmt ', damaged.waveFormat(), 0x7ffffff0), data)],
      ['no channels', 'channels0.wav', spoilt({ channels: 0 })],
      ['65,535 channels', 'channels.wav', spoilt({ channels: 65_535 })],
      ['0 Hz', 'hertz0.wav', spoilt({ rate: 0 })],
      ['4 GHz', 'hertz.wav', spoilt({ rate: 0xffffffff })],
      ['an unknown codec', 'codec.wav', spoilt({ codec: 0xfffe })],
      ['frames of 0 bytes', 'align.wav', spoilt({ align: 0 })],
      ['ID3 of 256 MB before MP3', 'id3.mp3', Buffer.concat([id3(new Uint8Array(), 0x0fffffff), good.mp3])],
      [
        'ID3 of 60,000 frames',
        'frames.mp3',
        Buffer.concat([id3(Buffer.concat(Array<Uint8Array>(60_000).fill(id3Text('a\u0000b')))), good.mp3]),
      ],
      ['ID3 that unpacks to 200 MB', 'packed.mp3', Buffer.concat([id3(id3Bomb(200 * 1024 * 1024)), good.mp3])],
      ['FLAC with a wrong check sum', 'md5.flac', overwritten(good.flac, 26, Array<number>(16).fill(0xaa))],
      ['FLAC that says ten minutes', 'long.flac', damaged.flacSaying(good.flac, 16_000 * 600)],
      ['FLAC that says one second', 'short.flac', damaged.flacSaying(good.flac, 16_000)],
      ['the wrong ending', 'other.mp3', WHOLE],
    ];
    expect(await outcomes(cases, 'lies')).toMatchInlineSnapshot(`
      {
        "0 Hz": "audio/unreadable",
        "4 GHz": "audio/unreadable",
        "65,535 channels": "audio/unreadable",
        "FLAC that says one second": "3.0 s",
        "FLAC that says ten minutes": "audio/truncated",
        "FLAC with a wrong check sum": "3.0 s",
        "ID3 of 256 MB before MP3": "audio/unreadable",
        "ID3 of 60,000 frames": "3.0 s",
        "ID3 that unpacks to 200 MB": "3.0 s",
        "RIFF header alone": "audio/too-short",
        "RIFF without data": "audio/unreadable",
        "a format of 2 GB": "audio/unreadable",
        "a list of 4 GB before the data": "audio/unreadable",
        "an unknown codec": "audio/unreadable",
        "data of 2 GB": "audio/truncated",
        "data of 4 GB": "audio/truncated",
        "frames of 0 bytes": "3.0 s",
        "no channels": "audio/unreadable",
        "the wrong ending": "audio/wrong-ending",
      }
    `);
  });
});

describe('broken inside', () => {
  test('each by its rule', async () => {
    const pages = oggPages(good.ogg);
    const cut = Array.from({ length: Math.ceil(good.mp3.length / 2016) }, (_, index) =>
      good.mp3.subarray(index * 2016, (index + 1) * 2016),
    );
    const holes = Uint8Array.from(good.mp3);
    for (let at = 2000; at + 300 < holes.length; at += 700) holes.fill(0xff, at, at + 300);
    const cases: Case[] = [
      ['half a WAV', 'half.wav', WHOLE.subarray(0, WHOLE.length / 2)],
      ['half an MP3', 'half.mp3', good.mp3.subarray(0, good.mp3.length / 2)],
      ['half a FLAC', 'half.flac', good.flac.subarray(0, good.flac.length / 2)],
      ['half an Ogg', 'half.ogg', good.ogg.subarray(0, good.ogg.length / 2)],
      ['half a WebM', 'half.webm', good.webm.subarray(0, good.webm.length / 2)],
      ['MP3 with holes', 'holes.mp3', holes],
      [
        'MP3 with junk between frames',
        'junk.mp3',
        Buffer.concat(cut.flatMap((part, index) => [part, noise(300, index)])),
      ],
      ['Ogg of two recordings', 'chained.ogg', Buffer.concat([good.ogg, good.ogg])],
      [
        'Ogg cut inside the head of a page',
        'head.ogg',
        good.ogg.subarray(0, good.ogg.length - (pages.at(-1)?.length ?? 0) + 10),
      ],
      ['Ogg without a page', 'missing.ogg', Buffer.concat(pages.filter((_, index) => index !== 3))],
      ['Ogg without its last page', 'last.ogg', Buffer.concat(pages.slice(0, -1))],
      ['Ogg without its first page', 'first.ogg', Buffer.concat(pages.slice(1))],
      ['M4A with the sound before the index', 'mdat.m4a', good.m4a],
      ['M4A without the index', 'moov.m4a', damaged.withoutBox(good.m4a, 'moov')],
      ['M4A without the sound', 'sound.m4a', damaged.withoutBox(good.m4a, 'mdat')],
    ];
    expect(await outcomes(cases, 'inside')).toMatchInlineSnapshot(`
      {
        "M4A with the sound before the index": "3.0 s",
        "M4A without the index": "audio/unreadable",
        "M4A without the sound": "audio/unreadable",
        "MP3 with holes": "audio/damaged",
        "MP3 with junk between frames": "audio/damaged",
        "Ogg cut inside the head of a page": "audio/truncated",
        "Ogg of two recordings": "audio/chained",
        "Ogg without a page": "audio/truncated",
        "Ogg without its first page": "audio/unreadable",
        "Ogg without its last page": "3.0 s",
        "half a FLAC": "audio/damaged",
        "half a WAV": "audio/truncated",
        "half a WebM": "audio/truncated",
        "half an MP3": "audio/truncated",
        "half an Ogg": "audio/truncated",
      }
    `);
  });

  test('whatever bytes change, it ends in a sound or a finding', async () => {
    const formats = ['mp3', 'flac', 'ogg', 'm4a', 'webm'] as const;
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    });
    const spoilt = fc.record({
      format: fc.constantFrom(...formats),
      changes: fc.array(change, { maxLength: 4 }),
      // The header decides most.
      header: fc.array(fc.record({ at: fc.nat(120), bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }) }), {
        maxLength: 3,
      }),
      kept: fc.double({ min: 0.05, max: 1, noNaN: true }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ format, changes, header, kept }) => {
        const bytes = Uint8Array.from(good[format].subarray(0, Math.ceil(good[format].length * kept)));
        for (const { at, bytes: by } of changes)
          bytes.set(by.subarray(0, bytes.length - Math.floor(at * bytes.length)), Math.floor(at * bytes.length));
        for (const { at, bytes: by } of header) if (at + by.length <= bytes.length) bytes.set(by, at);
        const source = folder.source(`fuzz-${(run += 1)}.${format}`, bytes);
        const prepared = await folder.prepare([source], `fuzz-${run}`);
        checkWhole(prepared, `fuzz-${run}`);
        expect(
          prepared.sounds.length +
            prepared.findings.filter((found) => !['audio/quiet', 'audio/uneven'].includes(found.rule)).length,
        ).toBe(1);
      }),
      { numRuns: 25 },
    );
    expect(process.resourceUsage().maxRSS).toBeLessThan(MAX_RSS_KB);
  });
});

describe('sound that is hardly one', () => {
  test('each by its rule', async () => {
    const tone = sine(440, 0.3);
    const float = { format: 'f32' } as const;
    const cases: Case[] = [
      ['0.05 s', 'blink.wav', wav(0.05, tone)],
      ['silence', 'silent.wav', wav(5, () => 0)],
      ['an offset and nothing else', 'offset.wav', wav(3, () => 0.5)],
      ['an offset under a tone', 'tone.wav', wav(3, (t) => 0.5 + tone(t))],
      ['hours of silence', 'hours.flac', good.hours],
      ['half an hour of tone', 'long.wav', wav(1801, tone, { rate: 8000, format: 'u8' })],
      ['NaN', 'nan.wav', wav(2, () => Number.NaN, float)],
      ['NaN here and there', 'nans.wav', wav(3, (t) => ((t * 16_000) % 1000 < 1 ? Number.NaN : tone(t)), float)],
      ['infinite', 'infinite.wav', wav(2, () => Infinity, float)],
      ['beyond all bounds', 'huge.wav', wav(2, sine(440, 1e30), float)],
      ['four times full scale', 'loud.wav', wav(3, sine(300, 4), float)],
      ['full-scale square', 'square.wav', wav(3, (t) => Math.sign(Math.sin(2 * Math.PI * 300 * t)))],
      ['all but silent', 'faint.wav', wav(3, sine(440, 0.002))],
      ['soft', 'soft.wav', wav(3, sine(440, 0.006))],
      ['knocks and nothing else', 'knocks.wav', wav(6, (t) => (t % 0.5 < 0.0003 ? 0.99 : sine(300, 0.004)(t)))],
      ['clicks', 'clicks.wav', wav(4, (t) => (t % 1 < 0.0004 ? 0.95 : sine(300, 0.02)(t)))],
      ['8 bits', 'bits.wav', wav(3, tone, { format: 'u8', rate: 8000 })],
      ['192 kHz in stereo', 'rate.wav', wav(2, tone, { rate: 192_000, channels: 2 })],
      ['7 channels', 'seven.wav', wav(2, tone, { channels: 7 })],
      ['64 channels', 'sixty.wav', wav(1, tone, { channels: 64, rate: 8000 })],
    ];
    expect(await outcomes(cases, 'hardly')).toMatchInlineSnapshot(`
      {
        "0.05 s": "audio/too-short",
        "192 kHz in stereo": "2.0 s",
        "64 channels": "audio/unreadable",
        "7 channels": "2.0 s",
        "8 bits": "3.0 s",
        "NaN": "audio/unreadable",
        "NaN here and there": "audio/unreadable",
        "all but silent": "audio/silent",
        "an offset and nothing else": "audio/silent",
        "an offset under a tone": "3.0 s",
        "beyond all bounds": "audio/unreadable",
        "clicks": "4.0 s",
        "four times full scale": "3.0 s",
        "full-scale square": "3.0 s",
        "half an hour of tone": "audio/too-long",
        "hours of silence": "audio/too-long",
        "infinite": "audio/unreadable",
        "knocks and nothing else": "6.0 s, audio/uneven",
        "silence": "audio/silent",
        "soft": "3.0 s, audio/quiet",
      }
    `);
  });
});
