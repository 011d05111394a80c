import { expect, test } from 'vitest';
import { costOf, playerCues } from './sound.ts';

test('cues move by what was cut from the beginning and stay inside the sound', () => {
  const cues = [
    { block: 'gone', startMs: 0, endMs: 700 },
    { block: 'title', startMs: 700, endMs: 3000 },
    { block: 'answer', startMs: 3400, endMs: 9000 },
  ];
  expect(playerCues(cues, { trimmedStartMs: 800, durationMs: 7000 })).toEqual([
    { block: 'title', start: 0, end: 2.2 },
    { block: 'answer', start: 2.6, end: 7 },
  ]);
});

test('the cost is that of the larger encoding', () => {
  const encoding = { type: 'audio/mpeg', path: 'a.mp3', loudnessLufs: -16, truePeakDb: -2 } as const;
  const sound = {
    id: 'a',
    durationMs: 130_400,
    trimmedStartMs: 0,
    loudnessLufs: -16,
    transcript: null,
    peaks: [],
    encodings: [
      { ...encoding, sizeBytes: 300_000 },
      { ...encoding, sizeBytes: 521_000 },
    ],
  };
  expect(costOf(sound)).toEqual({ minutes: 2, seconds: 10, megabytes: '0.5' });
});
