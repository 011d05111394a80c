/** Writes the guide as the two files that the search box fetches: see `lib/search/guide-data.ts`. */
import { brotliCompressSync } from 'node:zlib';
import { PARTED, STATE, type GuideData, type GuidePage, type OutlineFile, type RestFile } from '../lib/search/guide-data.ts';

/** What an outline may weigh in brotli: issue 5 says 10 KB a language. */
export const OUTLINE_LIMIT = 10_000;
/** What it should weigh: there is room for the table of sounds then, which comes when Latin letters are typed. */
const OUTLINE_AIM = 7_700;
/** Fewer words a page are not worth the numbers of articles beside the laws. */
const FEWEST_WORDS = 6;

interface Share {
  /** How many words each page has. */
  readonly words: number;
  /** Whether laws have the numbers of their articles. */
  readonly hasNumbers: boolean;
}

/**
 * Returns the guide as an outline within the limit, and the rest. Each page has the same number of its words in the
 * outline, the shortest ones: they are what somebody begins to type, and they cost least. The more pages, the fewer words
 * each; then the numbers of articles go into the rest, and then the aim is given up for the limit.
 */
export function guideFiles(guide: GuideData): { readonly outline: OutlineFile; readonly rest: RestFile } {
  const share =
    [fitting(guide, true, OUTLINE_AIM), fitting(guide, false, OUTLINE_AIM)].find(
      ({ words }) => words >= Math.min(FEWEST_WORDS, mostWords(guide)),
    ) ?? fitting(guide, false, OUTLINE_LIMIT);
  return {
    outline: outlineOf(guide, share),
    rest: {
      same: guide.same.map((words) => words.join(PARTED)),
      filler: guide.filler.join(PARTED),
      words: guide.pages.map((page) => shortestFirst(page).slice(share.words).join(PARTED)),
      pairs: guide.pages.map((page) => page.pairs),
      numbers: share.hasNumbers ? [] : guide.laws.map((law) => articlesAsDistances(law.articles)),
    },
  };
}

/** The largest share that weighs at most `budget`; no words when none does. */
function fitting(guide: GuideData, hasNumbers: boolean, budget: number): Share {
  let words = 0;
  let tooMany = 1 + mostWords(guide);
  while (tooMany - words > 1) {
    const middle = Math.floor((words + tooMany) / 2);
    if (weightOf(outlineOf(guide, { words: middle, hasNumbers })) <= budget) words = middle;
    else tooMany = middle;
  }
  return { words, hasNumbers };
}

function mostWords(guide: GuideData): number {
  return Math.max(0, ...guide.pages.map((page) => page.words.length));
}

/** Returns the size of a file as it is sent. */
export function weightOf(file: OutlineFile | RestFile): number {
  return brotliCompressSync(JSON.stringify(file)).length;
}

function outlineOf(guide: GuideData, share: Share): OutlineFile {
  return {
    pages: guide.pages.map((page) => {
      const words = shortestFirst(page).slice(0, share.words).join(PARTED);
      const named = [page.path, page.langs, words, page.title] as const;
      return page.zh === undefined ? named : [...named, page.zh];
    }),
    laws: guide.laws.map(({ path, names, articles }) => [
      path.replace(/^laws\/|\/$/g, ''),
      share.hasNumbers ? articlesAsDistances(articles) : '',
      names.map((name) => (name.startsWith(STATE) ? `~${name.slice(STATE.length)}` : name)).join(PARTED),
    ]),
  };
}

function shortestFirst({ words }: GuidePage): string[] {
  return [...words].sort((a, b) => a.length - b.length);
}

function articlesAsDistances(articles: string): string {
  const sorted = articles.split(' ').sort((a, b) => {
    const [first, second] = [a, b].map((article) => article.split('-').map(Number));
    return (first?.[0] ?? 0) - (second?.[0] ?? 0) || (first?.[1] ?? 0) - (second?.[1] ?? 0);
  });
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
