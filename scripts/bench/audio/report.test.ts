import { expect, it } from 'vitest';
import { readAudioArgs } from './audio-args.ts';
import { reportAudio, type AudioFigures } from './report.ts';

const RIGHT = { bytes: 140_000, lufs: -16.04, peakDb: -1.9 };
const FIGURES: AudioFigures = {
  voice: 'near',
  maker: '母语普法',
  seconds: 60,
  tookMs: 12_000,
  opus: RIGHT,
  mp3: RIGHT,
};
const when = { today: '2026-11-25', cores: 2, load: 1.25 };

it('is one row a voice and maker, and marks nothing that is kept', () => {
  const text = reportAudio([FIGURES], when);
  expect(text.split('\n').at(-1)).toBe('| near | 母语普法 | 5.0 | 140 | −0.0 | −1.9 | 140 | −0.0 | −1.9 |');
});

it('marks what is too much, too loud, too soft, or clips', () => {
  const text = reportAudio(
    [{ ...FIGURES, opus: { bytes: 152_000, lufs: -14.9, peakDb: -1.4 }, mp3: { ...RIGHT, lufs: -17.1 } }],
    when,
  );
  expect(text.split('\n').at(-1)).toContain('| **152** | **+1.1** | **−1.4** | 140 | **−1.1** | −1.9 |');
});

it('refuses what it does not know', () => {
  expect(readAudioArgs([])).toEqual({ seconds: 60, write: false });
  for (const args of [['--seconds', '0'], ['--fast']]) expect(() => readAudioArgs(args)).toThrow('npm run bench:audio');
});
