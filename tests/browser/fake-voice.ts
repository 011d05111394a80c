/** What the microphone of a test hears: a file that Chromium plays into it, over and over. */
import { writeFileSync } from 'node:fs';

const RATE = 48_000;

/** A stretch of the file: for how long, and how loud (0: silence; above 1 it is cut off, as by a bad microphone). */
export type Stretch = readonly [seconds: number, loudness: number];

/** Returns the samples of stretches of a tone that swells as syllables do. */
export function samplesOf(stretches: readonly Stretch[], rate = RATE): Float32Array {
  const parts = stretches.map(([seconds, loudness]) =>
    Float32Array.from({ length: Math.round(seconds * rate) }, (_, index) => {
      const at = index / rate;
      const swell = 0.75 + 0.25 * Math.sin(2 * Math.PI * 4 * at);
      return Math.max(-1, Math.min(1, loudness * swell * Math.sin(2 * Math.PI * 220 * at)));
    }),
  );
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** Writes them as a WAV, mono, 16 bit. */
export function writeVoice(path: string, stretches: readonly Stretch[]): void {
  const samples = samplesOf(stretches);
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => wav.writeInt16LE(Math.round(sample * 32_767), 44 + index * 2));
  writeFileSync(path, wav);
}
