/** Packs and unpacks woff2. */
import wawoff2 from 'wawoff2';

/** Returns `font` as sfnt (TrueType) bytes; woff2 is unpacked, anything else returned as it is. */
export async function toSfnt(font: Uint8Array): Promise<Uint8Array> {
  const isWoff2 = Buffer.from(font.buffer, font.byteOffset, 4).toString('latin1') === 'wOF2';
  // Copied: wawoff2 hands out a view of its memory, which the next call may reuse.
  return isWoff2 ? Uint8Array.from(await wawoff2.decompress(font)) : font;
}

/** Returns sfnt bytes packed as woff2. */
export async function packWoff2(sfnt: Uint8Array): Promise<Uint8Array> {
  return Uint8Array.from(await wawoff2.compress(sfnt));
}
