import { openCodec } from '../../src/site/audio/codec.ts';
import { integratedLoudness, METER_RATE, truePeak } from './bs1770.ts';

/** Returns the samples of a sound file, mono, at the rate of the meter. */
export async function decode(bytes: Uint8Array): Promise<Float32Array> {
  const codec = await openCodec();
  try {
    const { output, log } = await codec.run({
      input: { name: '/sound', bytes },
      args: ['-i', '/sound', '-ac', '1', '-ar', String(METER_RATE), '-f', 'f32le', '/pcm'],
      output: '/pcm',
    });
    if (output === null) throw new Error(log.join('\n'));
    return new Float32Array(output.buffer, 0, Math.floor(output.byteLength / 4));
  } finally {
    await codec.close();
  }
}

/** Returns how loud a sound file is by the meter of these tests. */
export async function measure(bytes: Uint8Array): Promise<{ readonly lufs: number; readonly peakDb: number }> {
  const samples = await decode(bytes);
  return { lufs: integratedLoudness([samples]), peakDb: truePeak(samples) };
}
