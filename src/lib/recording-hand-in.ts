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

/** `recording.yaml` */
export interface RecordingHandIn {
  readonly format: 'muyu-pufa/recording';
  readonly version: 1;
  /** Slug of the article. */
  readonly article: string;
  readonly lang: Lang;
  readonly kind: 'reading' | 'retelling';
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
  readonly parts: readonly HandInPart[];
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
