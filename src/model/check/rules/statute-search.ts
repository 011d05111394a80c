/** Finds in the register what somebody typed: word for word, or nearly. */
import type { Law, Register } from '../../register.ts';

export interface Found {
  readonly law: Law;
  readonly article: string;
  /** The words of the article without line breaks. */
  readonly text: string;
}

/** Share of four-character runs that a quotation has in common with an article it was meant to be. */
const ALIKE = 0.6;
/** No passage of law is longer; longer words in quotation marks are no quotation. */
const MAX_QUOTED = 1500;
const RUN = 4;

interface Index {
  readonly articles: readonly Found[];
  /** Four characters → the articles that have them, as indexes in order. */
  readonly runs: ReadonlyMap<string, readonly number[]>;
}

/** Made once a register: every sentence of every article is looked up in it. */
const INDEXES = new WeakMap<Register, Index>();

/** Returns the first article of the register in which `words` stand as they are, or null. */
export function findExact(words: string, register: Register): Found | null {
  const { articles, runs } = indexOf(register);
  const bare = words.replace(/[，。；：、！？]+$/u, '');
  if (bare.length < RUN) return null;
  const at = runs.get(bare.slice(0, RUN))?.find((index) => articles[index]?.text.includes(bare));
  return at === undefined ? null : (articles[at] ?? null);
}

/** Returns the article that `words` have most in common with, or null when no article is near. */
export function findAlike(words: string, register: Register): Found | null {
  if (words.length > MAX_QUOTED) return null;
  const { articles, runs } = indexOf(register);
  const asked = runsOf(words);
  const votes = new Map<number, number>();
  for (const run of asked) for (const index of runs.get(run) ?? []) votes.set(index, (votes.get(index) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best === undefined || best[1] / asked.length < ALIKE ? null : (articles[best[0]] ?? null);
}

function indexOf(register: Register): Index {
  const known = INDEXES.get(register);
  if (known !== undefined) return known;
  const articles = [...register.values()].flatMap((law) =>
    Object.entries(law.articles).map(([article, text]): Found => ({ law, article, text: text.replaceAll('\n', '') })),
  );
  const runs = new Map<string, number[]>();
  articles.forEach(({ text }, index) => {
    for (const run of new Set(runsOf(text))) {
      const list = runs.get(run);
      if (list === undefined) runs.set(run, [index]);
      else list.push(index);
    }
  });
  const index = { articles, runs };
  INDEXES.set(register, index);
  return index;
}

function runsOf(words: string): string[] {
  const runs: string[] = [];
  for (let start = 0; start + RUN <= words.length; start++) runs.push(words.slice(start, start + RUN));
  return runs;
}
