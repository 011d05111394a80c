/** What the Chinese has left behind: which blocks, in which texts and recordings, and what has changed in words. */
import { LANGS, type Lang, type TranslationLang } from '../../languages.ts';
import { changesOf, type Stretch } from '../../lib/words-changed.ts';
import type { BlockKind } from '../block.ts';
import type { Article } from '../load/article.ts';
import type { SourcesRecord } from '../schema/translation.ts';
import { staleSources } from './accept.ts';
import { wordsOf, type StatuteWording } from './fingerprint.ts';

export interface StaleBlock {
  readonly id: string;
  readonly kind: BlockKind;
  /** Languages whose text is stale. */
  readonly texts: readonly Lang[];
  /** Ids of recordings in which it is. */
  readonly recordings: readonly string[];
  /** Then and now, one for each Chinese that something was made from; null where nobody kept the words of then. */
  readonly changes: readonly (readonly Stretch[] | null)[];
}

/** Returns what has changed in the Chinese of a block since its text in `lang` was made; null where it is not stale or nobody kept the words of then. */
export function changesSince(
  article: Article,
  index: number,
  lang: TranslationLang,
  sources: SourcesRecord | null,
  wording: StatuteWording,
): readonly Stretch[] | null {
  const [block, row] = [article.blocks[index], article.translations[lang]?.rows[index]];
  if (block === undefined || row?.state !== 'translated' || !row.stale) return null;
  return changesFrom(row.madeFrom, sources, wordsOf(block.body, wording));
}

/** Returns what has changed since the Chinese with the fingerprint `made`; null where nobody kept its words. */
function changesFrom(made: string, sources: SourcesRecord | null, now: readonly string[]): readonly Stretch[] | null {
  const then = sources?.sources.find(({ source }) => source === made);
  return then === undefined ? null : changesOf(then.words.join('\n'), now.join('\n'));
}

/** Returns the stale blocks of an article in its order. A recording whose translation alone changed has no changes in Chinese. */
export function staleBlocks(article: Article, sources: SourcesRecord | null, wording: StatuteWording): StaleBlock[] {
  return article.blocks.flatMap(({ id, body }, index): StaleBlock[] => {
    const texts = LANGS.filter((lang) => {
      const row = lang === 'zh' ? undefined : article.translations[lang]?.rows[index];
      return row?.state === 'translated' && row.stale;
    });
    const recordings = article.recordings.filter(({ stale }) => stale.includes(id)).map((recording) => recording.id);
    if (texts.length + recordings.length === 0) return [];
    const now = wordsOf(body, wording);
    const made = new Set(LANGS.flatMap((lang) => staleSources(article, index, lang)));
    const changes = [...made].map((source) => changesFrom(source, sources, now));
    return [{ id, kind: body.kind, texts, recordings, changes }];
  });
}
