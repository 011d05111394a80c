/** Finds in the register what somebody typed: word for word, or nearly. Only letters and digits are compared. */
import type { Law, Register } from '../../register.ts';

export interface Found {
  readonly law: Law;
  readonly article: string;
  /** The words of the article without line breaks. */
  readonly text: string;
}

/** A stretch of a text that stands word for word in an article. */
export interface Copied {
  /** In the text searched. */
  readonly from: number;
  readonly to: number;
  /** How many letters and digits it has. */
  readonly length: number;
  readonly found: Found;
  /** The same stretch as the register has it, punctuation and all. */
  readonly words: string;
}

/** Shorter stretches are common to any two texts about law. */
export const SHORTEST = 8;
/** Share of four-character runs that a quotation has in common with an article it was meant to be. */
const ALIKE = 0.6;
/** No passage of law is longer; longer words in quotation marks are no quotation. */
const MAX_QUOTED = 1500;
const RUN = 4;
/** Stands between the articles in the index; not a letter, so that no stretch reads across it. */
const END = '|';

/** The letters and digits of a text, with where each of them stands in it. */
interface Bare {
  readonly letters: string;
  readonly at: readonly number[];
}

interface Indexed extends Found {
  readonly bare: Bare;
  /** Where its letters begin in `letters` of the index. */
  readonly begins: number;
}

interface Holder {
  readonly start: number;
  readonly in: Indexed;
}

interface Index {
  readonly articles: readonly Indexed[];
  /** Four letters → the articles that have them, as indexes in order. */
  readonly runs: ReadonlyMap<string, readonly number[]>;
  /** The letters of all articles in a row. */
  readonly letters: string;
  /** {@link SHORTEST} letters → where they begin in `letters`. */
  readonly stretches: ReadonlyMap<string, readonly number[]>;
}

/** Made once a register: every sentence of every article is looked up in it. */
const INDEXES = new WeakMap<Register, Index>();

/** Returns how many letters and digits `text` has. */
export function lengthOf(text: string): number {
  return bareOf(text).letters.length;
}

/**
 * Returns the stretches of `text` of {@link SHORTEST} letters or more that stand word for word in the
 * register, in order, without overlap, each as long as it can be. Of several articles that have it,
 * the first of the highest `rank` is meant.
 */
export function findCopied(text: string, register: Register, rank: (found: Found) => number): Copied[] {
  const { articles, letters, stretches } = indexOf(register);
  const bare = bareOf(text);
  const copied: Copied[] = [];
  for (let from = 0; from + SHORTEST <= bare.letters.length;) {
    const starts = stretches.get(bare.letters.slice(from, from + SHORTEST)) ?? [];
    const lengths = starts.map((start) => commonLength(bare.letters, from, letters, start));
    const length = Math.max(0, ...lengths);
    const best = starts
      .filter((_, index) => lengths[index] === length)
      .map((start) => ({ start, in: articleAt(articles, start) }))
      .reduce<Holder | undefined>(
        (first, next) => (first && rank(first.in) >= rank(next.in) ? first : next),
        undefined,
      );
    if (best === undefined) {
      from++;
      continue;
    }
    const begin = best.start - best.in.begins;
    copied.push({
      from: bare.at[from] ?? 0,
      to: (bare.at[from + length - 1] ?? 0) + 1,
      length,
      found: best.in,
      words: best.in.text.slice(best.in.bare.at[begin] ?? 0, (best.in.bare.at[begin + length - 1] ?? 0) + 1),
    });
    from += length;
  }
  return copied;
}

/** Returns the words of one article that `typed` repeats, as the register has them, or null. For short quotations. */
export function findWithin(typed: string, { law, article }: Pick<Found, 'law' | 'article'>): string | null {
  const text = (law.articles[article] ?? '').replaceAll('\n', '');
  const bare = bareOf(text);
  const { letters } = bareOf(typed);
  const begin = letters === '' ? -1 : bare.letters.indexOf(letters);
  return begin < 0 ? null : text.slice(bare.at[begin] ?? 0, (bare.at[begin + letters.length - 1] ?? 0) + 1);
}

/** Returns the article that `words` have most in common with, or null when no article is near. */
export function findAlike(words: string, register: Register): Found | null {
  if (words.length > MAX_QUOTED) return null;
  const { articles, runs } = indexOf(register);
  const asked = runsOf(bareOf(words).letters, RUN);
  const votes = new Map<number, number>();
  for (const run of asked) for (const index of runs.get(run) ?? []) votes.set(index, (votes.get(index) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best === undefined || best[1] / asked.length < ALIKE ? null : (articles[best[0]] ?? null);
}

/** Returns whether `typed` was meant to be words of one article: most of its pairs of letters stand there. */
export function isAlike(typed: string, { law, article }: Pick<Found, 'law' | 'article'>): boolean {
  const pairs = new Set(runsOf(bareOf(law.articles[article] ?? '').letters, 2));
  const asked = runsOf(bareOf(typed).letters, 2);
  return asked.length > 0 && asked.filter((pair) => pairs.has(pair)).length / asked.length >= ALIKE;
}

function indexOf(register: Register): Index {
  const known = INDEXES.get(register);
  if (known !== undefined) return known;
  let letters = '';
  const articles = [...register.values()].flatMap((law) =>
    Object.entries(law.articles).map(([article, words]): Indexed => {
      const text = words.replaceAll('\n', '');
      const bare = bareOf(text);
      const begins = letters.length;
      letters += bare.letters + END;
      return { law, article, text, bare, begins };
    }),
  );
  const runs = new Map<string, number[]>();
  articles.forEach(({ bare }, index) => {
    for (const run of new Set(runsOf(bare.letters, RUN))) put(runs, run, index);
  });
  const stretches = new Map<string, number[]>();
  runsOf(letters, SHORTEST).forEach((stretch, start) => {
    if (!stretch.includes(END)) put(stretches, stretch, start);
  });
  const index = { articles, runs, letters, stretches };
  INDEXES.set(register, index);
  return index;
}

function put(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Full-width digits and letters are what they stand for; a character that becomes several keeps its first. */
function bareOf(text: string): Bare {
  let letters = '';
  const at: number[] = [];
  for (const { 0: character, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = character.length === 1 ? (character.normalize('NFKC')[0] ?? character) : character;
    letters += folded;
    for (let unit = 0; unit < folded.length; unit++) at.push(index + unit);
  }
  return { letters, at };
}

function commonLength(a: string, fromA: number, b: string, fromB: number): number {
  let length = 0;
  while (fromA + length < a.length && a[fromA + length] === b[fromB + length]) length++;
  return length;
}

/** Every place of the index is in an article: there is one where a stretch was found. */
function articleAt(articles: readonly Indexed[], start: number): Indexed {
  let low = 0;
  let high = articles.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((articles[middle]?.begins ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return articles[low] as Indexed;
}

function runsOf(letters: string, length: number): string[] {
  const runs: string[] = [];
  for (let start = 0; start + length <= letters.length; start++) runs.push(letters.slice(start, start + length));
  return runs;
}
