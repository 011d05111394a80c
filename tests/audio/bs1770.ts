/**
 * A meter of our own after ITU-R BS.1770-5, so that FFmpeg is not the judge of its own work: loudness of the whole
 * (K-weighting, blocks of 400 ms, two gates) and true peak (four times the rate). For 48 kHz.
 */

export const METER_RATE = 48_000;

interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The head as a ball: a shelf of 4 dB above 1.5 kHz. Annex 1, table 1. */
const SHELF: Biquad = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
};
/** What is too low to be loud. Annex 1, table 2. */
const HIGH_PASS: Biquad = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

const BLOCK = 0.4 * METER_RATE;
/** Blocks overlap by three quarters. */
const STEP = 0.1 * METER_RATE;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

/** Weights of L, R, C, Ls, Rs. Mono stands in the middle. Annex 1, table 3. */
const WEIGHTS: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [1, 1], 5: [1, 1, 1, 1.41, 1.41] };

/**
 * Returns the integrated loudness of `channels` (equally long, full scale is 1) in LUFS; -Infinity when nothing passes the gates.
 * @throws RangeError for a number of channels that the standard gives no weights for here
 */
export function integratedLoudness(channels: readonly Float32Array[]): number {
  const weights = WEIGHTS[channels.length];
  if (weights === undefined) throw new RangeError(`no weights for ${channels.length} channels`);
  // Energy of each tenth of a second, so that overlapping blocks are sums of four.
  const tenths = new Float64Array(Math.floor((channels[0]?.length ?? 0) / STEP));
  channels.forEach((channel, index) => {
    const heard = filter(filter(channel, SHELF), HIGH_PASS);
    for (let tenth = 0; tenth < tenths.length; tenth += 1) {
      let sum = 0;
      for (let at = tenth * STEP; at < (tenth + 1) * STEP; at += 1) sum += (heard[at] as number) ** 2;
      tenths[tenth] = (tenths[tenth] as number) + (weights[index] as number) * sum;
    }
  });
  const blocks: number[] = [];
  for (let first = 0; first + 4 <= tenths.length; first += 1) {
    blocks.push(tenths.subarray(first, first + 4).reduce((sum, energy) => sum + energy, 0) / BLOCK);
  }
  const loud = blocks.filter((power) => loudnessOf(power) > ABSOLUTE_GATE_LUFS);
  const gate = loudnessOf(mean(loud)) + RELATIVE_GATE_LU;
  return loudnessOf(mean(loud.filter((power) => loudnessOf(power) > gate)));
}

/** Taps on each side of the filter that puts three samples between two. */
const SIDE = 24;
const OVERSAMPLING = 4;
const PHASES = Array.from({ length: OVERSAMPLING }, (_, phase) =>
  Float64Array.from({ length: 2 * SIDE }, (_tap, tap) => {
    const x = tap - SIDE + 1 - phase / OVERSAMPLING;
    const window = 0.5 * (1 + Math.cos((Math.PI * x) / SIDE));
    return x === 0 ? 1 : (window * Math.sin(Math.PI * x)) / (Math.PI * x);
  }),
);

/** Returns the true peak of `samples` in dBTP. */
export function truePeak(samples: Float32Array): number {
  let peak = 0;
  for (let at = 0; at < samples.length; at += 1) {
    for (const taps of PHASES) {
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap += 1) {
        sum += (taps[tap] as number) * (samples[at + tap - SIDE + 1] ?? 0);
      }
      peak = Math.max(peak, Math.abs(sum));
    }
  }
  return 20 * Math.log10(peak);
}

function filter(samples: Float32Array | Float64Array, { b, a }: Biquad): Float64Array {
  const out = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let at = 0; at < samples.length; at += 1) {
    const x = samples[at] as number;
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    out[at] = y;
  }
  return out;
}

function loudnessOf(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
