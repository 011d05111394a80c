/** The encodings as a table for people, with what misses its goal marked. */
import { MAX_TRUE_PEAK_DB, TARGET_LUFS } from '../../../src/site/audio/settings.ts';
import { table } from '../table.ts';

/** One encoding, measured. */
export interface EncodingFigures {
  readonly bytes: number;
  readonly lufs: number;
  readonly peakDb: number;
}

export interface AudioFigures {
  readonly voice: string;
  readonly maker: string;
  readonly seconds: number;
  readonly tookMs: number;
  readonly opus: EncodingFigures;
  readonly mp3: EncodingFigures;
}

/** KB a minute at 20 and 32 kbit/s, a header of 1 KB added. */
export const MOST_KB = { opus: 151, mp3: 241 } as const;
const MAX_OFF_LU = 1;

export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly cores: number;
  readonly load: number;
}

/** Returns Markdown: a line on how it was measured, and a table. */
export function reportAudio(figures: readonly AudioFigures[], { today, cores, load }: Circumstances): string {
  const how = `${today}; both encodings together; ${cores} cores, load ${load.toFixed(1)}; loudness off ${TARGET_LUFS} LUFS and true peak by a meter of our own (\`tests/audio/bs1770.ts\`); missed: **bold**.`;
  const head = ['voice', 'encoded by', '× real time', 'Opus KB/min', 'LU off', 'dBTP', 'MP3 KB/min', 'LU off', 'dBTP'];
  const rows = figures.map(({ voice, maker, seconds, tookMs, opus, mp3 }) => [
    voice,
    maker,
    ((seconds * 1000) / tookMs).toFixed(1),
    ...encodingCells(opus, seconds, MOST_KB.opus),
    ...encodingCells(mp3, seconds, MOST_KB.mp3),
  ]);
  return `${how}\n\n${table(head, rows)}`;
}

function encodingCells({ bytes, lufs, peakDb }: EncodingFigures, seconds: number, mostKb: number): string[] {
  const kb = (bytes / 1000 / seconds) * 60;
  const off = lufs - TARGET_LUFS;
  return [
    marked(kb.toFixed(0), kb > mostKb),
    marked(`${off < 0 ? '−' : '+'}${Math.abs(off).toFixed(1)}`, Math.abs(off) > MAX_OFF_LU),
    marked(peakDb.toFixed(1).replace('-', '−'), peakDb > MAX_TRUE_PEAK_DB),
  ];
}

function marked(text: string, isMissed: boolean): string {
  return isMissed ? `**${text}**` : text;
}
