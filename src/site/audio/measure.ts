/** What FFmpeg's log says about a sound. */

export interface Loudness {
  /** Integrated loudness, LUFS; -70 or less when there is nothing but silence. NaN when FFmpeg could not tell. */
  readonly lufs: number;
  /** True peak, dBTP. */
  readonly peakDb: number;
}

/** Returns the summary that the filter `ebur128=peak=true` writes at its end. */
export function readLoudness(log: readonly string[]): Loudness {
  const text = log.slice(-60).join('\n');
  const lufs = /\bI:\s+(-?[\d.]+|nan|-?inf) LUFS/.exec(text)?.[1];
  const peak = /\bPeak:\s+(-?[\d.]+|nan|-?inf) dBFS/.exec(text)?.[1];
  return { lufs: toNumber(lufs), peakDb: toNumber(peak) };
}

/** Returns the container as FFmpeg names it (the first of its names), or null when it opened none. */
export function readContainer(log: readonly string[]): string | null {
  for (const line of log) {
    const found = /Input #0, ([a-z0-9_]+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** Returns the length the header claims, in seconds, or null when it claims none. */
export function readClaimedSeconds(log: readonly string[]): number | null {
  for (const line of log) {
    const found = /Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(line);
    if (found) return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
  }
  return null;
}

/** Returns the samples a second of the first sound that was opened; 0 when none was. */
export function readRate(log: readonly string[]): number {
  for (const line of log) {
    const found = /Stream #0:\d+.*: Audio: .*?\b(\d+) Hz/.exec(line)?.[1];
    if (found !== undefined) return Number(found);
  }
  return 0;
}

/** Returns whether the last packet was shorter than its header says: FFmpeg plays what is there and warns. */
export function readsCutOff(log: readonly string[]): boolean {
  return log.some((line) => line.includes('corrupt input packet'));
}

/** Returns where the voice begins and ends, in seconds, from the lines of the filter `silencedetect`. */
export function readVoice(log: readonly string[], seconds: number): { readonly start: number; readonly end: number } {
  const edges: { readonly at: number; readonly silent: boolean }[] = [];
  for (const line of log) {
    const found = /silence_(start|end): (-?[\d.]+)/.exec(line);
    if (found) edges.push({ at: Number(found[2]), silent: found[1] === 'start' });
  }
  const [first, second] = edges;
  const last = edges.at(-1);
  const before = edges.at(-2);
  const start = first?.silent && first.at <= 0.05 ? (second ? second.at : seconds) : 0;
  // FFmpeg closes a silence that lasts to the end with a `silence_end` at the end, or leaves it open.
  let end = seconds;
  if (last?.silent) end = last.at;
  else if (last && last.at >= seconds - 0.05 && before?.silent) end = before.at;
  return { start, end: Math.max(start, end) };
}

function toNumber(text: string | undefined): number {
  if (text === undefined || text === 'nan') return Number.NaN;
  if (text.endsWith('inf')) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}
