/** How long it takes to read a block aloud, about. */
import type { Lang } from '../languages.ts';
import { segment } from '../lib/script/index.ts';
import type { Article } from './load/article.ts';
import type { Register } from './register.ts';
import { spokenCues } from './spoken.ts';

/**
 * Syllables a second of somebody who reads aloud, pauses between sentences included. Our own estimates, not measured:
 * whoever uses them allows for half and for double.
 */
const SYLLABLES_PER_SECOND: Readonly<Record<Lang, number>> = { zh: 4, ii: 4, bo: 3.5 };

export interface ToRead {
  /** What is read, a line a paragraph. */
  readonly words: string;
  /** Chinese characters, Yi and Tibetan syllables, digits. */
  readonly syllables: number;
  readonly seconds: number;
}

/** Returns by block id what is read of `article` in `lang`; blocks without words in that language are left out. */
export function toRead(article: Article, lang: Lang, register: Register): ReadonlyMap<string, ToRead> {
  const cues = article.blocks.map(({ id, fingerprint }) => ({ block: id, source: fingerprint, startMs: 0, endMs: 1 }));
  return new Map(
    spokenCues(article, { kind: 'reading', lang, cues }, register).map(({ block, words }): [string, ToRead] => {
      const syllables = segment(words).reduce((sum, unit) => sum + (/^\d+$/.test(unit) ? unit.length : 1), 0);
      return [block, { words, syllables, seconds: syllables / SYLLABLES_PER_SECOND[lang] }];
    }),
  );
}
