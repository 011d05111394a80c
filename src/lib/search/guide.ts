/**
 * Answers to questions as people put them: which articles are about what somebody asks, from their titles, the words
 * people use for their matter (`searchWords`), and the pairs of characters that set their text apart. Small enough to be
 * there before the index of all words is, and no phrase need be met. See docs/search.md.
 *
 * Pairs of characters are compared, as they were typed and with words of one meaning (娃儿, 孩子) made one; the rarer a
 * pair, the more it counts. No segmenter: pairs need none, and a Yi reader is sent none.
 */
import { normalise } from '../script/normalise.ts';
import { articleAt, labelOf } from './article-number.ts';
import type { GuideData, GuideLaw, GuidePage } from './guide-data.ts';

export type { GuideData, GuideLaw, GuidePage };

/** How much a pair counts by where it stands. */
const IN_WORDS = 1;
const IN_TITLE = 0.8;
const IN_TEXT = 0.4;
/** A single character, beside a pair. */
const SINGLE = 0.2;
/** All of one of the words people use stands in the question: per character. */
const WHOLE_WORD = 0.9;
/** The question is one of the words people use, and nothing else. */
const WHOLE_QUESTION = 5;
/** Longer questions are cut: work is bounded by this, whatever is pasted. */
const MAX_LENGTH = 200;
/** Longest word that `same` and `filler` are looked up with. */
const MAX_WORD = 8;
/** Less than this part of what a question weighs is no answer. */
const MIN_SHARE = 0.12;

/** What is shown of an answer. */
export type GuideAnswer = Pick<GuidePage, 'path' | 'title' | 'zh' | 'langs'>;

interface Ready {
  readonly page: GuidePage;
  /** Term → weight. */
  readonly terms: ReadonlyMap<string, number>;
  readonly words: readonly string[];
}

/** A guide that can be asked. */
export class Guide {
  readonly #data: GuideData;
  readonly #canon: ReadonlyMap<string, string>;
  readonly #pages: readonly Ready[];
  readonly #documents = new Map<string, number>();

