/** From what was typed to the articles, in one language. */
import { queryFor } from '../script/index-text.ts';
import type { Found, QueryUnit, SearchIndex } from './search-index.ts';

/** Parts of a query that are searched for separately; more are left out. */
const MAX_PARTS = 8;

/** What separates the words that someone types one after the other. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\u0F0B\u0F0C]+/u;

/** Articles with less of a query than this are not near it. */
const NEAR_SHARE = 0.35;

/**
 * Returns the articles with the query as a phrase, best first. When there is none and the query has several words, those
 * with each word, wherever it stands.
 * @throws SearchFailed as `SearchIndex.phrase` does.
 */
export async function find(index: SearchIndex, query: string): Promise<Found[]> {
  const whole = await index.phrase(asUnits(queryFor(query)));
  if (whole.length > 0) return whole;
  const phrases = query
    .split(BETWEEN_WORDS, MAX_PARTS)
    .map(queryFor)
    .filter((phrase) => phrase.length > 0);
  if (phrases.length < 2) return [];
  // Side by side: on a slow link, one after the other would be a round trip a word.
  const lists = await Promise.all(phrases.map((phrase) => index.phrase(asUnits(phrase))));
  return inAll(lists);
}

/**
 * Returns articles that have a good part of a query that `find` did not find, best first.
 * @throws SearchFailed as `SearchIndex.nearest` does.
 */
export async function findNear(index: SearchIndex, query: string, limit: number): Promise<Found[]> {
  const near = await index.nearest(queryFor(query));
  return near.filter(({ share }) => share >= NEAR_SHARE).slice(0, limit);
}

/** Articles that stand in every list, at the place of the first; what is rarer counts more. */
function inAll(lists: readonly (readonly Found[])[]): Found[] {
  const [first = [], ...others] = lists;
  const byArticle = others.map(
    (list) => new Map(list.map((found) => [found.article, found.score / (1 + list.length)])),
  );
  return first
    .filter(({ article }) => byArticle.every((scores) => scores.has(article)))
    .map((found) => {
      const own = found.score / (1 + first.length);
      return { ...found, score: byArticle.reduce((sum, scores) => sum + (scores.get(found.article) ?? 0), own) };
    })
    .sort((a, b) => b.score - a.score || a.article - b.article);
}

function asUnits(units: readonly string[]): QueryUnit[] {
  return units.map((unit) => [unit]);
}
