/** The overview: how far the whole is. The same for the command, the page, its JSON and its badge. */
import { LANGS, type Lang } from '../../languages.ts';
import { COMMON_CHARACTERS, COMMON_LIST } from '../common-characters.ts';
import type { Library } from '../library.ts';
import { LIMITS } from '../readability.ts';
import { articlesStatus, type ArticleStatus, type LangStatus } from './article.ts';
import { chineseInAll, type ChineseShare } from './chinese-share.ts';
import { dueOf, type Due } from './due.ts';
import { namesStatus, type NamesStatus } from './names.ts';
import { reviewTasks, type ReviewTask } from './review.ts';
import { termsStatus, type TermsStatus } from './terms.ts';

/** Of the shape below. It goes up when something is renamed, removed or means something else, not when something is added. */
export const OVERVIEW_VERSION = 1;

/** All articles in one language, in blocks unless it says otherwise. */
export interface LangTotals extends Omit<LangStatus, 'chinese'> {
  readonly lang: Lang;
  /** Articles with a text, those of which every block is translated, and those of which all that is translated is reviewed as it stands. */
  readonly articles: number;
  readonly articlesWhole: number;
  readonly articlesReviewed: number;
  /** Articles of which a person says something. */
  readonly articlesSpoken: number;
  readonly chinese: ChineseShare | null;
}

/** `npm run status -- --json` and `/status.json`. Documented in docs/content.md. */
export interface Overview {
  readonly version: typeof OVERVIEW_VERSION;
  readonly today: string;
  /** Limits of readability, and the list of common characters. */
  readonly limits: typeof LIMITS;
  readonly list: string;
  readonly totals: {
    readonly articles: number;
    readonly blocks: number;
    /** Checked against the law by their authors, and not due again. */
    readonly checked: number;
    /** Read by a lawyer as they stand. */
    readonly lawyer: number;
    readonly hardToRead: number;
    readonly languages: readonly LangTotals[];
  };
  /** The hardest to read first. */
  readonly articles: readonly ArticleStatus[];
  readonly names: readonly NamesStatus[];
  readonly terms: readonly TermsStatus[];
  readonly review: readonly ReviewTask[];
  readonly due: Due;
}

/** Returns how far everything is on the day of the library. */
export function overviewOf(library: Library): Overview {
  const articles = articlesStatus(library, COMMON_CHARACTERS);
  return {
    version: OVERVIEW_VERSION,
    today: library.today,
    limits: LIMITS,
    list: COMMON_LIST,
    totals: {
      articles: articles.length,
      blocks: library.articles.reduce((sum, { blocks }) => sum + blocks.length, 0),
      checked: articles.filter(({ isDue }) => !isDue).length,
      lawyer: articles.filter(({ lawyer }) => lawyer === 'whole').length,
      hardToRead: articles.filter(({ readability }) => readability.over.length > 0).length,
      languages: LANGS.map((lang) => totalsOf(library, articles, lang)),
    },
    articles,
    names: namesStatus(library),
    terms: termsStatus(library),
    review: reviewTasks(library),
    due: dueOf(library),
  };
}

const SUMMED = [
  'translated',
  'machine',
  'draft',
  'reviewed',
  'untranslated',
  'stale',
  'recordings',
  'spokenByPeople',
  'spokenByMachine',
  'staleSpoken',
] as const;

/** An article without a text lacks all its blocks. */
function totalsOf(library: Pick<Library, 'articles'>, articles: readonly ArticleStatus[], lang: Lang): LangTotals {
  const own = articles.flatMap(({ languages }) => languages[lang] ?? []);
  const count = (is: (status: LangStatus) => boolean): number => own.filter(is).length;
  const sums = Object.fromEntries(
    SUMMED.map((name) => [name, own.reduce((sum, status) => sum + status[name], 0)]),
  ) as Record<(typeof SUMMED)[number], number>;
  const blocks = library.articles.reduce((sum, article) => sum + article.blocks.length, 0);
  return {
    lang,
    articles: count(({ translated }) => translated > 0),
    articlesWhole: count((status) => status.translated === status.blocks),
    articlesReviewed: count(
      ({ translated, reviewed, stale }) => reviewed > 0 && reviewed === translated && stale === 0,
    ),
    articlesSpoken: count(({ spokenByPeople }) => spokenByPeople > 0),
    blocks,
    ...sums,
    missing: blocks - sums.translated - sums.untranslated,
    chinese: chineseInAll(own.flatMap(({ chinese }) => chinese ?? [])),
  };
}
