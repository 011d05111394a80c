import type { Lang } from '../../languages.ts';

/** How one script is cut for search. Marks that belong to a letter come with it. */
export interface Script {
  readonly lang: Lang;
  /** Returns whether a letter with this code point is written only in this script. */
  isOwn(codePoint: number): boolean;
  /**
   * Returns the search units of a run of own letters, in order; joined they are `run` again.
   * `run` is normalised and holds letters and marks only: no punctuation, no tsheg.
   */
  cut(run: string): string[];
}
