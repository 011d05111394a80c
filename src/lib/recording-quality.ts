/** What can be heard of a recording by measuring it: too quiet, overdriven, cut off. Runs on decoded samples. */

/** `silent`: no voice at all. */
export type Flaw = 'silent' | 'quiet' | 'clipped' | 'cut-start' | 'cut-end';

export interface Quality {
  readonly durationMs: number;
  /** Of the largest sample, in dB below full scale; −∞ for digital silence. */
  readonly peakDb: number;
  /** How loud the voice is where it speaks: level that nine tenths of the frames stay below, in dB. */
  readonly voiceDb: number;
  /** In the order of the type; none when it sounds right. */
  readonly flaws: readonly Flaw[];
}

const FRAME_S = 0.05;
/** Quieter than this nobody speaks into a phone: noise of the room. */
const SILENT_DB = -52;
/** A voice at arm's length on a cheap phone lies at −30 dB; below this even a louder player leaves it thin. */
const QUIET_DB = -40;
/** Encoding rounds what was cut off: full scale comes back as a little less or more. */
const FULL_SCALE = 0.99;
/** A wave that was cut off stays at the edge for several samples. */
const FLAT_SAMPLES = 3;
/** One bump of the table is no reason to begin again. */
const CLIPPED_FRAMES = 3;
/** A voice that is this near its own loudness in the first or last frames was there before or after. */
const CUT_WITHIN_DB = 12;
const EDGE_FRAMES = 2;

/** Returns what `samples` (one channel, from −1 to 1) sound like. Never throws; of no samples: silent. */
export function measureSound(samples: Float32Array, sampleRate: number): Quality {
  const size = Math.max(1, Math.round(sampleRate * FRAME_S));
  const levels: number[] = [];
  let peak = 0;
  let clippedFrames = 0;
  for (let start = 0; start < samples.length; start += size) {
    const frame = readFrame(samples, start, Math.min(start + size, samples.length));
    levels.push(frame.db);
    peak = Math.max(peak, frame.peak);
    if (frame.isClipped) clippedFrames += 1;
  }
  const voiceDb = [...levels].sort((a, b) => a - b)[Math.floor(levels.length * 0.9)] ?? Number.NEGATIVE_INFINITY;
  const speaksIn = (frames: readonly number[]): boolean =>
    frames.some((db) => db > Math.max(voiceDb - CUT_WITHIN_DB, SILENT_DB));
  const flaws: Flaw[] = [];
  if (!(voiceDb >= SILENT_DB)) flaws.push('silent');
  else {
    if (voiceDb < QUIET_DB) flaws.push('quiet');
    if (clippedFrames >= CLIPPED_FRAMES) flaws.push('clipped');
    if (speaksIn(levels.slice(0, EDGE_FRAMES))) flaws.push('cut-start');
    if (speaksIn(levels.slice(-EDGE_FRAMES))) flaws.push('cut-end');
  }
  return { durationMs: Math.round((samples.length / sampleRate) * 1000), peakDb: decibels(peak), voiceDb, flaws };
}

function readFrame(
  samples: Float32Array,
  start: number,
  end: number,
): { readonly db: number; readonly peak: number; readonly isClipped: boolean } {
  let [sum, peak, flat, isClipped] = [0, 0, 0, false];
  for (let index = start; index < end; index += 1) {
    const size = Math.abs(samples[index] as number);
    sum += size * size;
    if (size > peak) peak = size;
    flat = size >= FULL_SCALE ? flat + 1 : 0;
    if (flat >= FLAT_SAMPLES) isClipped = true;
  }
  return { db: decibels(Math.sqrt(sum / (end - start))), peak, isClipped };
}

/** Returns a share of full scale in dB; −∞ of nothing. */
export function decibels(share: number): number {
  return 20 * Math.log10(share);
}
