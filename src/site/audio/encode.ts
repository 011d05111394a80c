/**
 * Encodes to a loudness and a peak that hold for the *encoded* file. A codec at 20 kbit/s moves both by up to two
 * decibels, so the result is measured and the gain mended until it fits.
 */
import { INPUT_ARGS, MONO, type Analysis } from './analyse.ts';
import type { Codec } from './codec.ts';
import { readLoudness, type Loudness } from './measure.ts';
import { MAX_TRUE_PEAK_DB, TARGET_LUFS, type EncodingSettings } from './settings.ts';
import { tagArgs, type Tags } from './tags.ts';

/** Rounds of encoding and measuring. Speech needs one to five. */
const MAX_ROUNDS = 5;
const LOUDNESS_TOLERANCE = 0.4;
const MAX_GAIN_DB = 45;
/** From this distance on, LU, the other mode of the codec is tried. */
const STEADY_FROM = 0.9;
/** FFmpeg rounds what it measures to this. */
const METER_STEP_DB = 0.1;
/** Room left below a limit when it has been passed. */
const PEAK_MARGIN_DB = 0.2;
/** The limiter does not see the peaks between samples; at twice the rate of the encoding few are left. */
const LIMITER_RATE = 48_000;

export interface Encoded extends Loudness {
  readonly bytes: Uint8Array;
}

/**
 * Returns the encoding nearest to the target whose true peak fits; where none fits, the one with the lowest peak (a
 * voice is not left out for it). Null when FFmpeg could not make one.
 * @throws CodecError
 */
export async function encode(
  codec: Codec,
  tags: Tags,
  analysis: Analysis,
  settings: EncodingSettings,
): Promise<Encoded | null> {
  const attempt = { codec, tags, analysis, settings };
  const first = await approach(attempt, settings.args);
  if (first === null || settings.steadyArgs.length === 0 || (first.fits && distance(first) <= STEADY_FROM))
    return first;
  const steady = await approach(attempt, [...settings.args, ...settings.steadyArgs]);
  return steady === null || isBetter(first, steady) ? first : steady;
}

interface Attempt {
  readonly codec: Codec;
  readonly tags: Tags;
  readonly analysis: Analysis;
  readonly settings: EncodingSettings;
}

interface Round extends Encoded {
  readonly fits: boolean;
}

/** Encodes, measures and mends, at most `MAX_ROUNDS` times; returns the best round, null when FFmpeg failed. */
async function approach(attempt: Attempt, args: readonly string[]): Promise<Round | null> {
  const { analysis, settings } = attempt;
  const seconds = analysis.end - analysis.start;
  let gain = Math.min(TARGET_LUFS - analysis.lufs, MAX_GAIN_DB);
  let ceiling = MAX_TRUE_PEAK_DB - 0.5;
  let bitrate = settings.bitrate;
  let best: Round | null = null;
  let last: { readonly gain: number; readonly lufs: number } | null = null;
  for (let turn = 0; turn < MAX_ROUNDS; turn += 1) {
    const bytes = await encodeOnce(attempt, { args, gain, ceiling, bitrate });
    if (bytes === null) return null;
    const loudness = await measure(attempt.codec, bytes);
    const over = loudness.peakDb + METER_STEP_DB - MAX_TRUE_PEAK_DB;
    const off = TARGET_LUFS - loudness.lufs;
    // Headers weigh much in a few seconds; there is nothing to gain from a lower rate.
    const tooLarge =
      seconds >= 5 && settings.bitrate < settings.maxBitrate && (bytes.byteLength * 8) / seconds > settings.maxBitrate;
    const round = { bytes, ...loudness, fits: over <= 0 && !tooLarge };
    if (best === null || isBetter(round, best)) best = round;
    if (round.fits && Math.abs(off) <= LOUDNESS_TOLERANCE) break;
    // Under a limiter a decibel of gain is less than one of loudness: how much less is learnt from the last two rounds.
    const limited = analysis.peakDb + gain > ceiling;
    const learnt =
      last !== null && Math.abs(gain - last.gain) > 0.2 ? (loudness.lufs - last.lufs) / (gain - last.gain) : 0.5;
    const slope = limited && off > 0 ? Math.max(0.25, Math.min(1, learnt)) : 1;
    last = { gain, lufs: loudness.lufs };
    if (Math.abs(off) > LOUDNESS_TOLERANCE) gain += Math.max(-6, Math.min(6, off / slope));
    gain = Math.min(gain, MAX_GAIN_DB);
    // The codec itself made the peak: no limiter before it can take that away.
    if (over > 0 && !limited) gain -= over + PEAK_MARGIN_DB;
    else if (over > 0) ceiling -= over + PEAK_MARGIN_DB;
    // Room that was left: taking less from the peaks is the better way to be louder.
    else if (limited && off > 0) ceiling = Math.min(MAX_TRUE_PEAK_DB, ceiling - over - PEAK_MARGIN_DB);
    if (tooLarge) bitrate -= 1000;
    // The last round is for the peak alone: rather softer than clipped.
    if (turn === MAX_ROUNDS - 2 && !best.fits) gain -= Math.max(0, over) + 1;
  }
  return best;
}

