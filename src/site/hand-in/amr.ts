/** AMR, as old phones record: which of it can be decoded. */

/** @see RFC 4867, 5.1 and 5.3: the marks at the beginning of a file with one channel, and the frames behind them. */
const KINDS = [
  { mark: '#!AMR\n', frameBytes: [13, 14, 16, 18, 20, 21, 27, 32] },
  { mark: '#!AMR-WB\n', frameBytes: [18, 24, 33, 37, 41, 47, 51, 59, 61] },
] as const;

/**
 * Returns whether a file leaves out its pauses (frames of comfort noise, or of nothing): FFmpeg's decoder throws such
 * frames away, and what follows comes too early.
 */
export function leavesOutPauses(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const kind = KINDS.find(({ mark }) => head.startsWith(mark));
  if (kind === undefined) return false;
  for (let at = kind.mark.length; at < bytes.length;) {
    const size = kind.frameBytes[((bytes[at] as number) >> 3) & 15];
    if (size === undefined) return true;
    at += size;
  }
  return false;
}
