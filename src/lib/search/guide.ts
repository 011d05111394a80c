/**
 * Answers to questions as people put them: which articles are about what somebody asks, from their titles, the words
 * people use for their matter (`searchWords`), and the pairs of characters that set their text apart. Small enough to be
 * there before the index of all words is, and no phrase need be met. See docs/search.md.
 *
 * Pairs of characters are compared, as they were typed and with words of one meaning (娃儿, 孩子) made one; the rarer a
 * pair, the more it counts. A pair that no page has may have been misheard: then it is compared by sound. No segmenter:
 * pairs need none, and a Yi reader is sent none.
 */
import type { Sounds } from '../input/sounds.ts';
import { normalise } from '../script/normalise.ts';
import { articleAt, labelOf } from './article-number.ts';
import type { GuideData, GuideLaw, GuidePage } from './guide-data.ts';

export type { GuideData, GuideLaw, GuidePage };

/** How much a pair counts by where it stands; in several of an article's words it counts more, by the logarithm. */
const IN_WORDS = 1;
const IN_TITLE = 0.8;
const IN_TEXT = 0.8;
/** A pair that only sounds like one of the article's: 担宝 for 担保. */
const BY_SOUND = 0.5;
/** A single character, beside a pair. */
const SINGLE = 0.6;
/** All of one of the words people use stands in the question: per character. */
const WHOLE_WORD = 0.9;
/** The question is one of the words people use, and nothing else. */
const WHOLE_QUESTION = 5;
/** Longer questions are cut: work is bounded by this, whatever is pasted. */
const MAX_LENGTH = 200;
/** Longest word that `same` and `filler` are looked up with. */
const MAX_WORD = 8;
/** Less than this part of what a question weighs is no answer. */
const MIN_SHARE = 0.08;

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
  #sounds: Sounds | null = null;
  /** Syllable → the characters that are read so. */
  readonly #bySound = new Map<string, string[]>();

  constructor(data: GuideData) {
    this.#data = data;
    this.#canon = wordMap(data);
    this.#pages = data.pages.map((page) => this.#ready(page));
  }

  #ready(page: GuidePage): Ready {
    const times = new Map<string, number>();
    for (const word of page.words)
      for (const term of termsOf(word, this.#canon)) times.set(term, (times.get(term) ?? 0) + 1);
    const terms = new Map<string, number>();
    const put = (term: string, weight: number): void => {
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    };
    for (const [term, count] of times) put(term, IN_WORDS * (1 + Math.log(count)));
    for (const term of termsOf(page.zh ?? page.title, this.#canon)) put(term, IN_TITLE);
    for (let at = 0; at + 1 < page.pairs.length; at += 2) put(page.pairs.slice(at, at + 2), IN_TEXT);
    for (const term of terms.keys()) this.#documents.set(term, (this.#documents.get(term) ?? 0) + 1);
    return { page, terms, words: page.words.map((word) => canonical(word, this.#canon)) };
  }

  /** Returns whether {@link hear} could change the answer: a pair of the question stands on no page. */
  wantsSounds(question: string): boolean {
    return (
      this.#sounds === null &&
      [...termsOf(question, this.#canon)].some((term) => isPair(term) && !this.#documents.has(term))
    );
  }

  /** From now on pairs that no page has are compared by their sound. */
  hear(sounds: Sounds): void {
    if (this.#sounds !== null) return;
    this.#sounds = sounds;
    sounds.forEach((syllables, character) => {
      for (const syllable of syllables) {
        const known = this.#bySound.get(syllable);
        if (known === undefined) this.#bySound.set(syllable, [character]);
        else known.push(character);
      }
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
    const misheard = this.#misheard(terms);
    const most = [...terms].reduce((sum, term) => sum + this.#weight(term), 0);
    return this.#pages
      .map(({ page, terms: own, words }) => {
        let score = 0;
        let covered = 0;
        const count = (weight: number, here: number): void => {
          score += weight * here;
          covered += weight * Math.min(1, here);
        };
        for (const term of terms) count(this.#weight(term), own.get(term) ?? 0);
        for (const { alike, weight } of misheard) count(weight, mostOf(own, alike));
        // A question that is nothing but one of the words asks for that page, the more so the fewer it has.
        if (words.includes(asked)) count(WHOLE_QUESTION / words.length, 1);
        for (const word of words) if (word.length > 1 && asked.includes(word)) count(WHOLE_WORD * word.length, 1);
        return { page, score, covered };
      })
      .filter(({ score, covered }) => score > 0 && covered >= MIN_SHARE * most)
      .sort((a, b) => b.score - a.score)
      .map(({ page }) => page);
  }

  /** Pairs that no page has, with those that pages have and that sound like them. */
  #misheard(terms: ReadonlySet<string>): { readonly alike: readonly string[]; readonly weight: number }[] {
    if (this.#sounds === null) return [];
    return [...terms].flatMap((term) => {
      if (!isPair(term) || this.#documents.has(term)) return [];
      const alike = this.#alike(term);
      const pages = this.#pages.filter((page) => mostOf(page.terms, alike) > 0).length;
      return pages === 0 ? [] : [{ alike, weight: BY_SOUND * this.#rarity(pages) }];
    });
  }

  /** The pairs that pages have and that sound like `pair`. */
  #alike(pair: string): string[] {
    const [first = [], second = []] = Array.from(pair, (character) =>
      (this.#sounds?.get(character) ?? []).flatMap((syllable) => this.#bySound.get(syllable) ?? []),
    );
    return first.flatMap((one) => second.map((other) => one + other).filter((other) => this.#documents.has(other)));
  }

  #rarity(pages: number): number {
    return Math.log(1 + this.#pages.length / pages);
  }

  /** The rarer, the more; what no page has still makes a question harder to answer. */
  #weight(term: string): number {
    return this.#rarity(this.#documents.get(term) ?? 1) * (term.length === 1 ? SINGLE : 1);
  }
}

function isPair(term: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(term);
}

/** The most that one of `terms` weighs. */
function mostOf(weights: ReadonlyMap<string, number>, terms: readonly string[]): number {
  return terms.reduce((most, term) => Math.max(most, weights.get(term) ?? 0), 0);
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
