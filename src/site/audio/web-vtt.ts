/** What is said, as WebVTT (https://www.w3.org/TR/webvtt1/): for players, podcasts and whoever cannot hear. */

export interface WrittenCue {
  /** Becomes the identifier of the cue. */
  readonly block: string;
  /** Seconds from the beginning of the encodings. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Returns the file; identifiers have to be unique in it, so a block spoken twice has its own the first time. */
export function webVtt(cues: readonly WrittenCue[]): string {
  const seen = new Set<string>();
  const written = cues.map(({ block, start, end, words }) => {
    const id = seen.has(block) ? '' : `${block}\n`;
    seen.add(block);
    return `${id}${clock(start)} --> ${clock(end)}\n${escapeWords(words)}\n`;
  });
  return ['WEBVTT\n', ...written].join('\n');
}

/** An empty line would end the cue. */
function escapeWords(words: string): string {
  return words
    .replace(/[\r\n]+/g, '\n')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** `00:01:02.345` */
function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const pad = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`;
}
