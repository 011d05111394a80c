/** Listens to a source once: is it sound, how long, how loud, where does the voice begin and end. */
import { extname } from 'node:path';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import type { Codec } from './codec.ts';
import { readClaimedSeconds, readContainer, readLoudness, readRate, readsCutOff, readVoice } from './measure.ts';
import { oggShape } from './ogg.ts';
import {
  CONTAINERS,
  LEAD_SECONDS,
  MAX_SECONDS,
  MIN_SECONDS,
  PEAK_COUNT,
  SILENT_LUFS,
  TAIL_SECONDS,
} from './settings.ts';
import type { AudioSource } from './sound.ts';

/** Where the source stands in the codec's memory. */
export const INPUT = '/input';

/** Read with these, whatever the file is called; nothing else is opened, and nothing beyond the limit decoded. */
export const INPUT_ARGS: readonly string[] = [
  '-t',
  String(MAX_SECONDS + 2),
  '-format_whitelist',
  formats(),
  '-protocol_whitelist',
  'file',
  '-i',
  INPUT,
];

/**
 * First filter of every run. Rumble and an offset of the microphone cost loudness and bits without being heard.
 * Parts of a second in `float`: a source may pass full scale, and must not be clipped before it is measured.
 */
export const MONO = 'aformat=sample_fmts=flt:channel_layouts=mono,highpass=f=50';

export interface Analysis {
  /** Samples a second in the source. */
  readonly rate: number;
  readonly seconds: number;
  /** What of the source is kept, in seconds. */
  readonly start: number;
  readonly end: number;
  readonly lufs: number;
  readonly peakDb: number;
  readonly peaks: readonly number[];
}

export type AnalysisResult =
  { readonly ok: true; readonly analysis: Analysis } | { readonly ok: false; readonly finding: Finding };

/** Samples a second of the copy that lengths and peaks are taken from. */
const PCM_RATE = 8000;

/** Where `samplesArgs` has the codec write. */
export const SAMPLES = '/pcm';

/** Returns the arguments that write a sound as 16-bit samples, one channel, `rate` a second. */
export function samplesArgs(rate: number): string[] {
  // One filter: with `-ac` FFmpeg would ask its resampler twice.
  const mono = `aformat=channel_layouts=mono,aresample=${rate}`;
  return ['-map', '0:a:0', '-af', mono, '-c:a', 'pcm_s16le', '-f', 's16le', SAMPLES];
}

/** Returns the samples that lie in what `samplesArgs` wrote. */
export function samplesIn(pcm: Uint8Array): Int16Array {
  return new Int16Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.byteLength / 2));
}

/** @throws CodecError */
export async function analyse(
  codec: Codec,
  source: Pick<AudioSource, 'file' | 'shownAs'>,
  bytes: Uint8Array,
): Promise<AnalysisResult> {
  const at = (found: Finding): AnalysisResult => ({ ok: false, finding: found });
  const name = source.shownAs;
  const ogg = oggShape(bytes);
  // FFmpeg loses sound where the time begins anew.
  if (ogg.links > 1) return at(finding('audio/chained', name, START, { parts: ogg.links }));
  const { code, log, errors, output } = await codec.run({
    input: { name: INPUT, bytes },
    args: [
      ...INPUT_ARGS,
      '-map',
      '0:a:0',
      '-af',
      `${MONO},silencedetect=n=-50dB:d=0.25,aresample=48000,ebur128=peak=true:framelog=verbose`,
      '-f',
      'null',
      '-',
      ...samplesArgs(PCM_RATE),
    ],
    output: SAMPLES,
  });
  const container = readContainer(log);
  const seconds = (output?.byteLength ?? 0) / 2 / PCM_RATE;
  if (container === null || (seconds === 0 && code !== 0)) return at(finding('audio/unreadable', name, START, {}));

  const ending = extname(source.file).slice(1).toLowerCase();
  const endings = CONTAINERS[container] ?? [];
  if (!endings.includes(ending)) {
    return at(finding('audio/wrong-ending', name, START, { ending, fitting: endings[0] ?? container }));
  }
  if (seconds > MAX_SECONDS) return at(finding('audio/too-long', name, START, { maxMinutes: MAX_SECONDS / 60 }));
  // One or two come with the tags of honest files; a file that is broken inside has them by the dozen.
  if (errors > 2 || code !== 0) return at(finding('audio/damaged', name, START, { errors }));
  const claimed = readClaimedSeconds(log) ?? 0;
  if (ogg.isCut || readsCutOff(log) || seconds < claimed - Math.max(0.5, claimed * 0.02)) {
    return at(finding('audio/truncated', name, START, { seconds: Math.round(seconds) }));
  }
  if (seconds < MIN_SECONDS) return at(finding('audio/too-short', name, START, {}));

  const { lufs, peakDb } = readLoudness(log);
  const voice = readVoice(log, seconds);
  if (Number.isNaN(lufs) || Number.isNaN(peakDb) || peakDb > 60)
    return at(finding('audio/unreadable', name, START, {}));
  if (lufs <= SILENT_LUFS || voice.end - voice.start < 0.1) return at(finding('audio/silent', name, START, {}));

  const start = round(Math.max(0, voice.start - LEAD_SECONDS));
  const end = round(Math.min(seconds, voice.end + TAIL_SECONDS));
  const peaks = peaksOf(output as Uint8Array, start, end);
  return { ok: true, analysis: { rate: readRate(log), seconds, start, end, lufs, peakDb, peaks } };
}

/** Returns the loudest sample of each part of the time kept, the loudest of all being 100. */
function peaksOf(pcm: Uint8Array, start: number, end: number): number[] {
  const samples = samplesIn(pcm);
  const from = Math.floor(start * PCM_RATE);
  const length = Math.max(1, Math.floor(end * PCM_RATE) - from);
  const bars = Array.from({ length: PEAK_COUNT }, (_, bar) => {
    const first = from + Math.floor((bar * length) / PEAK_COUNT);
    const last = from + Math.floor(((bar + 1) * length) / PEAK_COUNT);
    let peak = 0;
    for (let index = first; index < last; index += 1) peak = Math.max(peak, Math.abs(samples[index] ?? 0));
    return peak;
  });
  const loudest = Math.max(1, ...bars);
  return bars.map((bar) => Math.round((bar / loudest) * 100));
}

function formats(): string {
  // By their full names: FFmpeg compares the whole list `mov,mp4,m4a,…` name by name.
  return [...Object.keys(CONTAINERS), 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'webm'].join(',');
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
