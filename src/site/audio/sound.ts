/** What goes into the sound step and what comes out of it. */
import type { Lang } from '../../languages.ts';
import type { SpokenCue } from '../../model/spoken.ts';
import type { Sound, SoundEncoding } from '../../lib/sound.ts';

export type { Sound, SoundEncoding } from '../../lib/sound.ts';

/** One sound file of the content folder, with what is written into the tags of its encodings. */
export interface AudioSource {
  /** Unique among all sources; becomes the beginning of the public path: `legal-aid/sample-zh`. */
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  /** Path for findings, relative to the content folder. */
  readonly shownAs: string;
  readonly title: string;
  readonly lang: Lang;
  /** Name of the dialect, as shown to readers. */
  readonly dialect: string;
  /** Home place of the speaker; null for a machine. */
  readonly place: string | null;
  readonly synthetic: boolean;
  readonly licence: string;
  /** Day up to which the law spoken of is known; null when it was never checked. */
  readonly lawAsOf: string | null;
  /** Speakers of the language who heard it and found it right. */
  readonly checkedBy: readonly string[];
  /** What is said when, in the time of the source. */
  readonly cues: readonly SpokenCue[];
}

/** A sound before it has a public path. */
export interface EncodedSound extends Omit<Sound, 'id' | 'encodings' | 'transcript'> {
  /** Of the source as it came. */
  readonly sourceLufs: number;
  readonly encodings: readonly (Omit<SoundEncoding, 'path'> & {
    readonly extension: string;
    readonly bytes: Uint8Array;
  })[];
}
