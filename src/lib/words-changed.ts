/** Two Chinese texts beside each other, word by word. */
import { diffWords } from 'diff';

/** A stretch of words: in both texts, or in one. */
export interface Stretch {
  readonly words: string;
  readonly where: 'both' | 'old' | 'new';
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** Returns what two Chinese texts share and where they part, word by word. */
export function changesOf(before: string, after: string): Stretch[] {
  return diffWords(before, after, { intlSegmenter: WORDS }).map(({ value, added, removed }) => ({
    words: value,
    where: added ? 'new' : removed ? 'old' : 'both',
  }));
}
