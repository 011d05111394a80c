/** As much of Ogg (RFC 3533) as tells what FFmpeg does not: whether a file is whole, and whether it is one recording. */

const BEGINS_STREAM = 0b10;
const PAGE_HEAD_BYTES = 27;

export interface OggShape {
  /** Recordings one after the other; 0 when it is no Ogg. */
  readonly links: number;
  /** The last page is shorter than it says. */
  readonly isCut: boolean;
}

/** Returns what the pages of `bytes` say; what follows after the last one is not looked at. */
export function oggShape(bytes: Uint8Array): OggShape {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let links = 0;
  let isBeginning = false;
  let at = 0;
  while (file.toString('latin1', at, at + 4) === 'OggS') {
    if (at + PAGE_HEAD_BYTES > file.length) return { links, isCut: true };
    const begins = (file.readUInt8(at + 5) & BEGINS_STREAM) !== 0;
    // Streams that run side by side begin together.
    if (begins && !isBeginning) links += 1;
    isBeginning = begins;
    const segments = file.subarray(at + PAGE_HEAD_BYTES, at + PAGE_HEAD_BYTES + file.readUInt8(at + 26));
    at += PAGE_HEAD_BYTES + segments.length + segments.reduce((sum, length) => sum + length, 0);
    if (at > file.length) return { links, isCut: true };
  }
  return { links, isCut: false };
}
