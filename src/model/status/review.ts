/** What a native speaker could look through in half an hour: where to begin, when nobody knows where. */
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import type { Article, Library } from '../library.ts';
import { toRead } from '../reading-pace.ts';
import { headingOver } from '../spoken.ts';
import { mostNeeded } from '../to-record.ts';

export const REVIEW_MINUTES = 30;

export interface ReviewItem {
  readonly slug: string;
  readonly title: string;
  /** How many of its blocks fit into the time, from its beginning, and how many wait. */
  readonly blocks: number;
  readonly of: number;
  readonly minutes: number;
}

/** A language that people have to look through. */
export interface ReviewTask {
  readonly lang: TranslationLang;
  /** What fits, the most needed first; the last one may be cut. */
  readonly now: readonly ReviewItem[];
  /** All that waits: translated, and not reviewed as it stands. */
  readonly waiting: { readonly articles: number; readonly blocks: number; readonly minutes: number };
}

/**
 * Returns what waits for reviewers. Time is that of reading both texts aloud once, as `reading-pace.ts` estimates it:
 * who writes something needs longer.
 */
export function reviewTasks(library: Pick<Library, 'articles' | 'site' | 'register'>): ReviewTask[] {
  return TRANSLATION_LANGS.map((lang) => {
    const all = mostNeeded(library)
      .map((article) => ({ article, seconds: waitingSeconds(article, lang, library) }))
      .filter(({ seconds }) => seconds.length > 0);
    let left = REVIEW_MINUTES * 60;
    const now: ReviewItem[] = [];
    for (const { article, seconds } of all) {
      const blocks = fitting(seconds, left, now.length === 0);
      if (blocks > 0) now.push(itemOf(article, seconds, blocks));
      if (blocks < seconds.length) break;
      left -= sum(seconds);
    }
    const waiting = all.flatMap(({ seconds }) => seconds);
    return { lang, now, waiting: { articles: all.length, blocks: waiting.length, minutes: minutesOf(waiting) } };
  });
}

/** Returns for each block that waits how long it takes, in the order of the article. */
function waitingSeconds(article: Article, lang: TranslationLang, { register }: Pick<Library, 'register'>): number[] {
  const rows = article.translations[lang]?.rows ?? [];
  const waits = article.blocks.filter((_, index) => {
    const row = rows[index];
    return row?.state === 'translated' && (row.stale || row.review.level !== 'reviewed');
  });
  if (waits.length === 0) return [];
  const [chinese, translated] = [toRead(article, 'zh', register), toRead(article, lang, register)];
  return waits.map(({ id }) => (chinese.get(id)?.seconds ?? 0) + (translated.get(id)?.seconds ?? 0));
}

/** How many of the first blocks fit into `left` seconds; one always does at the beginning. */
function fitting(seconds: readonly number[], left: number, isFirst: boolean): number {
  let spent = 0;
  const cut = seconds.findIndex((block) => (spent += block) > left);
  return cut < 0 ? seconds.length : Math.max(cut, isFirst ? 1 : 0);
}

function itemOf(article: Article, seconds: readonly number[], blocks: number): ReviewItem {
  return {
    slug: article.slug,
    title: headingOver(article, 'zh', 0),
    blocks,
    of: seconds.length,
    minutes: minutesOf(seconds.slice(0, blocks)),
  };
}

/** Never none: whoever plans with it has something to do. */
function minutesOf(seconds: readonly number[]): number {
  return seconds.length === 0 ? 0 : Math.max(1, Math.round(sum(seconds) / 60));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
