import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSpeech, spansOf } from './align.ts';
import { findSpeech, type Span } from './find.ts';

const RATE = 16_000;

/** Returns noise at −70 dB with a buzz of −20 dB in `spans`. */
function soundWith(spans: readonly Span[], lengthMs: number, noise = 0.0003): Int16Array {
  let state = 7;
  return Int16Array.from({ length: Math.round((lengthMs * RATE) / 1000) }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const ms = (index / RATE) * 1000;
    const speaks = spans.some(({ startMs, endMs }) => ms >= startMs && ms < endMs);
    const buzz = speaks ? 0.14 * Math.sin(2 * Math.PI * 180 * (index / RATE)) : 0;
    return Math.round(32_767 * (buzz + noise * (state / 2 ** 31 - 1)));
  });
}

describe('findSpeech', () => {
  const spans = [
    { startMs: 500, endMs: 1700 },
    { startMs: 2100, endMs: 2600 },
    { startMs: 4000, endMs: 6000 },
  ];

  it.each([0.0003, 0.01])('finds what is said to a hundredth of a second, over noise of %d', (noise) => {
    expect(findSpeech(soundWith(spans, 7000, noise), RATE)).toEqual(spans);
  });

  it('finds nothing in silence, noise, a hum and no sound at all', () => {
    expect(findSpeech(soundWith([], 3000), RATE)).toEqual([]);
    expect(findSpeech(soundWith([], 3000, 0.2), RATE)).toEqual([]);
    expect(findSpeech(soundWith([{ startMs: 0, endMs: 3000 }], 3000), RATE)).toEqual([]);
    expect(findSpeech(new Int16Array(0), RATE)).toEqual([]);
  });

  it('is no click, and no gap within a word', () => {
    const found = findSpeech(
      soundWith(
        [
          { startMs: 100, endMs: 140 },
          { startMs: 1000, endMs: 1500 },
          { startMs: 1600, endMs: 2000 },
        ],
        3000,
      ),
      RATE,
    );
    expect(found).toEqual([{ startMs: 1000, endMs: 2000 }]);
  });
});

/** Stretches as somebody speaks them: a pause, then some speech. */
const pieces = fc
  .array(fc.tuple(fc.integer({ min: 150, max: 4000 }), fc.integer({ min: 80, max: 9000 })), { maxLength: 40 })
  .map((list) => {
    let at = 0;
    return list.map(([pause, length]): Span => {
      const startMs = at + pause;
      at = startMs + length;
      return { startMs, endMs: at };
    });
  });

describe('alignSpeech', () => {
  it('gives cues in order, apart and inside the sound, whatever is spoken and expected', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.array(fc.double({ min: 0.1, max: 90, noNaN: true }), { maxLength: 30 }),
        fc.nat(5000),
        (spoken, expected, tail) => {
          const lengthMs = (spoken.at(-1)?.endMs ?? 0) + tail;
          const spans = spansOf(alignSpeech(spoken, expected), spoken, lengthMs);
          expect(spans).toHaveLength(expected.length);
          let before = 0;
          for (const span of spans) {
            if (span === null) continue;
            expect(span.startMs).toBeGreaterThanOrEqual(before);
            expect(span.endMs).toBeGreaterThan(span.startMs);
            before = span.endMs;
          }
          expect(before).toBeLessThanOrEqual(lengthMs);
        },
      ),
    );
  });

  /** A reader: sentences with short pauses inside blocks, long ones between, at their own pace. */
  const reading = fc.record({
    blocks: fc.array(fc.array(fc.double({ min: 1, max: 6, noNaN: true }), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 20,
    }),
    pace: fc.double({ min: 0.7, max: 1.6, noNaN: true }),
    seed: fc.nat(),
  });

  it('finds nearly all blocks of somebody who pauses between them, fast or slow', () => {
    let [right, all] = [0, 0];
    fc.assert(
      fc.property(reading, ({ blocks, pace, seed }) => {
        const { spoken, starts } = speak(blocks, pace, seed);
        const runs = alignSpeech(
          spoken,
          blocks.map((sentences) => sentences.reduce((sum, seconds) => sum + seconds, 0)),
        );
        runs.forEach((run, index) => {
          all += 1;
          if (run?.from === starts[index] && run?.to === (starts[index + 1] ?? spoken.length)) right += 1;
        });
      }),
      { numRuns: 200 },
    );
    expect(right / all).toBeGreaterThan(0.95);
  });

  it('leaves out what is not the text, and blocks that nobody read', () => {
    const { spoken } = speak([[3], [4, 3], [5, 5, 2]], 1, 3);
    const shifted = spoken.map(({ startMs, endMs }) => ({ startMs: startMs + 5000, endMs: endMs + 5000 }));
    const cough = { startMs: 400, endMs: 700 };
    expect(alignSpeech([cough, ...shifted], [3, 7, 40, 12])).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 4 },
      null,
      { from: 4, to: 7 },
    ]);
  });
});

function speak(blocks: readonly (readonly number[])[], pace: number, seed: number) {
  let state = seed >>> 0;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let at = 300;
  const spoken: Span[] = [];
  const starts: number[] = [];
  for (const sentences of blocks) {
    starts.push(spoken.length);
    for (const seconds of sentences) {
      const startMs = Math.round(at);
      const endMs = Math.round(startMs + seconds * pace * (0.85 + 0.3 * chance()) * 1000);
      spoken.push({ startMs, endMs });
      at = endMs + 250 + 300 * chance();
    }
    at += 700 + 700 * chance();
  }
  return { spoken, starts };
}
