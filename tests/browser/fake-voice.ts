/** What the microphone of a test hears: a file that Chromium plays into it, over and over. */
import { writeFileSync } from 'node:fs';
import { bytesOf, wavOf } from '../../src/site/audio/wav.ts';

const RATE = 48_000;

/**
 * A stretch of the file: for how long, how loud (0: silence; above 1 it is cut off, as by a bad microphone), and how
 * high, in hertz.
 */
export type Stretch = readonly [seconds: number, loudness: number, pitch?: number];

/** Writes stretches of a tone that swells as syllables do. */
export function writeVoice(path: string, stretches: readonly Stretch[]): void {
  const samples = stretches.flatMap(([seconds, loudness, pitch = 220]) =>
    Array.from({ length: Math.round(seconds * RATE) }, (_, index) => {
      const at = index / RATE;
      const swell = 0.75 + 0.25 * Math.sin(2 * Math.PI * 4 * at);
      return Math.max(-1, Math.min(1, loudness * swell * Math.sin(2 * Math.PI * pitch * at)));
    }),
  );
  writeFileSync(path, wavOf(bytesOf(Int16Array.from(samples, (sample) => Math.round(sample * 32_767))), RATE));
}
