import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../../src/languages.ts';
import { randomFrom } from '../../../commands/content-udhr.ts';
import { blocksOf, makeCorpus } from './corpus.ts';
import { halfPhrase, randomClauses, randomPhrase } from './phrases.ts';
import { syllablesOf } from './syllables.ts';
import { type Searched, Truth, wordsOnly } from './truth.ts';
import { Urn, vocabularyOf } from './vocabulary.ts';

const SIZE = 12;
const corpus = makeCorpus(SIZE);

function searched(lang: (typeof LANGS)[number]): Searched[] {
  return corpus.map((article) => ({ slug: article.slug, blocks: blocksOf(article, lang) }));
}

describe('syllablesOf', () => {
  it.each([
    ['zh', /^\p{Script=Han}$/u, 3000],
    ['ii', /^\p{Script=Yi}$/u, 700],
    ['bo', /^[\u0F40-\u0FBC]+$/u, 1000],
  ] as const)('%s: those that were read, and many others of the script', (lang, one, least) => {
    const { read, unread } = syllablesOf(lang);
    expect([...read, ...unread].every((syllable) => one.test(syllable))).toBe(true);
    expect(unread.length).toBeGreaterThan(least);
    expect(new Set(unread).size).toBe(unread.length);
    expect(unread.filter((syllable) => read.includes(syllable))).toEqual([]);
  });
});

describe('Urn', () => {
  it('has new things more and more slowly, without end', () => {
    let made = 0;
    const urn = new Urn({ exponent: 0.6, strength: 10 }, randomFrom(1), () => (made += 1));
    const grown: number[] = [];
    for (const draws of [1000, 4000, 16_000]) {
      for (let draw = draws / 4; draw < draws; draw += 1) urn.draw();
      grown.push(urn.size);
    }
    const [a = 0, b = 0, c = 0] = grown;
    // Heaps' law: four times the text, about 4^0.6 = 2.3 times the words.
    expect(b / a).toBeGreaterThan(1.7);
    expect(c / b).toBeGreaterThan(1.7);
    expect(c / b).toBeLessThan(2.8);
  });

  it('draws again what was added when nothing is new, the more often the more', () => {
    const urn = new Urn<string>({ exponent: 0.5, strength: 1 }, randomFrom(1), () => undefined);
    urn.add(['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'b']);
    const drawn = Array.from({ length: 100 }, () => urn.draw());
    expect(drawn.filter((thing) => thing === 'a').length).toBeGreaterThan(50);
  });
});

describe('vocabularyOf', () => {
  it.each(LANGS)('%s: the same seed gives the same words, another gives others', (lang) => {
    const words = (seed: number): string[] => {
      const urn = vocabularyOf(lang, randomFrom(seed));
      return Array.from({ length: 50 }, () => urn.draw().join('-'));
    };
    expect(words(1)).toEqual(words(1));
    expect(words(1)).not.toEqual(words(2));
  });
});

describe('makeCorpus', () => {
  it('is the same for the same seed, and begins as the smaller one', () => {
    expect(makeCorpus(SIZE)).toEqual(corpus);
    expect(makeCorpus(3)).toEqual(corpus.slice(0, 3));
    expect(makeCorpus(3, 2)).not.toEqual(corpus.slice(0, 3));
  });

  it('has a line for a line in each language, none empty, and articles of names of their own', () => {
    for (const { title, paragraphs } of corpus) {
      for (const line of [title, ...paragraphs]) expect(LANGS.every((lang) => line[lang].trim() !== '')).toBe(true);
    }
    expect(new Set(corpus.map(({ slug }) => slug)).size).toBe(SIZE);
  });

  it('grows as the content of this project does', () => {
    const pairs = (size: number): number => {
      const words = wordsOnly(
        makeCorpus(size)
          .flatMap((article) => blocksOf(article, 'zh'))
          .join(''),
      );
      return new Set(Array.from(words, (letter, index) => letter + (words[index + 1] ?? ''))).size;
    };
    // The content: 12,935 pairs in 32,000 characters, 20,596 in 57,000.
    expect(pairs(60) / pairs(30)).toBeGreaterThan(1.4);
    expect(pairs(60) / pairs(30)).toBeLessThan(1.9);
  });
});

describe('phrases', () => {
  it.each(LANGS)('%s: stand in the text, the same for the same seed', (lang) => {
    const articles = searched(lang);
    const truth = new Truth(articles);
    const random = randomFrom(7);
    const phrases = Array.from({ length: 40 }, () => randomPhrase(articles, random));
    const again = randomFrom(7);
    expect(phrases).toEqual(phrases.map(() => randomPhrase(articles, again)));
    for (const phrase of phrases) expect(truth.holding(phrase).size, phrase).toBeGreaterThan(0);
    const clauses = randomClauses(articles, 5, random);
    expect(new Set(clauses).size).toBe(5);
    for (const clause of clauses) expect(truth.holding(clause).size, clause).toBeGreaterThan(0);
  });

  it.each(LANGS)('%s: one stands on about half of the articles', (lang) => {
    const articles = searched(lang);
    expect(Math.abs(halfPhrase(articles, new Truth(articles)).articles - SIZE / 2)).toBeLessThanOrEqual(2);
  });
});

describe('Truth', () => {
  const truth = new Truth([
    { slug: 'a', blocks: ['人人有权，不受', '歧视。'] },
    { slug: 'b', blocks: ['བོད་པའི་ཡིག།', '12'] },
  ]);
  it.each<[string, string[]]>([
    ['有权不受', ['a']],
    ['有权，不', ['a']],
    ['不受歧视', []],
    ['བོད་པ', ['b']],
    ['བོ', []],
    ['པའི་ཡིག', ['b']],
    ['༡༢', ['b']],
  ])('%s stands in %j', (phrase, slugs) => {
    expect([...truth.holding(phrase)]).toEqual(slugs);
  });
});
