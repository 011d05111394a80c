/** What comes back on a sheet (.docx, XLIFF) → what the desk would hand in. */
import type { TranslationLang } from '../../languages.ts';
import {
  MAX_COMMENT,
  TRANSLATION_HAND_IN_FORMAT,
  UNSURE_OF_CHANGE,
  type SegmentText,
  type TranslationHandIn,
  type TranslationSay,
  type TranslationVerdict,
} from '../../lib/translation-hand-in.ts';
import { articleCalled } from '../article-called.ts';
import type { Article } from '../load/article.ts';
import type { Library } from '../library.ts';
import { segmentPairs, segmentsOf } from './segments.ts';
import { markOf } from './sheet.ts';

export interface ReturnedSegment {
  readonly key: string;
  /** Mark of the text that was on the sheet. */
  readonly given: string;
  readonly text: string;
}

export interface ReturnedBlock {
  readonly block: string;
  readonly source: string;
  readonly text: string | null;
  readonly segments: readonly ReturnedSegment[];
  /** Null where nothing was written. */
  readonly verdict: TranslationVerdict | null;
  readonly comments: readonly string[];
}

/** Who filled the sheet in, as far as it says. */
export interface ReturnedPerson {
  readonly by?: string;
  readonly place?: string;
  readonly native?: boolean;
  readonly on?: string;
}

export interface Returned {
  readonly lang: TranslationLang;
  readonly person: ReturnedPerson;
  readonly tool: 'docx' | 'xliff';
  readonly articles: readonly { readonly slug: string; readonly blocks: readonly ReturnedBlock[] }[];
}

/** Returns the hand-in, still to be checked; articles of which nothing was said are not in it. */
export function handInOf(
  returned: Returned,
  person: Required<ReturnedPerson>,
  library: Pick<Library, 'articles' | 'redirects'>,
): TranslationHandIn {
  return {
    format: TRANSLATION_HAND_IN_FORMAT,
    version: 1,
    lang: returned.lang,
    ...person,
    tool: returned.tool,
    articles: returned.articles.flatMap(({ slug, blocks }) => {
      const article = articleCalled(slug, library);
      const says = blocks.flatMap((block) => sayOf(block, returned.lang, article) ?? []);
      return says.length === 0 ? [] : [{ slug, blocks: says }];
    }),
  };
}

/** Returns what is said of one block; null where nobody wrote anything. */
function sayOf(returned: ReturnedBlock, lang: TranslationLang, article: Article | undefined): TranslationSay | null {
  const { block, source, text, segments, verdict } = returned;
  const say = (as: TranslationVerdict, comments: readonly string[], more?: readonly SegmentText[]): TranslationSay => {
    const comment = comments.map((words) => words.trim()).filter((words) => words !== '').join('\n'); // prettier-ignore
    return {
      ...{ block, source, text, verdict: as },
      ...(more === undefined ? {} : { segments: more }),
      ...(comment === '' ? {} : { comment: comment.slice(0, MAX_COMMENT) }),
    };
  };
  const edited = segments.filter((segment) => markOf(segment.text) !== segment.given);
  if (edited.length > 0) {
    const whole = wholeBlock(returned, lang, article);
    const unsure = verdict === 'unsure' ? [UNSURE_OF_CHANGE] : [];
    if (whole !== null) return say('changed', [...unsure, ...returned.comments], whole);
    const typed = edited.map(({ key, text: words }) => `${key}：${words === '' ? '（删掉了）' : words}`);
    return say('unsure', ['这一段没有译全，没有写进去。交来的是：', ...typed, ...returned.comments]);
  }
  if (verdict === 'good' && text !== null) return say('good', returned.comments);
  if (verdict === 'changed') return say('unsure', ['写了“改了”，译文没有变。', ...returned.comments]);
  if (verdict === 'good') return say('unsure', ['写了“好”，可是这一段没有译文。', ...returned.comments]);
  return verdict === 'unsure' || returned.comments.length > 0 ? say('unsure', returned.comments) : null;
}

/**
 * Returns all pieces of a block of which some were changed: those that were not, and those whose row is gone, as they
 * stand. Null where a piece has no words.
 */
function wholeBlock(
  { block: id, text, segments }: ReturnedBlock,
  lang: TranslationLang,
  article: Article | undefined,
): SegmentText[] | null {
  const index = article?.blocks.findIndex((entry) => entry.id === id) ?? -1;
  const block = article?.blocks[index];
  const row = article?.translations[lang]?.rows[index];
  const own = row?.state === 'translated' && row.block.fingerprint === text ? row.block.body : null;
  const now = new Map(
    block === undefined || own === null ? [] : segmentPairs(block.body, own).map((pair) => [pair.key, pair.text]),
  );
  const typed = new Map(segments.map((segment) => [segment.key, segment]));
  const optional = new Set(block === undefined ? [] : segmentsOf(block.body).flatMap((one) => (one.isGist ? one.key : []))); // prettier-ignore
  const keys = block === undefined ? [...typed.keys()] : [...new Set([...segmentsOf(block.body).map(({ key }) => key), ...typed.keys()])]; // prettier-ignore
  const whole = keys.map((key): SegmentText => {
    const segment = typed.get(key);
    const isAsGiven = segment === undefined || markOf(segment.text) === segment.given;
    return { key, text: (isAsGiven ? now.get(key) : undefined) ?? segment?.text ?? '' };
  });
  return whole.every((piece) => piece.text !== '' || optional.has(piece.key)) ? whole : null;
}
