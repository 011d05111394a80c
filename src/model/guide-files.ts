/** Writes the guide as the two files that the search box fetches: see `lib/search/guide-data.ts`. */
import { brotliCompressSync } from 'node:zlib';
import {
  PARTED,
  STATE,
  type GuideData,
  type GuideLaw,
  type GuidePage,
  type OutlineFile,
  type RestFile,
} from '../lib/search/guide-data.ts';
import { inLawOrder } from './register.ts';

/** What an outline may weigh in brotli, in bytes: the budget of the search box, for each language. */
export const OUTLINE_LIMIT = 10_000;
/** What it should weigh: there is room for the table of sounds then, which comes when Latin letters are typed. */
const OUTLINE_AIM = 7_700;
/** Fewer words a page are not worth the numbers of articles beside the laws. */
const FEWEST_WORDS = 7;
/** A law of which so many articles are quoted is one that people look things up in. */
const MUCH_QUOTED = 20;

interface Share {
  /** How many words each page has. */
  readonly words: number;
  /**
   * With the numbers of articles, with those of laws that are much quoted, or without; bare: without further names of
   * laws, and Chinese titles beside others.
   */
  readonly detail: 'all' | 'some numbers' | 'without numbers' | 'bare';
}

/**
 * Returns the guide as an outline within the limit, and the rest. Each page has the same number of its words in the
 * outline, the shortest ones: they are what somebody begins to type, and they cost least. The more pages, the fewer words
 * each; then the aim is given up for the limit, and details go into the rest.
 */
export function guideFiles(guide: GuideData): { readonly outline: OutlineFile; readonly rest: RestFile } {
  const enough = Math.min(FEWEST_WORDS, mostWords(guide));
  const share = firstOf(enough, [
    () => fitting(guide, 'all', OUTLINE_AIM),
    () => fitting(guide, 'all', OUTLINE_LIMIT),
    () => fitting(guide, 'some numbers', OUTLINE_LIMIT),
    () => fitting(guide, 'without numbers', OUTLINE_LIMIT),
    () => fitting(guide, 'bare', OUTLINE_LIMIT),
  ]);
  return {
    outline: outlineOf(guide, share),
    rest: {
      same: guide.same.map((words) => words.join(PARTED)),
      filler: guide.filler.join(PARTED),
      words: guide.pages.map((page) => shortestFirst(page).slice(share.words).join(PARTED)),
      pairs: guide.pages.map((page) => page.pairs),
      topics: guide.pages.map((page) => page.topic ?? ''),
      numbers: guide.laws.map((law) => (hasNumbers(law, share.detail) ? '' : articlesAsDistances(law.articles))),
      names: share.detail === 'bare' ? guide.laws.map((law) => namesOf(law.names)) : [],
      zh: share.detail === 'bare' ? guide.pages.map((page) => page.zh ?? '') : [],
    },
  };
}

/** The first with enough words, or the last. */
function firstOf(enough: number, shares: readonly (() => Share)[]): Share {
  let share: Share = { words: 0, detail: 'bare' };
  for (const make of shares) {
    share = make();
    if (share.words >= enough) break;
  }
  return share;
}

/** The largest share that weighs at most `budget`; no words when none does. */
function fitting(guide: GuideData, detail: Share['detail'], budget: number): Share {
  let words = 0;
  let tooMany = 1 + mostWords(guide);
  while (tooMany - words > 1) {
    const middle = Math.floor((words + tooMany) / 2);
    if (weightOf(outlineOf(guide, { words: middle, detail })) <= budget) words = middle;
    else tooMany = middle;
  }
  return { words, detail };
}

function mostWords(guide: GuideData): number {
  return Math.max(0, ...guide.pages.map((page) => page.words.length));
}

/** Returns the size of a file as it is sent. */
export function weightOf(file: OutlineFile | RestFile): number {
  return brotliCompressSync(JSON.stringify(file)).length;
}

function outlineOf(guide: GuideData, { words, detail }: Share): OutlineFile {
  const isBare = detail === 'bare';
  return {
    pages: guide.pages.map((page) => {
      const own = shortestFirst(page).slice(0, words).join(PARTED);
      const named = [page.path, page.langs, own, page.title] as const;
      return page.zh === undefined ? named : [...named, isBare ? '' : page.zh];
    }),
    laws: guide.laws.map(({ path, names, articles }) => [
      path.replace(/^laws\/|\/$/g, ''),
      hasNumbers({ articles }, detail) ? articlesAsDistances(articles) : '',
      // The second is the short one.
      namesOf(isBare ? names.slice(0, 2).slice(-1) : names),
    ]),
  };
}

/** Whether the numbers of a law's articles stand in the outline. */
function hasNumbers({ articles }: Pick<GuideLaw, 'articles'>, detail: Share['detail']): boolean {
  return detail === 'all' || (detail === 'some numbers' && articles.split(' ').length >= MUCH_QUOTED);
}

function namesOf(names: readonly string[]): string {
  return names.map((name) => (name.startsWith(STATE) ? `~${name.slice(STATE.length)}` : name)).join(PARTED);
}

function shortestFirst({ words }: GuidePage): string[] {
  return [...words].sort((a, b) => a.length - b.length);
}

function articlesAsDistances(articles: string): string {
  const sorted = articles.split(' ').sort(inLawOrder);
  let last = 0;
  return sorted
    .map((article) =>
      article.replace(/^[0-9]+/, (number) => {
        const distance = Number(number) - last;
        last = Number(number);
        return String(distance);
      }),
    )
    .join(' ');
}
