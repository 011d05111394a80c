/** Stretches one after the other, as one sound without loss. */
import type { Span } from '../../lib/speech/find.ts';
import type { Codec } from '../audio/codec.ts';
import { bytesOf } from '../audio/wav.ts';

/** Silence between two stretches: long enough to be heard as a new paragraph. */
export const PAUSE_MS = 400;

export interface Joined {
  readonly samples: Int16Array;
  /** Where each stretch lies, same order. */
  readonly spans: readonly Span[];
}

/** Returns `parts` with silence between them. */
export function joinParts(parts: readonly Int16Array[], rate: number): Joined {
  const pause = Math.round((rate * PAUSE_MS) / 1000);
  const length = parts.reduce((sum, part) => sum + part.length, 0) + pause * Math.max(0, parts.length - 1);
  const samples = new Int16Array(length);
  const toMs = (count: number): number => Math.round((count / rate) * 1000);
  let at = 0;
  const spans = parts.map((part): Span => {
    samples.set(part, at);
    const span = { startMs: toMs(at), endMs: toMs(at + part.length) };
    at += part.length + pause;
    return span;
  });
  return { samples, spans };
}

/**
 * Returns the samples as FLAC, the same bytes for the same samples; null when FFmpeg could not.
 * @throws CodecError
 */
export async function encodeFlac(codec: Codec, samples: Int16Array, rate: number): Promise<Uint8Array | null> {
  const { code, output } = await codec.run({
    input: { name: '/samples', bytes: bytesOf(samples) },
    args: [
      ...['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', '/samples'],
      ...['-c:a', 'flac', '-compression_level', '8', '-map_metadata', '-1'],
      ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'flac', '/flac'],
    ],
    output: '/flac',
  });
  return code === 0 && output !== null && output.byteLength > 0 ? output : null;
}
