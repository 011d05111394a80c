/** What is encoded: voices by arithmetic, the same in every run, and a machine that speaks Chinese where there is one. */
import { execFileSync } from 'node:child_process';
import { speechLike, wav } from '../../../src/site/audio/fixtures.ts';

export interface BenchVoice {
  readonly name: string;
  /** A WAV file. */
  readonly bytes: Uint8Array;
}

/** Returns the voices; `words` is what espeak-ng says, where it is installed. */
export function benchVoices(seconds: number, words: string): BenchVoice[] {
  const near = speechLike(0.3, 1);
  const far = speechLike(0.02, 2);
  const knocked = speechLike(0.1, 3);
  const [beside, hiss] = [speechLike(0.1, 4), noise(5)];
  const spoken = espeak(words);
  return [
    { name: 'near the microphone', bytes: wav(seconds, near, { rate: 44_100 }) },
    { name: 'far from it', bytes: wav(seconds, far, { rate: 16_000 }) },
    { name: 'with knocks', bytes: wav(seconds, (t) => (t % 7 < 0.001 ? 0.9 : knocked(t)), { rate: 22_050 }) },
    { name: 'beside a brook', bytes: wav(seconds, (t) => beside(t) + 0.02 * hiss(), { rate: 44_100 }) },
    ...(spoken === null ? [] : [{ name: 'espeak-ng, Chinese', bytes: spoken }]),
  ];
}

function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function espeak(words: string): Uint8Array | null {
  try {
    const options = { input: words, maxBuffer: 64 * 1024 * 1024 };
    const file = execFileSync('espeak-ng', ['-v', 'cmn', '-s', '150', '--stdout', '--stdin'], options);
    // It writes to a pipe, and so a length that it did not know yet.
    file.writeUInt32LE(file.length - 8, 4);
    file.writeUInt32LE(file.length - 44, 40);
    return file;
  } catch {
    return null;
  }
}
