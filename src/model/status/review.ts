/** What native speakers could look through in half an hour: where to begin, when nobody knows where. */
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import type { Library } from '../library.ts';
import { forTask, inHalfAnHour, minutesFor, waitingWork } from '../native-work.ts';
import { headingOver } from '../spoken.ts';

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

/** Returns what waits for reviewers, in the time that `native-work.ts` reckons. */
export function reviewTasks(library: Pick<Library, 'articles' | 'site' | 'register'>): ReviewTask[] {
  return TRANSLATION_LANGS.map((lang) => {
    const work = waitingWork(library, lang);
    const now = inHalfAnHour(work).map(({ article, ...rest }) => ({
      slug: article.slug,
      title: headingOver(article, 'zh', 0),
      ...rest,
    }));
    const toLookAt = work.map(({ waiting }) => forTask(waiting, 'look')).filter((blocks) => blocks.length > 0);
    const blocks = toLookAt.flat();
    return { lang, now, waiting: { articles: toLookAt.length, blocks: blocks.length, minutes: minutesFor(blocks) } };
  });
}
