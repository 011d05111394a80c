/** Listens to what was handed in, stretch by stretch: can it be heard, and is it good enough to be published. */
import { findSpeech } from '../../lib/speech/find.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { analyse, INPUT, INPUT_ARGS, SAMPLES, samplesArgs, samplesIn, type Analysis } from '../audio/analyse.ts';
import { CodecError, openCodec, type Codec } from '../audio/codec.ts';
import { MAX_INPUT_BYTES, QUIET_LUFS } from '../audio/settings.ts';
import { leavesOutPauses } from './amr.ts';

/** A sound file, and what is said in it. */
export interface Stretch {
  readonly block: string;
  readonly source: string;
  readonly text?: string;
  /** Not read from the translation. */
  readonly free?: true;
  /** Name of the file, for its ending and for findings. */
  readonly shownAs: string;
  readonly bytes: Uint8Array;
  /** How long whoever made it says it is; null when nobody said. */
  readonly claimedMs: number | null;
}

export interface Listened {
  readonly stretch: Stretch;
  readonly analysis: Analysis;
}

/** Returns a long recording as one stretch, before it is cut. */
export function wholeOf(shownAs: string, bytes: Uint8Array): Stretch {
  return { block: 'whole', source: '', shownAs, bytes, claimedMs: null };
}

/** WeChat puts a byte before the mark of Skype's SILK, and calls the file `.amr`. */
const SILK = /^\u0002?#!SILK_V3/;

/** Lowest and highest rate that is kept: the encodings have 24 kHz, and phones do not record more than 48. */
const MIN_RATE = 24_000;
const MAX_RATE = 48_000;

/**
 * Audacity's “Find Clipping” takes three samples in a row for clipping (its manual, default of Start Threshold).
 * Lossy encoding brings full scale back as a little less.
 */
const CLIPPED_SAMPLES = 3;
const CLIPPED_FROM = 0.97 * 32_768;
/** One bump of the table is no reason to begin again. */
const CLIPPED_TIMES = 3;
/** Longer than anybody thinks about the next word; our own estimate. */
const MAX_PAUSE_SECONDS = 4;
/** A file differs this much from what the recorder counted when something is missing; recorders count a little more. */
const LENGTH_TOLERANCE = 0.1;
const LENGTH_TOLERANCE_SECONDS = 1;

/** Returns what FFmpeg says of each stretch; where it cannot be heard, a finding instead. Never throws because of one. */
export async function listenToAll(
  stretches: readonly Stretch[],
): Promise<{ readonly listened: readonly Listened[]; readonly findings: readonly Finding[] }> {
  const listened: Listened[] = [];
  const findings: Finding[] = [];
  let codec: Codec | null = null;
  try {
    for (const stretch of stretches) {
      const refused = refuse(stretch);
      if (refused !== null) {
        findings.push(refused);
        continue;
      }
      codec ??= await openCodec();
      try {
        const result = await analyse(codec, { file: stretch.shownAs, shownAs: stretch.shownAs }, stretch.bytes);
        if (result.ok) listened.push({ stretch, analysis: result.analysis });
        else findings.push(result.finding);
      } catch (thrown) {
        if (!(thrown instanceof CodecError)) throw thrown;
        findings.push(finding(thrown.timedOut ? 'audio/timeout' : 'audio/unreadable', stretch.shownAs, START, {}));
        await codec.close();
        codec = null;
      }
    }
  } finally {
    await codec?.close();
  }
  return { listened, findings };
}

function refuse({ bytes, shownAs }: Stretch): Finding | null {
  if (bytes.length === 0) return finding('audio/empty', shownAs, START, {});
  if (bytes.length > MAX_INPUT_BYTES)
    return finding('audio/too-big', shownAs, START, { sizeBytes: bytes.length, maxBytes: MAX_INPUT_BYTES });
  if (leavesOutPauses(bytes)) return finding('hand-in/amr-pauses', shownAs, START, {});
  const isSilk = SILK.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
  return isSilk ? finding('hand-in/silk', shownAs, START, {}) : null;
}

/** Returns the rate in which stretches are put together: that of the best of them, within what makes sense. */
export function commonRate(listened: readonly Listened[]): number {
  return Math.min(MAX_RATE, Math.max(MIN_RATE, ...listened.map(({ analysis }) => analysis.rate)));
}

/**
 * Returns the samples of a file, one channel.
 * @throws CodecError
 */
export async function decode(codec: Codec, bytes: Uint8Array, rate: number): Promise<Int16Array> {
  const { output } = await codec.run({
    input: { name: INPUT, bytes },
    args: [...INPUT_ARGS, ...samplesArgs(rate)],
    output: SAMPLES,
  });
  return samplesIn(output ?? new Uint8Array());
}

/** Returns what an editor should know before publishing; `expected` is how much is to be said, where it was read. */
export function judge(
  { stretch, analysis }: Listened,
  samples: Int16Array,
  rate: number,
  expected: { readonly characters: number; readonly leastSeconds: number } | null,
): Finding[] {
  const at = stretch.shownAs;
  const findings: Finding[] = [];
  const { lufs, seconds } = analysis;
  if (lufs < QUIET_LUFS) findings.push(finding('hand-in/quiet', at, START, { lufs: Math.round(lufs) }));
  const times = countClipped(samples);
  if (times >= CLIPPED_TIMES) findings.push(finding('hand-in/clipped', at, START, { times }));
  const speech = findSpeech(samples, rate);
  const pauses = [...speech, null].map((span, index) => ({
    seconds: ((span?.startMs ?? seconds * 1000) - (speech[index - 1]?.endMs ?? 0)) / 1000,
    where: index === 0 ? '开头' : span === null ? '末尾' : '中间',
  }));
  for (const pause of speech.length > 0 ? pauses : []) {
    if (pause.seconds <= MAX_PAUSE_SECONDS) continue;
    findings.push(finding('hand-in/pause', at, START, { ...pause, seconds: Math.round(pause.seconds) }));
  }
  const claimed = (stretch.claimedMs ?? seconds * 1000) / 1000;
  if (Math.abs(claimed - seconds) > Math.max(LENGTH_TOLERANCE_SECONDS, claimed * LENGTH_TOLERANCE)) {
    const facts = { claimedSeconds: Math.round(claimed), seconds: Math.round(seconds) };
    findings.push(finding('hand-in/other-length', at, START, facts));
  }
  if (expected !== null && seconds < expected.leastSeconds)
    findings.push(
      finding('hand-in/too-fast', at, START, { characters: expected.characters, seconds: Math.round(seconds) }),
    );
  return findings;
}

function countClipped(samples: Int16Array): number {
  let [times, flat] = [0, 0];
  for (const sample of samples) {
    flat = Math.abs(sample) >= CLIPPED_FROM ? flat + 1 : 0;
    if (flat === CLIPPED_SAMPLES) times += 1;
  }
  return times;
}
