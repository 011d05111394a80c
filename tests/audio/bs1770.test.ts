/** The meter against signals whose values are published: EBU Tech 3341, “EBU Mode” minimum requirements. */
import { describe, expect, test } from 'vitest';
import { integratedLoudness, METER_RATE, truePeak } from './bs1770.ts';

/** Seconds of a sine of 1 kHz at a level in dBFS, one after the other. */
type Part = readonly [seconds: number, dbfs: number];

function tone(parts: readonly Part[]): Float32Array {
  const total = parts.reduce((sum, [seconds]) => sum + Math.round(seconds * METER_RATE), 0);
  const samples = new Float32Array(total);
  let at = 0;
  for (const [seconds, dbfs] of parts) {
    for (const end = at + Math.round(seconds * METER_RATE); at < end; at += 1) {
      samples[at] = 10 ** (dbfs / 20) * Math.sin((2 * Math.PI * 1000 * at) / METER_RATE);
    }
  }
  return samples;
}

const stereo = (...parts: readonly Part[]): Float32Array[] => [tone(parts), tone(parts)];

describe('loudness', () => {
  test.each([
    [1, -23, () => stereo([20, -23])],
    [2, -33, () => stereo([20, -33])],
    [3, -23, () => stereo([10, -36], [60, -23], [10, -36])],
    [4, -23, () => stereo([10, -72], [10, -36], [60, -23], [10, -36], [10, -72])],
    [5, -23, () => stereo([20, -26], [20.1, -20], [20, -26])],
    [6, -23, () => [-28, -28, -24, -30, -30].map((dbfs) => tone([[20, dbfs]]))],
  ])('of signal %i is %f LUFS', (_, lufs, signal) => {
    expect(Math.abs(integratedLoudness(signal()) - lufs)).toBeLessThanOrEqual(0.1);
  });

  test('of nothing is nothing', () => {
    expect(integratedLoudness([new Float32Array(METER_RATE)])).toBe(-Infinity);
    expect(integratedLoudness([new Float32Array(10)])).toBe(-Infinity);
  });
});

describe('true peak', () => {
  /** A sine of a part of the rate, that begins somewhere in its wave and fades in and out. */
  const sine = (amplitude: number, part: number, degrees: number): Float32Array =>
    Float32Array.from({ length: METER_RATE / 10 }, (_, at) => {
      const fade = Math.min(1, at / 480, (METER_RATE / 10 - at) / 480);
      return fade * amplitude * Math.sin((2 * Math.PI * at) / part + (degrees * Math.PI) / 180);
    });

  test.each([
    [15, -6, sine(0.5, 4, 0)],
    [16, -6, sine(0.5, 4, 45)],
    [17, -6, sine(0.5, 6, 60)],
    [18, -6, sine(0.5, 8, 67.5)],
    [19, 3, sine(1.41, 4, 45)],
  ])('of signal %i is %f dBTP', (_, dbtp, samples) => {
    const off = truePeak(samples) - dbtp;
    expect(off).toBeLessThanOrEqual(0.2);
    expect(off).toBeGreaterThanOrEqual(-0.4);
  });
});
