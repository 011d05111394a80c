/**
 * What a sheet shows of an article: its blocks and segments with numbers, the text so far and who stands behind it. On
 * paper, in a .docx and in XLIFF it is the same; the marks say what came back belongs to.
 */
import { createHash } from 'node:crypto';
import type { TranslationLang } from '../../languages.ts';
import { tidyTyped, UNSEEN } from '../../lib/edit-form.ts';
import type { Article, Opinion } from '../load/article.ts';
import type { ReviewLevel } from './state.ts';
import type { StatuteWording } from './fingerprint.ts';
import type { SourceBlock } from './identity.ts';
import { segmentPairs, type SegmentPair } from './segments.ts';

export interface SheetSegment extends SegmentPair {
  /** `3.2`: what people say to each other. */
  readonly number: string;
  /** What the text so far is known by; see `markOf`. */
  readonly given: string;
}

export interface SheetBlock {
  readonly number: number;
  readonly block: SourceBlock;
  /** Fingerprint of the translation; null when there is none. */
  readonly text: string | null;
  /** Null where nothing is translated. */
  readonly level: ReviewLevel | null;
  /** Made from Chinese that has changed since. */
  readonly stale: boolean;
  readonly segments: readonly SheetSegment[];
  /** What people have said of it. */
  readonly comments: readonly string[];
}

/** Returns the blocks of `article` as a sheet in `lang` shows them. */
export function sheetOf(article: Article, lang: TranslationLang, wording: StatuteWording): SheetBlock[] {
  const rows = article.translations[lang]?.rows ?? [];
  return article.blocks.map((block, index) => {
    const row = rows[index];
    const own = row?.state === 'translated' ? row : null;
    const number = index + 1;
    return {
      number,
      block,
      text: own?.block.fingerprint ?? null,
      level: own?.review.level ?? null,
      stale: own?.stale ?? false,
      segments: segmentPairs(block.body, own?.block.body ?? null, wording).map((pair, at) => ({
        ...pair,
        number: `${number}.${at + 1}`,
        given: markOf(pair.text),
      })),
      comments: commentsOn(article.opinions, lang, block.id),
    };
  });
}

function commentsOn(opinions: readonly Opinion[], lang: TranslationLang, id: string): string[] {
  return opinions
    .filter((opinion) => opinion.lang === lang)
    .flatMap(({ by, on, says }) =>
      says.flatMap((say) =>
        say.block === id && say.comment !== undefined ? [`${by}（${on}）：${say.comment.replace(/\s+/gu, ' ')}`] : [],
      ),
    );
}

/**
 * Returns eight hexadecimal digits by which one sees whether somebody changed a text that was given to them, also when
 * it was changed here meanwhile. What word processors do to white space is no change.
 */
export function markOf(text: string): string {
  return createHash('sha256').update(tidyReturned(text)).digest('hex').slice(0, 8);
}

/** Returns what somebody typed in another program without what the program did to it. */
export function tidyReturned(typed: string): string {
  return tidyTyped(typed.replace(UNSEEN, '').replace(/[^\S\n\r\u2028\u2029]+/gu, ' '));
}
