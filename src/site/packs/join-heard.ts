/** Recordings → one MP3 for a loudspeaker, as loud as all others. */
import { readSource } from '../audio/read-source.ts';
import { analyse, INPUT_ARGS, type Analysis } from '../audio/analyse.ts';
import { CodecError, openCodec, type Codec } from '../audio/codec.ts';
import { encode, filtersFor } from '../audio/encode.ts';
import { TARGET_LUFS, type EncodingSettings } from '../audio/settings.ts';
import type { AudioSource } from '../audio/sound.ts';
import type { Tags } from '../audio/tags.ts';
import { wavOf } from '../audio/wav.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { PAUSE_SECONDS } from './programmes.ts';

/** What every MP3 player of the last twenty years takes; horns have nothing above 8 kHz. */
const LOUDSPEAKER: EncodingSettings = {
  type: 'audio/mpeg',
  extension: 'mp3',
  sampleRate: 44_100,
  bitrate: 64_000,
  maxBitrate: 64_000,
  args: ['-c:a', 'libmp3lame', '-id3v2_version', '3', '-write_id3v1', '0', '-f', 'mp3'],
  steadyArgs: [],
};
const CEILING_DB = -3;

/** A source that was listened to. */
export interface Heard {
  readonly source: AudioSource;
  readonly analysis: Analysis;
  readonly seconds: number;
}

/** Returns what a source is like, or why it cannot be heard. */
export async function listen(source: AudioSource): Promise<Heard | Finding> {
  const bytes = await readSource(source);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return withCodec(source, async (codec) => {
    const result = await analyse(codec, source, bytes);
    if (!result.ok) return result.finding;
    const { analysis } = result;
    return { source, analysis, seconds: analysis.end - analysis.start };
  });
}

/** Returns the MP3 of `parts`, one after the other, with `tags`; or why there is none. */
export async function joinHeard(parts: readonly Heard[], tags: Tags): Promise<Uint8Array | Finding> {
  const [first] = parts;
  if (first === undefined) throw new RangeError('nothing to join');
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const piece = await samplesOf(part);
    if (!(piece instanceof Uint8Array)) return piece;
    pieces.push(piece);
  }
  const joined = wavOf(withPauses(pieces), LOUDSPEAKER.sampleRate);
  const source = { ...first.source, file: 'joined.wav' };
  return withCodec(source, async (codec) => {
    const result = await analyse(codec, source, joined);
    if (!result.ok) return result.finding;
    const made = await encode(codec, tags, result.analysis, LOUDSPEAKER);
    return made?.bytes ?? finding('audio/unreadable', source.shownAs, START, {});
  });
}

/** Each in a codec of its own: what a source left in its memory does not stay. */
async function withCodec<T>(source: AudioSource, act: (codec: Codec) => Promise<T | Finding>): Promise<T | Finding> {
  const codec = await openCodec();
  try {
    return await act(codec);
  } catch (thrown) {
    if (!(thrown instanceof CodecError)) throw thrown;
    return finding(thrown.timedOut ? 'audio/timeout' : 'audio/unreadable', source.shownAs, START, {});
  } finally {
    await codec.close();
  }
}

/** 16-bit samples at the loudness of all. */
async function samplesOf({ source, analysis }: Heard): Promise<Uint8Array | Finding> {
  const bytes = await readSource(source);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return withCodec(source, async (codec) => {
    const levels = { gain: TARGET_LUFS - analysis.lufs, ceiling: CEILING_DB, sampleRate: LOUDSPEAKER.sampleRate };
    const { output } = await codec.run({
      input: { name: '/input', bytes },
      args: [...INPUT_ARGS, '-map', '0:a:0', '-af', filtersFor(analysis, levels), '-ac', '1', '-f', 's16le', '/pcm'],
      output: '/pcm',
    });
    return output ?? finding('audio/unreadable', source.shownAs, START, {});
  });
}

/** One after the other, with silence between them. */
function withPauses(pieces: readonly Uint8Array[]): Uint8Array {
  const pause = Buffer.alloc(PAUSE_SECONDS * LOUDSPEAKER.sampleRate * 2);
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [pause, piece])));
}
