/** From what was typed to the articles, in one language. */
import { queryFor } from '../script/index-text.ts';
import type { Found, SearchIndex } from './engine.ts';

/** What was looked for and found in one index. */
export interface Answer {
  /** Phrases, as units in index form: the whole query, or its parts when it stands nowhere as a whole. */
  readonly phrases: readonly (readonly string[])[];
  /** All articles found, best first. */
  readonly found: readonly Found[];
}

/** Parts of a query that are searched for separately; more are left out. */
const MAX_PARTS = 8;

/** What separates the words that someone types one after the other. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\u0F0B\u0F0C]+/u;

/**
 * Returns the articles with the query as a phrase. When there is none and the query has several
 * words, those with each word, wherever it stands.
 * @throws SearchFailed as `SearchIndex.search` does.
 */
export async function find(index: SearchIndex, query: string, signal: AbortSignal): Promise<Answer> {
  const units = queryFor(query);
  const whole = await index.search(units, true, signal);
  if (whole.length > 0) return { phrases: [units], found: await inOrder(index, units, whole, signal) };
  const phrases = query
    .split(BETWEEN_WORDS, MAX_PARTS)
    .map(queryFor)
    .filter((phrase) => phrase.length > 0);
  if (phrases.length < 2) return { phrases: [units], found: [] };
  let common: Found[] | null = null;
  for (const phrase of phrases) {
    const found = await index.search(phrase, true, signal);
    const ids = new Set(found.map((one) => one.id));
    common = common === null ? found : common.filter((one) => ids.has(one.id));
    if (common.length === 0) break;
  }
  return { phrases, found: await inOrder(index, phrases.flat(), common ?? [], signal) };
}

/** A phrase search of Pagefind gives no order; its search for the words anywhere does, from the same files. */
async function inOrder(
  index: SearchIndex,
  units: readonly string[],
  found: readonly Found[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  if (found.length < 2) return found;
  const ranks = new Map((await index.search(units, false, signal)).map((one, rank) => [one.id, rank]));
  const rankOf = (one: Found): number => ranks.get(one.id) ?? ranks.size;
  return [...found].sort((a, b) => rankOf(a) - rankOf(b));
}
