/** Sound without loss in the plainest file there is: 16-bit samples, one channel. */

const HEAD_BYTES = 44;
const SAMPLE_BYTES = 2;

/**
 * Returns `pcm` as a WAV file; `pcm` are samples as `bytesOf` gives them, `rate` a second.
 * @see Multimedia Programming Interface and Data Specifications 1.0, Microsoft and IBM, “WAVE”
 */
export function wavOf(pcm: Uint8Array, rate: number): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('RIFF', 0);
  head.writeUInt32LE(HEAD_BYTES - 8 + pcm.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * SAMPLE_BYTES, 28);
  head.writeUInt16LE(SAMPLE_BYTES, 32);
  head.writeUInt16LE(SAMPLE_BYTES * 8, 34);
  head.write('data', 36);
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}

/** Returns the bytes in which `samples` lie. */
export function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
