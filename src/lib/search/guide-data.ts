/**
 * What the search box knows by itself, in two files a language. The *outline* comes when the box is touched and is enough
 * for suggestions: titles, some of the words people use, laws, services. The *rest* has what only the guide asks for.
 * Joined they are the whole; nothing is sent twice. `model/guide-files.ts` writes them.
 */

/** A page that may answer. */
export interface GuidePage {
  /** Below the base, without language: `articles/legal-aid/`. */
  readonly path: string;
  /** As it is shown, in the language of the guide or else in Chinese. */
  readonly title: string;
  /** Chinese title, where the one shown is not Chinese. */
  readonly zh?: string;
  /** What people say: words and short sentences, in Chinese. */
  readonly words: readonly string[];
  /** Pairs of characters that set the text apart (see `termsOf`), written one after the other, the most telling first. */
  readonly pairs: string;
  /** Languages it can be read and heard in: `zib` and `ZIB`. */
  readonly langs: string;
  /** Topic of an article. */
  readonly topic?: string;
}

/** A law of the register. */
export interface GuideLaw {
  /** Below the base, without language: `laws/civil-code/`. */
  readonly path: string;
  /** The full title first. */
  readonly names: readonly string[];
  /** The articles that the site has, as the register numbers them: `188 1042 120-1`. */
  readonly articles: string;
}

/** All of it. */
export interface GuideData {
  /** Words that say the same; the first stands for all. */
  readonly same: readonly (readonly string[])[];
  /** What questions are full of and no article is about: 怎么办, 可以吗. */
  readonly filler: readonly string[];
  readonly pages: readonly GuidePage[];
  readonly laws: readonly GuideLaw[];
}

/** What suggestions are made from: of an outline alone, or of the whole guide. */
export type Outline = Pick<GuideData, 'pages' | 'laws'>;

/** The first file. Lists of words stand in one string, parted by `|`. */
export interface OutlineFile {
  /** One a page: path, languages, words, title, Chinese title where the first is not Chinese (empty: it comes with the rest). */
  readonly pages: readonly (readonly [path: string, langs: string, words: string, title: string, zh?: string])[];
  /** One a law: id, articles (each as the distance from the one before), names; `~` is {@link STATE}. */
  readonly laws: readonly (readonly [id: string, articles: string, names: string])[];
}

/** The second file: pages in the order of the first. */
export interface RestFile {
  readonly same: readonly string[];
  readonly filler: string;
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  /** Topics; empty for what has none. */
  readonly topics: readonly string[];
  /** Articles of the laws, empty for those that have them in the outline. */
  readonly numbers: readonly string[];
  /** All names of the laws, Chinese titles of the pages; each list is empty when all stand in the outline. */
  readonly names: readonly string[];
  readonly zh: readonly string[];
}

/** What most laws begin with. */
export const STATE = '中华人民共和国';

/** Parts words in the files. */
export const PARTED = '|';

/** Returns what the first file says. */
export function readOutline(file: OutlineFile): Outline {
  return {
    pages: file.pages.map(([path, langs, words, title, zh]) => ({
      path,
      title,
      ...(zh === undefined ? {} : { zh }),
      words: partsOf(words),
      pairs: '',
      langs,
    })),
    laws: file.laws.map(([id, articles, names]) => ({
      path: `laws/${id}/`,
      names: readNames(names),
      articles: readArticles(articles),
    })),
  };
}

/**
 * Returns both files as one.
 * @throws Error when they are not of one build
 */
export function joinGuide(file: OutlineFile, rest: RestFile): GuideData {
  const { pages, laws } = readOutline(file);
  if (rest.words.length !== pages.length || rest.pairs.length !== pages.length) throw new Error('two builds');
  return {
    same: rest.same.map(partsOf),
    filler: partsOf(rest.filler),
    pages: pages.map((page, at) => ({
      ...page,
      ...(rest.zh[at] ? { zh: rest.zh[at] } : {}),
      words: [...page.words, ...partsOf(rest.words[at] ?? '')],
      pairs: rest.pairs[at] ?? '',
      ...(rest.topics[at] ? { topic: rest.topics[at] } : {}),
    })),
    laws: laws.map((law, at) => ({
      ...law,
      ...(rest.names[at] ? { names: readNames(rest.names[at]) } : {}),
      ...(rest.numbers[at] ? { articles: readArticles(rest.numbers[at]) } : {}),
    })),
  };
}

function readNames(names: string): string[] {
  return partsOf(names).map((name) => name.replace(/^~/, STATE));
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(PARTED);
}

/** `120 0-1 68` → `120 120-1 188`; what is no number stands as it is. */
function readArticles(articles: string): string {
  let last = 0;
  return articles
    .split(' ')
    .map((article) =>
      article.replace(/^[0-9]+/, (distance) => {
        last += Number(distance);
        return String(last);
      }),
    )
    .join(' ');
}
