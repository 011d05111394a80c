/** Which articles hold a phrase: from the text as it was written, without index, HTML or segmenter. */
import { normalise } from '../../../../src/lib/script/normalise.ts';

/** Letters and digits, a tsheg wherever something separates them that is not a Chinese character or Yi syllable. */
export function wordsOnly(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '\u0F0B')
    .replace(/([\p{Script=Han}\p{Script=Yi}])\u0F0B|\u0F0B(?=[\p{Script=Han}\p{Script=Yi}])/gu, '$1');
}

/**
 * Returns what says whether the words of `phrase` stand in a block, given its {@link wordsOnly}, one after the other,
 * punctuation aside. A Tibetan syllable counts as a whole; a particle written onto the last one may follow: པ is held
 * by པའི.
 */
export function holds(phrase: string): (blockWords: string) => boolean {
  const wanted = wordsOnly(phrase);
  const before = /^[\u0F00-\u0FFF]/u.test(wanted) ? '(?<![\\u0F00-\\u0F0A\\u0F0C-\\u0FFF])' : '';
  const after = /[\u0F00-\u0FFF]$/u.test(wanted) ? '(?:འི|འོ|འུ|འང|འམ)*(?![\\u0F00-\\u0F0A\\u0F0C-\\u0FFF])' : '';
  const pattern = new RegExp(before + wanted + after, 'u');
  return (blockWords) => pattern.test(blockWords);
}

/** The blocks of an article in one language. */
export interface Searched {
  readonly slug: string;
  readonly blocks: readonly string[];
}

/** Knows the articles of one language. */
export class Truth {
  readonly #articles: readonly { readonly slug: string; readonly words: readonly string[] }[];

  constructor(articles: readonly Searched[]) {
    this.#articles = articles.map(({ slug, blocks }) => ({ slug, words: blocks.map(wordsOnly) }));
  }

  /** Returns the slugs of the articles that hold `phrase` within one block. */
  holding(phrase: string): Set<string> {
    const isIn = holds(phrase);
    return new Set(this.#articles.filter(({ words }) => words.some(isIn)).map(({ slug }) => slug));
  }
}
