/** What the studio records, piece by piece: the blocks of an article, or the names of the pictures. */
import type { Lang } from '../../languages.ts';
import type { Article, Library } from '../../model/library.ts';
import type { Tile } from '../../model/load/tiles.ts';
import { readingOf, type ReadingRow } from '../../model/reading.ts';
import { isSpoken } from '../../model/to-record.ts';
import { wordFingerprint } from '../../model/translation/fingerprint.ts';

/** What is spoken from one press to its end. */
export interface StudioRow {
  /** Link id of the block, or id of the picture. */
  readonly id: string;
  /** Fingerprint of the Chinese. */
  readonly source: string;
  /** Fingerprint of the translation, where there is one to be read. */
  readonly text: string | undefined;
  readonly shows: { readonly block: ReadingRow } | { readonly tile: Tile };
}

/** Words that differ: what is counted is blocks of an article, or pictures. */
export const STUDIO_WORDS = {
  article: {
    step: 'recording.stepRead',
    number: 'recording.block',
    progress: 'recording.progress',
    back: 'recording.back',
    next: 'recording.next',
    give: 'recording.giveReading',
    remove: 'recording.remove',
  },
  names: {
    step: 'recording.namesStep',
    number: 'recording.namesNumber',
    progress: 'recording.namesProgress',
    back: 'recording.namesBack',
    next: 'recording.namesNext',
    give: 'recording.namesGive',
    remove: 'recording.namesRemove',
  },
} as const;
export type StudioWords = (typeof STUDIO_WORDS)[keyof typeof STUDIO_WORDS];

/** Returns the blocks of an article that are spoken. */
export function articleRows(article: Article, lang: Lang): StudioRow[] {
  return readingOf(article, lang)
    .rows.filter(({ source }) => isSpoken(source.body))
    .map((block) => ({
      id: block.source.id,
      source: block.source.fingerprint,
      text: block.target?.block.fingerprint,
      shows: { block },
    }));
}

/** Returns the pictures. Each is known by its Chinese word: the words of the other languages are how to say that. */
export function nameRows({ tiles }: Pick<Library, 'tiles'>): StudioRow[] {
  return tiles.map((tile) => ({ id: tile.id, source: wordFingerprint(tile.zh), text: undefined, shows: { tile } }));
}
