/** What is searched for, taken from the text itself. */
import type { Searched, Truth } from './truth.ts';

/** A Chinese character, a Yi syllable, or letters up to the next sign (a Tibetan syllable, a number). */
const SYLLABLE = /[\p{Script=Han}\p{Script=Yi}]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Yi}]]+/gv;
/** Between two marks; a tsheg is none. */
const CLAUSE = /[\p{L}\p{M}\p{N}་]+/gu;
const SHORTEST = 2;
const LONGEST = 8;

/** Returns two to eight syllables of a block as they stand there, punctuation between them included. */
export function randomPhrase(articles: readonly Searched[], random: () => number): string {
  for (;;) {
    const block = pick(pick(articles, random)?.blocks ?? [], random) ?? '';
    const syllables = syllablesIn(block);
    const size = SHORTEST + Math.floor(random() * (LONGEST - SHORTEST + 1));
    if (syllables.length < size) continue;
    const start = Math.floor(random() * (syllables.length - size + 1));
    const first = syllables[start];
    const last = syllables[start + size - 1];
    if (first && last) return block.slice(first.index, last.index + last[0].length);
  }
}

/** Returns `count` different ones, see {@link randomPhrase}. */
export function randomPhrases(articles: readonly Searched[], count: number, random: () => number): string[] {
  const phrases = new Set<string>();
  while (phrases.size < count) phrases.add(randomPhrase(articles, random));
  return [...phrases];
}

/**
 * Returns `count` different clauses of four to six syllables, from one mark to the next: engines that do not cut a
 * script into words know such a run, if any.
 */
export function randomClauses(articles: readonly Searched[], count: number, random: () => number): string[] {
  const clauses = new Set<string>();
  while (clauses.size < count) {
    const block = pick(pick(articles, random)?.blocks.slice(1) ?? [], random) ?? '';
    const clause = pick(block.match(CLAUSE) ?? [], random) ?? '';
    const size = syllablesIn(clause).length;
    if (size >= 4 && size <= 6) clauses.add(clause.replace(/་$/u, ''));
  }
  return [...clauses];
}

/** A phrase and how many articles hold it. */
export interface CommonPhrase {
  readonly phrase: string;
  readonly articles: number;
}

/** Returns the two neighbouring syllables that stand in nearest to half of the articles. */
export function halfPhrase(articles: readonly Searched[], truth: Truth): CommonPhrase {
  const counts = new Map<string, number>();
  for (const { blocks } of articles) {
    for (const pair of new Set(blocks.flatMap(pairsIn))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let best = { phrase: '', distance: Infinity };
  for (const [phrase, count] of counts) {
    const distance = Math.abs(count - articles.length / 2);
    if (distance < best.distance) best = { phrase, distance };
  }
  return { phrase: best.phrase, articles: truth.holding(best.phrase).size };
}

/** Neighbours with no mark between them. */
function pairsIn(block: string): string[] {
  const syllables = syllablesIn(block);
  return syllables.slice(1).flatMap((second, index) => {
    const first = syllables[index];
    const pair = block.slice(first?.index, second.index + second[0].length);
    return /[^\p{L}\p{M}\p{N}་]/u.test(pair) ? [] : [pair];
  });
}

function syllablesIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(SYLLABLE)];
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