  constructor(data: GuideData) {
    this.#data = data;
    this.#canon = wordMap(data);
    this.#pages = data.pages.map((page) => {
      const terms = new Map<string, number>();
      const put = (term: string, weight: number): void => {
        terms.set(term, Math.max(weight, terms.get(term) ?? 0));
      };
      for (const word of page.words) for (const term of termsOf(word, this.#canon)) put(term, IN_WORDS);
      for (const term of termsOf(page.zh ?? page.title, this.#canon)) put(term, IN_TITLE);
      for (let at = 0; at + 1 < page.pairs.length; at += 2) put(page.pairs.slice(at, at + 2), IN_TEXT);
      for (const term of terms.keys()) this.#documents.set(term, (this.#documents.get(term) ?? 0) + 1);
      return { page, terms, words: page.words.map((word) => canonical(word, this.#canon)) };
    });
  }

  /**
   * Returns the pages that answer `question`, best first, at most `limit`: first the law it names, at the article it
   * names, then what it is about. Never throws; no question, no answer.
   */
  ask(question: string, limit: number): GuideAnswer[] {
    const { laws, rest, hasMore } = this.#lawsIn(question);
    return [...laws, ...(hasMore ? this.#about(rest) : [])].slice(0, limit);
  }

  /** The laws that are named, the question without the numbers of their articles, and whether it says more than that. */
  #lawsIn(question: string): { readonly laws: GuideAnswer[]; readonly rest: string; readonly hasMore: boolean } {
    const asked = normalise(question.slice(0, MAX_LENGTH)).replace(/[^\p{L}\p{N}-]+/gu, '');
    const named = this.#data.laws.flatMap((law) => {
      const name = law.names.flatMap((one) => namedIn(asked, normalise(one))).sort((a, b) => b.length - a.length)[0];
      return name === undefined ? [] : [{ law, name }];
    });
    let rest = named.length === 0 ? question : asked;
    let more = asked;
    const laws = named
      // 《劳动合同法》 is not also 《合同法》.
      .filter(({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)))
      .map(({ law, name }) => {
        const at = asked.indexOf(name) + name.length;
        const { article, length } = articleAt(asked.slice(at), law.articles.split(' '));
        const citation = name + asked.slice(at, at + length);
        rest = rest.replace(citation, name);
        more = more.replace(citation, '');
        const title = law.names[0] ?? '';
        return article === undefined
          ? { path: law.path, title, langs: '' }
          : { path: `${law.path}#a${article}`, title: `${title} ${labelOf(article)}`, langs: '' };
      });
    return { laws, rest, hasMore: more !== '' };
  }

  #about(question: string): GuidePage[] {
    const asked = canonical(question, this.#canon);
    const terms = termsOf(question, this.#canon);
    const most = [...terms].reduce((sum, term) => sum + this.#weight(term), 0);
    return this.#pages
      .map(({ page, terms: own, words }) => {
        let score = 0;
        for (const term of terms) score += this.#weight(term) * (own.get(term) ?? 0);
        // A question that is nothing but one of the words asks for that page, the more so the fewer it has.
        const whole = words.filter((word) => word.length > 1 && asked.includes(word));
        if (words.includes(asked)) score += WHOLE_QUESTION / words.length;
        for (const word of whole) score += WHOLE_WORD * word.length;
        return { page, score };
      })
      .filter(({ score }) => score > 0 && score >= MIN_SHARE * most)
      .sort((a, b) => b.score - a.score)
      .map(({ page }) => page);
  }

  /** The rarer, the more; what no page has still makes a question harder to answer. */
  #weight(term: string): number {
    const rarity = Math.log(1 + this.#pages.length / (this.#documents.get(term) ?? 1));
    return rarity * (term.length === 1 ? SINGLE : 1);
  }
}

/** Returns how `asked` names a law: by its name, or by the end of it (土地承包法 for 农村土地承包法), at least four characters. */
function namedIn(asked: string, name: string): string[] {
  for (let from = 0; from === 0 || name.length - from >= 4; from += 1) {
    if (asked.includes(name.slice(from))) return [name.slice(from)];
  }
  return [];
}

/** Returns the words that stand for others; filler stands for a gap. */
export function wordMap(data: Pick<GuideData, 'same' | 'filler'>): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const word of data.filler) map.set(normalise(word), ' ');
  for (const [first = '', ...others] of data.same)
    for (const other of others) map.set(normalise(other), normalise(first));
  return map;
}

/** Returns the letters of `text` with words of one meaning made one, at most `MAX_LENGTH` of them; spaces between what is not together. */
export function canonical(text: string, words: ReadonlyMap<string, string>, maxLength = MAX_LENGTH): string {
  const letters = normalise(text.slice(0, maxLength)).replace(/[^\p{L}\p{N}]+/gu, ' ');
  let out = '';
  for (let at = 0; at < letters.length;) {
    let length = Math.min(MAX_WORD, letters.length - at);
    while (length > 0 && !words.has(letters.slice(at, at + length))) length -= 1;
    out += length > 0 ? (words.get(letters.slice(at, at + length)) ?? '') : letters.charAt(at);
    at += Math.max(1, length);
  }
  return out.trim();
}

/**
 * Returns the characters and the pairs of neighbouring ones in `text`, each once: of the text without filler, and of the
 * same with words of one meaning made one.
 */
export function termsOf(text: string, words: ReadonlyMap<string, string>, maxLength = MAX_LENGTH): ReadonlySet<string> {
  const onlyFiller = fillerOf(words);
  const terms = new Set<string>();
  for (const form of [canonical(text, onlyFiller, maxLength), canonical(text, words, maxLength)]) {
    for (const run of form.split(' ')) {
      // A number is one thing: 110 is not in 1042.
      const letters = run.match(/[a-z0-9]+|./gu) ?? [];
      letters.forEach((letter, at) => {
        terms.add(letter);
        const next = letters[at + 1];
        if (next !== undefined) terms.add(letter + next);
      });
    }
  }
  terms.delete('');
  return terms;
}

const fillers = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

/** The filler among `words`, picked out once: a guide asks for it with every word it has. */
function fillerOf(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const known = fillers.get(words);
  if (known !== undefined) return known;
  const filler = new Map([...words].filter(([, one]) => one === ' '));
  fillers.set(words, filler);
  return filler;
}
