/** Sounds that are broken, lie about themselves or are no sounds, made by arithmetic: for tests. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import { zip } from '../../lib/zip.ts';
import { openCodec, type Codec } from './codec.ts';
import { sine, wav } from './fixtures.ts';

export const SECONDS = 3;
export const WHOLE = wav(SECONDS, sine(440, 0.3));

/** The same three seconds in the formats of phones, and hours of nothing. */
export interface Encodings {
  readonly mp3: Uint8Array;
  readonly flac: Uint8Array;
  readonly ogg: Uint8Array;
  /** `mdat` before `moov`, as phones write it. */
  readonly m4a: Uint8Array;
  readonly webm: Uint8Array;
  /** Three hours of silence in a few KB. */
  readonly hours: Uint8Array;
}

export async function makeEncodings(): Promise<Encodings> {
  const codec = await openCodec();
  try {
    const from = (args: readonly string[]): Promise<Uint8Array> => encoded(codec, args);
    return {
      mp3: await from(['-c:a', 'libmp3lame', '-b:a', '48k', '-write_id3v1', '0', '-f', 'mp3']),
      flac: await from(['-c:a', 'flac', '-f', 'flac']),
      ogg: await from(['-c:a', 'libopus', '-b:a', '24k', '-ar', '24000', '-f', 'ogg']),
      m4a: await from(['-c:a', 'aac', '-b:a', '48k', '-f', 'ipod']),
      webm: await from(['-c:a', 'libopus', '-b:a', '24k', '-ar', '24000', '-f', 'webm']),
      hours: await encoded(codec, ['-c:a', 'flac', '-frame_size', '65535', '-strict', '-2', '-f', 'flac'], HOURS),
    };
  } finally {
    await codec.close();
  }
}

const HOURS = ['-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono:d=10800'];

async function encoded(codec: Codec, args: readonly string[], input: readonly string[] = ['-i', '/whole']) {
  const { output, log } = await codec.run({
    input: { name: '/whole', bytes: WHOLE },
    args: [...input, ...args, '/made'],
    output: '/made',
  });
  if (output === null) throw new Error(log.join('\n'));
  return output;
}

/** A chunk of a RIFF, which may say that it is longer than it is. */
export function chunk(name: string, data: Uint8Array, claimedBytes = data.length): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(claimedBytes, 4);
  return Buffer.concat([head, data]);
}

/** What stands in `fmt `; the defaults are those of `WHOLE`. */
export function waveFormat(
  more: { codec?: number; channels?: number; rate?: number; align?: number } = {},
): Uint8Array {
  const { codec = 1, channels = 1, rate = 16_000, align = 2 } = more;
  const data = Buffer.alloc(16);
  data.writeUInt16LE(codec, 0);
  data.writeUInt16LE(channels, 2);
  data.writeUInt32LE(rate, 4);
  data.writeUInt32LE((rate * align) >>> 0, 8);
  data.writeUInt16LE(align, 12);
  data.writeUInt16LE(16, 14);
  return data;
}

export function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

/** The samples of `WHOLE`. */
export const SAMPLES = WHOLE.subarray(44);

/** An ID3v2.4 tag of `frames`, which may say that it is larger. */
export function id3(frames: Uint8Array, claimedBytes = frames.length): Uint8Array {
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, ...syncsafe(claimedBytes)]), frames]);
}

export function id3Text(words: string): Uint8Array {
  const text = Buffer.from(`\u0003${words}`, 'utf8');
  return Buffer.concat([Buffer.from('TXXX'), Buffer.from(syncsafe(text.length)), Buffer.alloc(2), text]);
}

/** A picture that unpacks to `bytes` zeros. */
export function id3Bomb(bytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(bytes));
  const flags = Buffer.from([0, 0b1001]); // compressed, with the length it unpacks to
  const body = Buffer.concat([Buffer.from(syncsafe(bytes)), packed]);
  return Buffer.concat([Buffer.from('APIC'), Buffer.from(syncsafe(body.length)), flags, body]);
}

function syncsafe(size: number): number[] {
  return [(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127];
}

/** A zip whose only file leads out of the folder it is unpacked into. */
export function zipWithWayOut(): Uint8Array {
  const made = Buffer.from(zip([{ name: 'xx/etc/passwd', bytes: new Uint8Array(3000) }], '2026-11-01'));
  for (let at = made.indexOf('xx/'); at >= 0; at = made.indexOf('xx/')) made.write('..', at);
  return made;
}

/** A zip of 60 KB that unpacks to 64 MB. */
export function zipBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const made = Buffer.from(zip([{ name: 'sound.mp3', bytes: packed }], '2026-11-01'));
  made.writeUInt16LE(8, 8);
  made.writeUInt32LE(64 * 1024 * 1024, 22);
  return made;
}

/** Returns `bytes` with `by` at `at`. */
export function overwritten(bytes: Uint8Array, at: number, by: readonly number[]): Uint8Array {
  const made = Uint8Array.from(bytes);
  made.set(by, at);
  return made;
}

/** Returns the FLAC with another length in its header: samples, at most 2³² − 1. */
export function flacSaying(flac: Uint8Array, samples: number): Uint8Array {
  const made = Buffer.from(flac);
  made.writeUInt8(made.readUInt8(21) & 0xf0, 21);
  made.writeUInt32BE(samples, 22);
  return made;
}

/** Returns the pages of an Ogg file. */
export function oggPages(ogg: Uint8Array): Uint8Array[] {
  const file = Buffer.from(ogg);
  const starts: number[] = [];
  for (let at = file.indexOf('OggS'); at >= 0; at = file.indexOf('OggS', at + 4)) starts.push(at);
  return starts.map((start, index) => file.subarray(start, starts[index + 1] ?? file.length));
}

/** Returns an M4A with `name` taken out of the boxes at its top. */
export function withoutBox(m4a: Uint8Array, name: string): Uint8Array {
  const file = Buffer.from(m4a);
  const kept: Uint8Array[] = [];
  for (let at = 0; at + 8 <= file.length;) {
    const size = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) !== name) kept.push(file.subarray(at, at + size));
    at += Math.max(8, size);
  }
  return Buffer.concat(kept);
}

/** Numbers without a pattern, the same for the same `seed`. */
export function noise(length: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
