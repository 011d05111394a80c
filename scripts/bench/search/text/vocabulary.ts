/**
 * Words as real text has them: few stand everywhere, most stand once, and there is no end of new ones, which come
 * more and more slowly (Heaps' law). Text of a fixed vocabulary flatters every index.
 */
import type { Lang } from '../../../../src/languages.ts';
import { syllablesOf } from './syllables.ts';

/** How fast new things come. */
export interface Growth {
  /** The exponent of Heaps' law: after n draws there are about n^exponent different things. */
  readonly exponent: number;
  /** The larger, the more are new at the beginning. */
  readonly strength: number;
}

/**
 * Draws things: a new one with the probability (strength + exponent × different ones) / (strength + draws), else one
 * drawn before, the likelier the more often it was drawn (a Pitman–Yor urn, without its discount of old ones).
 */
export class Urn<T> {
  readonly #growth: Growth;
  readonly #random: () => number;
  readonly #makeNew: () => T | undefined;
  readonly #things: T[] = [];
  /** Of each draw, which thing. */
  readonly #draws: number[] = [];

  /** @param makeNew - gives the next new thing; undefined when there is none left */
  constructor(growth: Growth, random: () => number, makeNew: () => T | undefined) {
    this.#growth = growth;
    this.#random = random;
    this.#makeNew = makeNew;
  }

  /** How many different things were drawn. */
  get size(): number {
    return this.#things.length;
  }

  /** Counts things as drawn. */
  add(things: Iterable<T>): void {
    const known = new Map(this.#things.map((thing, index) => [thing, index]));
    for (const thing of things) {
      const index = known.get(thing) ?? this.#things.push(thing) - 1;
      known.set(thing, index);
      this.#draws.push(index);
    }
  }

  /** @throws Error when nothing was ever added and nothing is new. */
  draw(): T {
    const { exponent, strength } = this.#growth;
    const draws = this.#draws.length;
    const isNew = this.#random() * (strength + draws) < strength + exponent * this.size;
    const fresh = isNew || draws === 0 ? this.#makeNew() : undefined;
    const index =
      fresh === undefined ? (this.#draws[Math.floor(this.#random() * draws)] ?? -1) : this.#things.push(fresh) - 1;
    const thing = this.#things[index];
    if (thing === undefined) throw new Error('an empty urn');
    this.#draws.push(index);
    return thing;
  }
}

/** A word: its syllables. */
export type Word = readonly string[];

interface Shape {
  /** Of words of one syllable, two, three …; they add up to 1. */
  readonly lengths: readonly number[];
  readonly words: Growth;
  readonly syllables: Growth;
}

/** Set by the growth of this project's own content: see `vocabulary.test.ts`. */
const SHAPES: Readonly<Record<Lang, Shape>> = {
  zh: {
    lengths: [0.2, 0.62, 0.12, 0.06],
    words: { exponent: 0.61, strength: 60 },
    syllables: { exponent: 0.38, strength: 300 },
  },
  ii: {
    lengths: [0.35, 0.5, 0.15],
    words: { exponent: 0.54, strength: 60 },
    syllables: { exponent: 0.3, strength: 500 },
  },
  bo: {
    lengths: [0.35, 0.5, 0.15],
    words: { exponent: 0.52, strength: 60 },
    syllables: { exponent: 0.42, strength: 900 },
  },
};

/** Returns a source of words without end. The same `random` gives the same words. */
export function vocabularyOf(lang: Lang, random: () => number): Urn<Word> {
  const { lengths, words, syllables } = SHAPES[lang];
  const { read, unread } = syllablesOf(lang);
  const left = shuffled(unread, random);
  const letters = new Urn(syllables, random, () => left.pop());
  letters.add(read);
  return new Urn<Word>(words, random, () =>
    Array.from({ length: lengthFrom(lengths, random()) }, () => letters.draw()),
  );
}

function lengthFrom(lengths: readonly number[], chance: number): number {
  let rest = chance;
  const index = lengths.findIndex((share) => (rest -= share) < 0);
  return (index < 0 ? lengths.length - 1 : index) + 1;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((thing) => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
