import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSound, type Flaw } from './recording-quality.ts';

const RATE = 16_000;

/** Loudness as a share of full scale, above 1 cut off there. */
type Stretch = readonly [seconds: number, loudness: number];

/** A tone for each stretch. */
function sound(...stretches: readonly Stretch[]): Float32Array {
  const parts = stretches.map(([seconds, loudness]) =>
    Array.from({ length: Math.round(seconds * RATE) }, (_, index) =>
      Math.max(-1, Math.min(1, loudness * Math.sin((2 * Math.PI * 220 * index) / RATE))),
    ),
  );
  return Float32Array.from(parts.flat());
}

function flawsOf(...stretches: readonly Stretch[]): readonly Flaw[] {
  return measureSound(sound(...stretches), RATE).flaws;
}

const SILENCE = [0.5, 0.0005] as const;

describe('measureSound', () => {
  it('finds nothing wrong with a voice between two silences', () => {
    const { flaws, durationMs, peakDb, voiceDb } = measureSound(sound(SILENCE, [2, 0.3], SILENCE), RATE);
    expect(flaws).toEqual([]);
    expect(durationMs).toBe(3000);
    expect(peakDb).toBeCloseTo(-10.5, 0);
    expect(voiceDb).toBeCloseTo(-13.5, 0);
  });

  it.each<[string, readonly Stretch[], Flaw[]]>([
    ['nothing at all', [], ['silent']],
    ['digital silence', [[2, 0]], ['silent']],
    ['the noise of a room', [[2, 0.002]], ['silent']],
    ['a voice far away', [SILENCE, [2, 0.008], SILENCE], ['quiet']],
    ['a voice that is cut off above', [SILENCE, [2, 2], SILENCE], ['clipped']],
    ['a loud voice that is not', [SILENCE, [2, 0.95], SILENCE], []],
    ['a beginning that is missing', [[2, 0.3], SILENCE], ['cut-start']],
    ['an end that is missing', [SILENCE, [2, 0.3]], ['cut-end']],
    ['all of it', [[2, 3]], ['clipped', 'cut-start', 'cut-end']],
  ])('tells of %s', (_, stretches, flaws) => {
    expect(flawsOf(...stretches)).toEqual(flaws);
  });

  it('takes one bump of the table for no flaw', () => {
    expect(flawsOf(SILENCE, [1, 0.2], [0.02, 3], [1, 0.2], SILENCE)).toEqual([]);
  });

  it('takes any samples, and louder is never quieter', () => {
    const samples = fc.array(fc.float({ min: Math.fround(-1.5), max: Math.fround(1.5), noNaN: true }), {
      maxLength: 4000,
    });
    fc.assert(
      fc.property(samples, (values) => {
        const [one, half] = [values, values.map((value) => value / 2)].map((list) =>
          measureSound(Float32Array.from(list), RATE),
        );
        expect(one?.durationMs).toBe(Math.round(values.length / 16));
        expect(one?.voiceDb).toBeGreaterThanOrEqual(half?.voiceDb ?? 0);
        if (one?.flaws.includes('silent')) expect(one.flaws).toEqual(['silent']);
      }),
    );
  });
});
