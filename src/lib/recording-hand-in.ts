/**
 * What the recording studio hands in and `npm run audio:import` takes: a zip or a folder with `recording.yaml` (or
 * `check.yaml`) at its root and the sound files beside it. The studio writes JSON into these files, which is YAML.
 */
import type { Lang } from '../languages.ts';

/** One stretch of speech. */
export interface HandInPart {
  /** Link id of the block spoken; of a retelling, that of the key points. */
  readonly block: string;
  /** Fingerprint of the Chinese block on the page at the time. */
  readonly source: string;
  /** Fingerprint of the words read, when a translation was read. */
  readonly text?: string;
  /** Name of the sound file at the root: letters, digits, dots, hyphens. */
  readonly file: string;
  readonly durationMs: number;
}

/** Whose voice it is, and that it may be published. */
export interface AboutHandIn {
  readonly lang: Lang;
  readonly dialect: { readonly id: string; readonly name: string };
  /** `name` may be “一位村民”. */
  readonly speaker: { readonly name: string; readonly place: string };
  readonly consent: {
    readonly given: true;
    /** `2026-12-01` */
    readonly on: string;
    /** The words agreed to, in the language of the page and in Chinese. */
    readonly text: string;
    /** Who agreed for a minor. */
    readonly guardian?: string;
  };
  readonly licence: 'CC-BY-4.0';
  /** `2026-12-01` */
  readonly recorded: string;
}

/** `recording.yaml` of an article */
export interface RecordingHandIn extends AboutHandIn {
  readonly format: 'muyu-pufa/recording';
  readonly version: 1;
  /** Slug of the article. */
  readonly article: string;
  readonly kind: 'reading' | 'retelling';
  readonly parts: readonly HandInPart[];
}

/** What the studio keeps the names of the pictures under, in place of an article: no article is called so. */
export const NAMES = 'voice';

/** The name of a picture. */
export interface SpokenName extends Pick<HandInPart, 'file' | 'durationMs'> {
  /** Its id in `voice.yaml`. */
  readonly tile: string;
  /** Fingerprint of its Chinese word on the page at the time. */
  readonly word: string;
}

/** `recording.yaml` of names of pictures */
export interface NamesHandIn extends AboutHandIn {
  readonly format: 'muyu-pufa/names';
  readonly version: 1;
  readonly parts: readonly SpokenName[];
}

/** `check.yaml`: what a second speaker heard in a published recording. */
export interface RecordingCheckHandIn {
  readonly format: 'muyu-pufa/recording-check';
  readonly version: 1;
  readonly article: string;
  /** Id of the recording: its folder in `audio/`. */
  readonly recording: string;
  readonly by: string;
  readonly place: string;
  /** `2026-12-01` */
  readonly on: string;
  readonly verdicts: readonly {
    readonly block: string;
    readonly source: string;
    readonly verdict: 'right' | 'wrong' | 'unclear';
    readonly note?: string;
  }[];
}
