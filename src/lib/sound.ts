/** A sound as readers hear it: made by `site/audio/`, shown by `components/listening/`. */

export interface SoundEncoding {
  readonly type: 'audio/ogg; codecs=opus' | 'audio/mpeg';
  /** Relative to the output folder, with `/`; carries a hash of its content. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Measured on this encoding. */
  readonly loudnessLufs: number;
  readonly truePeakDb: number;
}

export interface Sound {
  readonly id: string;
  readonly durationMs: number;
  /** Silence cut from the beginning: a cue of the source is this much earlier here. See `playerCues`. */
  readonly trimmedStartMs: number;
  /** Of the first encoding. */
  readonly loudnessLufs: number;
  /** Best first: an engine plays the first it can. */
  readonly encodings: readonly SoundEncoding[];
  /** What is said when, as WebVTT: a path like those of the encodings; null where nothing says it. */
  readonly transcript: string | null;
  /** Bars of the waveform from 0 to 100, the loudest being 100. */
  readonly peaks: readonly number[];
}

export interface PlayerCue {
  /** Id of the element of the block. */
  readonly block: string;
  /** Seconds from the beginning of the encodings. */
  readonly start: number;
  readonly end: number;
}

/** Returns the cues in the time of `sound`, same order; those that fell to the trimming whole are left out. */
export function playerCues(
  cues: readonly { readonly block: string; readonly startMs: number; readonly endMs: number }[],
  sound: Pick<Sound, 'trimmedStartMs' | 'durationMs'>,
): PlayerCue[] {
  return inTimeOf(sound, cues).map(({ block, start, end }) => ({ block, start, end }));
}

/** Returns what `cues` hold with their times in `sound`, like {@link playerCues}. */
export function inTimeOf<T extends { readonly startMs: number; readonly endMs: number }>(
  sound: Pick<Sound, 'trimmedStartMs' | 'durationMs'>,
  cues: readonly T[],
): (T & { readonly start: number; readonly end: number })[] {
  const move = (ms: number): number => Math.min(Math.max(0, ms - sound.trimmedStartMs), sound.durationMs) / 1000;
  return cues
    .map((cue) => ({ ...cue, start: move(cue.startMs), end: move(cue.endMs) }))
    .filter((cue) => cue.end > cue.start);
}

/** Returns what hearing a sound costs, for the words beside the button: the larger encoding, as we cannot know which is played. */
export function costOf(sound: Sound): {
  readonly minutes: number;
  readonly seconds: number;
  readonly megabytes: string;
} {
  const whole = Math.round(sound.durationMs / 1000);
  const bytes = Math.max(...sound.encodings.map((encoding) => encoding.sizeBytes));
  return {
    minutes: Math.floor(whole / 60),
    seconds: whole % 60,
    megabytes: Math.max(0.1, bytes / 1_000_000).toFixed(1),
  };
}