function isBetter(round: Round, other: Round): boolean {
  if (round.fits !== other.fits) return round.fits;
  return round.fits ? distance(round) < distance(other) : round.peakDb < other.peakDb;
}

function distance(encoded: Encoded): number {
  return Math.abs(TARGET_LUFS - encoded.lufs);
}

interface Levels {
  readonly args: readonly string[];
  readonly gain: number;
  readonly ceiling: number;
  readonly bitrate: number;
}

async function encodeOnce(
  { codec, tags, analysis, settings }: Attempt,
  { args, gain, ceiling, bitrate }: Levels,
): Promise<Uint8Array | null> {
  const filters = filtersFor(analysis, { gain, ceiling, sampleRate: settings.sampleRate });
  const { code, output } = await codec.run({
    args: [
      ...INPUT_ARGS,
      '-map',
      '0:a:0',
      '-af',
      filters,
      '-ac',
      '1',
      '-b:a',
      String(bitrate),
      ...args,
      // Nothing of the source's own tags: a phone writes the place and the day of a recording into them.
      '-map_metadata',
      '-1',
      '-map_chapters',
      '-1',
      '-fflags',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      ...tagArgs(tags),
      '/output',
    ],
    output: '/output',
  });
  return code === 0 && output !== null && output.byteLength > 0 ? output : null;
}

/** Returns FFmpeg's filters that cut a source to what is kept and bring it to a level, limited where it would pass the ceiling. */
export function filtersFor(
  { start, end, peakDb }: Analysis,
  { gain, ceiling, sampleRate }: { readonly gain: number; readonly ceiling: number; readonly sampleRate: number },
): string {
  const limit =
    peakDb + gain > ceiling
      ? [`aresample=${LIMITER_RATE}`, `alimiter=level=0:attack=5:release=25:limit=${toLinear(ceiling)}`]
      : [];
  return [
    MONO,
    `atrim=start=${start}:end=${end}`,
    'asetpts=PTS-STARTPTS',
    `volume=${Math.min(gain, MAX_GAIN_DB).toFixed(3)}dB:precision=double`,
    ...limit,
    `aresample=${sampleRate}`,
  ].join(',');
}

async function measure(codec: Codec, bytes: Uint8Array): Promise<Loudness> {
  const { log } = await codec.run({
    input: { name: '/encoded', bytes },
    args: ['-i', '/encoded', '-af', 'aresample=48000,ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
    output: null,
  });
  return readLoudness(log);
}

function toLinear(db: number): string {
  // `alimiter` takes nothing below 0.0625.
  return Math.max(0.0625, 10 ** (db / 20)).toFixed(5);
}
