/**
 * How hard the Chinese of an article is to read, counted. Only its author's own words: what stands in the register
 * cannot be written more simply.
 */
import type { Position } from './block.ts';
import { GAP, inlineRuns, plainText } from './check/walk.ts';
import type { Article } from './load/article.ts';
import { MAX_ANSWER } from './parse/article.ts';
import { textOf } from './parse/inline.ts';

/** In characters; for somebody with six years of school. */
export const LIMITS = { average: 25, longest: 45, answer: MAX_ANSWER } as const;

export interface Sentence {
  /** A quotation in it stands as `……`. */
  readonly words: string;
  /** Chinese characters and digits. */
  readonly length: number;
  readonly at: Position;
}

export interface Readability {
  readonly characters: number;
  readonly sentences: number;
  readonly average: number;
  readonly longest: number;
  readonly answer: number;
  /** Share of the Chinese characters that are not in the list, 0 to 1, and which, the most frequent first. */
  readonly rareShare: number;
  readonly rare: readonly string[];
  /** Sentences over the limit, the longest first. */
  readonly tooLong: readonly Sentence[];
  /** Which of the limits are passed. */
  readonly over: readonly (keyof typeof LIMITS)[];
}

const COUNTED = /\p{Script=Han}|\p{Nd}/gu;
const HAN = /\p{Script=Han}/gu;
/** A sentence with the mark that ends it, and the quotation marks closed after that. */
const SENTENCE = /[^。！？；!?;\n]*(?:[。！？；!?;]+[”’」』）]*|\n|$)/gu;

/** Returns the figures of the Chinese of `article`; `common` are the characters that do not count as rare. */
export function readabilityOf({ blocks }: Pick<Article, 'blocks'>, common: ReadonlySet<string>): Readability {
  const texts = blocks.flatMap(({ body }) => inlineRuns(body).map(plainText));
  const sentences = texts.flatMap(({ text, placeAt }) =>
    [...text.matchAll(SENTENCE)].flatMap((match): Sentence[] => {
      const length = countOf(match[0], COUNTED);
      const words = match[0].trim().replaceAll(GAP, '……');
      return length === 0 ? [] : [{ words, length, at: placeAt(match.index) }];
    }),
  );
  const characters = sentences.reduce((sum, { length }) => sum + length, 0);
  const answer = blocks.find(({ body }) => body.kind === 'answer')?.body;
  const figures = {
    characters,
    sentences: sentences.length,
    average: characters / Math.max(sentences.length, 1),
    longest: Math.max(0, ...sentences.map(({ length }) => length)),
    // As the check counts it.
    answer: answer?.kind === 'answer' ? Array.from(textOf(answer.children).trim()).length : 0,
  };
  return {
    ...figures,
    ...rareIn(
      texts.map(({ text }) => text),
      common,
    ),
    tooLong: sentences.filter(({ length }) => length > LIMITS.longest).sort((a, b) => b.length - a.length),
    over: (['average', 'longest', 'answer'] as const).filter((limit) => figures[limit] > LIMITS[limit]),
  };
}

/** Orders articles, those that are hardest to read first. */
export function worstFirst(a: Readability, b: Readability): number {
  return b.over.length - a.over.length || b.longest - a.longest || b.average - a.average;
}

function rareIn(texts: readonly string[], common: ReadonlySet<string>): Pick<Readability, 'rareShare' | 'rare'> {
  const all = texts.flatMap((text) => text.match(HAN) ?? []);
  const counts = new Map<string, number>();
  for (const character of all) {
    if (!common.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const rare = [...counts].sort((a, b) => b[1] - a[1]).map(([character]) => character);
  const rareCount = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { rareShare: rareCount / Math.max(all.length, 1), rare };
}

function countOf(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
