/**
 * The text that all engines search: articles of a paragraph of the Declaration and of paragraphs of a growing
 * vocabulary, as many in each language. It means nothing, but is as various as text that does.
 */
import { type Lang, LANGS } from '../../../../src/languages.ts';
import { type Parallel, randomFrom, readUdhr, type UdhrArticle } from '../../../commands/content-udhr.ts';
import { type Urn, vocabularyOf, type Word } from './vocabulary.ts';

export interface CorpusArticle extends UdhrArticle {
  readonly slug: string;
}

/** How clauses are put together. */
interface Marks {
  readonly betweenSyllables: string;
  readonly comma: string;
  readonly stop: string;
}

const MARKS: Readonly<Record<Lang, Marks>> = {
  zh: { betweenSyllables: '', comma: '，', stop: '。' },
  ii: { betweenSyllables: '', comma: '，', stop: '。' },
  bo: { betweenSyllables: '་', comma: '། ', stop: '། ' },
};

/** The last number is never reached. */
const PARAGRAPHS = [8, 15] as const;
const SENTENCES = [2, 5] as const;
const CLAUSES = [1, 4] as const;
const WORDS = [2, 9] as const;

/** Returns `size` articles. The same seed gives the same text, and a larger corpus begins with the smaller. */
export function makeCorpus(size: number, seed = 1): CorpusArticle[] {
  const declaration = readUdhr().flatMap(({ paragraphs }) => paragraphs);
  const random = randomFrom(seed);
  // Each language has numbers of its own: a change to one leaves the others as they are.
  const writers = LANGS.map((lang, index) => new Writer(lang, randomFrom(seed + 1000 * (index + 1))));
  const written = (write: (writer: Writer) => string): Parallel =>
    Object.fromEntries(writers.map((writer) => [writer.lang, write(writer)])) as Record<Lang, string>;
  return Array.from({ length: size }, (_, index) => {
    const paragraphs = Array.from({ length: between(PARAGRAPHS, random) }, () =>
      written((writer) => writer.paragraph()),
    );
    const quoted = declaration[Math.floor(random() * declaration.length)];
    if (quoted) paragraphs.splice(Math.floor(random() * paragraphs.length), 0, quoted);
    const title = written((writer) => writer.title());
    return { slug: `bench-${String(index + 1).padStart(4, '0')}`, title, paragraphs };
  });
}

/** Returns the texts of an article in one language, the title first. */
export function blocksOf({ title, paragraphs }: UdhrArticle, lang: Lang): string[] {
  return [title, ...paragraphs].map((line) => line[lang]);
}

/** Writes in one language. */
class Writer {
  readonly lang: Lang;
  readonly #random: () => number;
  readonly #words: Urn<Word>;

  constructor(lang: Lang, random: () => number) {
    this.lang = lang;
    this.#random = random;
    this.#words = vocabularyOf(lang, random);
  }

  title(): string {
    return this.#clause();
  }

  paragraph(): string {
    return this.#repeat(SENTENCES, () => this.#sentence())
      .join('')
      .trim();
  }

  #sentence(): string {
    const { comma, stop } = MARKS[this.lang];
    return this.#repeat(CLAUSES, () => this.#clause()).join(comma) + stop;
  }

  #clause(): string {
    return this.#repeat(WORDS, () => this.#words.draw())
      .flat()
      .join(MARKS[this.lang].betweenSyllables);
  }

  #repeat<T>(range: readonly [number, number], make: () => T): T[] {
    return Array.from({ length: between(range, this.#random) }, make);
  }
}

function between([from, to]: readonly [number, number], random: () => number): number {
  return from + Math.floor(random() * (to - from));
}
