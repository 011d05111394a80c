/** The register beside a new text of a law: what has changed, and what it touches. */
import { normalise } from '../lib/script/normalise.ts';
import { dependantsOf, pagesOn, type Dependants, type Resting } from './laws-report.ts';
import type { LawArticles } from './law-text.ts';
import { inLawOrder, statuteWords, type Law, type Register } from './register.ts';
import { changesOf, type Stretch } from '../lib/words-changed.ts';
import { usesIn, type Use } from './usage.ts';

/** What became of a registered article. */
export type Fate =
  | { readonly state: 'same' }
  | { readonly state: 'changed'; readonly changes: readonly Stretch[] }
  /** Its wording stands under another number, as it was or a little changed. */
  | { readonly state: 'moved'; readonly to: string; readonly changes: readonly Stretch[] }
  /** Nowhere to be found; `isTaken`: its number stands over something else now. */
  | { readonly state: 'gone'; readonly isTaken: boolean };

/** A place that the new text touches. */
export interface TouchedUse extends Use {
  /** What stands there is no longer right; else it is to be read again, because words near it have changed. */
  readonly isWrong: boolean;
  /** Where the words quoted stand now, when it is not where they were. */
  readonly nowIn: string | null;
}

export interface Comparison {
  readonly law: Law;
  /** By the numbers of the register. */
  readonly fates: ReadonlyMap<string, Fate>;
  readonly touched: readonly TouchedUse[];
  /** Other files of the content that rest on what has changed: `quizzes/usury`. */
  readonly pages: readonly string[];
  /** What must be made anew with the places that are wrong. */
  readonly due: Dependants;
}

/** Returns what `articles`, a new text of `law`, changes. */
export function compareLaw(library: Resting, law: Law, articles: LawArticles): Comparison {
  const { articles: all, register } = library;
  const fates = new Map(
    Object.keys(law.articles)
      .sort(inLawOrder)
      .map((number) => [number, fateOf(number, law.articles, articles)]),
  );
  const amended: Register = new Map([...register, [law.id, { ...law, articles }]]);
  const uses = all.flatMap((article) => usesIn(article, register)).filter((use) => use.law === law.id);
  const touched = uses.flatMap((use): TouchedUse[] => {
    const fate = fates.get(use.article);
    if (fate === undefined || fate.state === 'same') return [];
    return [{ ...use, isWrong: isWrong(use, fate, register, amended), nowIn: nowIn(use, fate, articles) }];
  });
  const changed = [...fates].flatMap(([number, { state }]) => (state === 'same' ? [] : [number]));
  const pages = pagesOn(library, law.id, changed);
  const wrong = touched.filter((use) => use.isWrong);
  return { law, fates, touched, pages, due: dependantsOf(wrong, all) };
}

/** Below this, two articles have nothing in common but the language of laws. */
const ALIKE = 0.5;
/** An article under its own number may have been rewritten further than that. */
const REWRITTEN = 0.3;

function fateOf(number: string, before: LawArticles, after: LawArticles): Fate {
  const old = before[number] ?? '';
  const own = Object.hasOwn(after, number) ? after[number] : undefined;
  if (own !== undefined && sameWords(old, own)) return { state: 'same' };
  const elsewhere = Object.keys(after).find((other) => other !== number && sameWords(old, after[other] ?? ''));
  if (elsewhere !== undefined) return { state: 'moved', to: elsewhere, changes: [] };
  const [best] = Object.keys(after)
    .map((other) => ({ other, alike: alike(old, after[other] ?? '') }))
    .sort((a, b) => b.alike - a.alike);
  const moved = best !== undefined && best.other !== number && best.alike >= ALIKE ? best.other : null;
  const alikeOwn = own === undefined ? 0 : alike(old, own);
  // A neighbour may be a little more alike: an article that is there is first of all itself.
  if (own !== undefined && alikeOwn >= (moved === null ? REWRITTEN : ALIKE))
    return { state: 'changed', changes: changesOf(old, own) };
  if (moved === null) return { state: 'gone', isTaken: own !== undefined };
  return { state: 'moved', to: moved, changes: changesOf(old, after[moved] ?? '') };
}

function isWrong(use: Use, fate: Fate, register: Register, amended: Register): boolean {
  if (fate.state !== 'changed') return true;
  if (use.how === 'named') return false;
  const now = amended.get(use.law)?.articles[use.article] ?? '';
  if (use.how === 'quoted') return !holds(now, use.words);
  const words = statuteWords(amended, use);
  return words === null || !sameWords(statuteWords(register, use) ?? '', words);
}

/** In characters: fewer stand in many articles by chance. */
const TELLING = 8;

function nowIn({ how, words, article }: Use, fate: Fate, articles: LawArticles): string | null {
  if (how !== 'quoted' || holds(articles[article] ?? '', words)) return null;
  if (fate.state === 'moved' && holds(articles[fate.to] ?? '', words)) return fate.to;
  if (words.length < TELLING) return null;
  return Object.keys(articles).find((number) => holds(articles[number] ?? '', words)) ?? null;
}

/** As the check of quotations: across the lines of an article. */
function holds(text: string, quoted: string): boolean {
  return normalise(text.replaceAll('\n', '')).includes(normalise(quoted));
}

/** Paragraphs count, how they were typed does not. */
function sameWords(one: string, other: string): boolean {
  const lines = (text: string): string => text.split('\n').map(normalise).join('\n');
  return lines(one) === lines(other);
}

/** Returns how much of two texts is the same, 0 to 1: pairs of characters that they share. */
function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const total = [...a.values(), ...b.values()].reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : (2 * shared) / total;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const plain = normalise(text);
  const pairs = new Map<string, number>();
  for (let at = 0; at + 2 <= plain.length; at++) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
