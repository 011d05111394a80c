/** Where in a sound somebody speaks, by loudness alone. */

/** A stretch of sound, in milliseconds from its beginning. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const FRAME_MS = 10;
/** Quieter than this is a microphone that was switched off. */
const FAINTEST_DB = -60;
/** How far up from the noise of the room to the voice a sound must come to be voice. */
const VOICE_SHARE = 0.4;
/** Nearer together than this the two are one noise: speech has gaps of 100 ms within words. */
const LEAST_RANGE_DB = 8;
/** A shorter silence is a consonant. */
const MIN_SILENCE_MS = 150;
/** A shorter sound is a click. */
const MIN_SPEECH_MS = 80;

/**
 * Returns the stretches in which somebody speaks, in order, with silence of 150 ms or more between. Empty when
 * nothing rises from the noise. `samples`: one channel, full scale ±32768.
 */
export function findSpeech(samples: Int16Array, rate: number): Span[] {
  const levels = frameLevels(samples, rate);
  const sorted = Float64Array.from(levels).sort();
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? -Infinity;
  const [noise, voice] = [Math.max(at(0.1), -90), at(0.95)];
  if (voice < FAINTEST_DB || (voice - noise < LEAST_RANGE_DB && noise > FAINTEST_DB + 20)) {
    // As loud from end to end: a hum, or somebody who never breathes.
    return [];
  }
  const threshold = Math.max(FAINTEST_DB, noise + VOICE_SHARE * (voice - noise));
  const lengthMs = (samples.length / rate) * 1000;
  return join(loudRuns(levels, threshold)).map(({ startMs, endMs }) => ({
    startMs,
    endMs: Math.min(endMs, Math.floor(lengthMs)),
  }));
}

/** Returns the level of each frame, in dB of full scale. */
function frameLevels(samples: Int16Array, rate: number): number[] {
  const size = Math.max(1, Math.round((rate * FRAME_MS) / 1000));
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, frame) => {
    const end = Math.min((frame + 1) * size, samples.length);
    let sum = 0;
    for (let index = frame * size; index < end; index += 1) sum += (samples[index] as number) ** 2;
    return 10 * Math.log10(sum / (end - frame * size) / 32_768 ** 2);
  });
}

function loudRuns(levels: readonly number[], threshold: number): Span[] {
  const runs: Span[] = [];
  let from = -1;
  for (let frame = 0; frame <= levels.length; frame += 1) {
    const isLoud = (levels[frame] ?? -Infinity) > threshold;
    if (isLoud && from < 0) from = frame;
    if (!isLoud && from >= 0) {
      runs.push({ startMs: from * FRAME_MS, endMs: frame * FRAME_MS });
      from = -1;
    }
  }
  return runs;
}

function join(runs: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && run.startMs - last.endMs < MIN_SILENCE_MS)
      joined[joined.length - 1] = { startMs: last.startMs, endMs: run.endMs };
    else joined.push(run);
  }
  return joined.filter(({ startMs, endMs }) => endMs - startMs >= MIN_SPEECH_MS);
}
