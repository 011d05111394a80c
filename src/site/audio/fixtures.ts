/** Sounds made by arithmetic, for tests: the repository needs no recordings of people. */

export interface WavOptions {
  readonly rate?: number;
  readonly channels?: number;
  readonly format?: 'u8' | 's16' | 'f32';
  /** What the header says about the length of the data; the true length when absent. */
  readonly claimedBytes?: number;
}

/** Returns a WAV file of `seconds`, whose samples are `sample(t)` between -1 and 1. */
export function wav(seconds: number, sample: (t: number) => number, options: WavOptions = {}): Uint8Array {
  const { rate = 16_000, channels = 1, format = 's16' } = options;
  const width = { u8: 1, s16: 2, f32: 4 }[format];
  const frames = Math.floor(seconds * rate);
  const dataBytes = frames * channels * width;
  const file = Buffer.alloc(44 + dataBytes);
  const claimed = options.claimedBytes ?? dataBytes;
  file.write('RIFF', 0);
  file.writeUInt32LE((claimed + 36) >>> 0, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(format === 'f32' ? 3 : 1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE((rate * channels * width) >>> 0, 28);
  file.writeUInt16LE(channels * width, 32);
  file.writeUInt16LE(width * 8, 34);
  file.write('data', 36);
  file.writeUInt32LE(claimed >>> 0, 40);
  let offset = 44;
  for (let frame = 0; frame < frames; frame += 1) {
    const value = sample(frame / rate);
    for (let channel = 0; channel < channels; channel += 1) {
      if (format === 'f32') file.writeFloatLE(value, offset);
      else if (format === 's16') file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), offset);
      else file.writeUInt8(Math.round(128 + Math.max(-1, Math.min(1, value)) * 127), offset);
      offset += width;
    }
  }
  return file;
}

export function sine(frequency: number, amplitude: number): (t: number) => number {
  return (t) => amplitude * Math.sin(2 * Math.PI * frequency * t);
}

/**
 * Returns something with the rhythm, the overtones and the peaks of speech: syllables of 180 ms on a falling and
 * rising pitch, a pause after each eighth. Seeded: the same for the same `seed`.
 */
export function speechLike(amplitude: number, seed = 1): (t: number) => number {
  let state = seed;
  const noise = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  let phase = 0;
  let last = 0;
  return (t) => {
    const syllable = Math.floor(t / 0.18);
    const inside = (t % 0.18) / 0.18;
    const pitch = 140 + 40 * Math.sin(syllable * 1.7) + 25 * inside * Math.cos(syllable);
    phase += 2 * Math.PI * pitch * Math.max(0, t - last);
    last = t;
    if (syllable % 9 === 8) return 0.002 * noise();
    const envelope = Math.sin(Math.PI * inside) ** 2;
    let voice = 0;
    for (let overtone = 1; overtone <= 12; overtone += 1)
      voice += Math.sin(overtone * phase + overtone ** 2) / overtone;
    const hiss = inside < 0.25 ? 0.12 * Math.sin(Math.PI * inside * 4) * noise() : 0;
    return amplitude * (envelope * voice * 0.6 + hiss);
  };
}
