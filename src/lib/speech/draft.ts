/** What the page for confirming shows, and what comes back from it as `cuts.json`. */
import type { Lang } from '../../languages.ts';
import type { Span } from './find.ts';

export interface DraftRow {
  readonly block: string;
  readonly source: string;
  readonly text?: string;
  /** What is read there. */
  readonly words: string;
  /** Null where it seems that nobody read it. */
  readonly span: Span | null;
}

export interface Draft {
  readonly article: string;
  readonly title: string;
  readonly lang: Lang;
  /** BCP 47 tag of the words. */
  readonly tag: string;
  /** Name of the sound file, and its SHA-256. */
  readonly name: string;
  readonly sound: string;
  readonly lengthMs: number;
  /** Where somebody speaks. */
  readonly pieces: readonly Span[];
  readonly rows: readonly DraftRow[];
}
