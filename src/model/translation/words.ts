/** Words of the glossary in texts: which stand in a Chinese one, and whether a translation calls them as the glossary does. */
import type { TranslationLang } from '../../languages.ts';
import { segment } from '../../lib/script/index.ts';
import type { BlockBody, Inline } from '../block.ts';
import { inlineRuns, plainText, walkInlines } from '../check/walk.ts';
import { chineseOf, type Glossary, type Term } from '../glossary.ts';
import { textOf } from '../parse/inline.ts';

/** A Chinese word and the term it is. */
type Entry = readonly [word: string, term: Term];

/** A form that no translation should have, with what the glossary says of it. */
export interface Avoided {
  readonly form: string;
  readonly term: Term;
  readonly why: string;
}

/** What the checks of translations ask the glossary; made once. */
export interface WordList {
  /** The longest first: 人民法院 is not 法院. */
  readonly chinese: readonly Entry[];
  readonly accepted: Readonly<Record<TranslationLang, readonly (readonly string[])[]>>;
  readonly avoided: Readonly<Record<TranslationLang, readonly Avoided[]>>;
}

/** Returns what checks need of a glossary. */
export function wordListOf({ byId }: Glossary): WordList {
  const terms = [...byId.values()];
  const accepted = (lang: TranslationLang) => terms.flatMap((term) => term[lang].map(({ form }) => segment(form)));
  const avoided = (lang: TranslationLang) =>
    terms.flatMap((term) =>
      (term.avoid ?? []).filter((avoid) => avoid.lang === lang).map(({ form, why }) => ({ form, why, term })),
    );
  return {
    chinese: terms
      .flatMap((term) => chineseOf(term).map((word): Entry => [word, term]))
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1)),
    accepted: { ii: accepted('ii'), bo: accepted('bo') },
    avoided: { ii: avoided('ii'), bo: avoided('bo') },
  };
}

/** 那个人 has no 个人: of the places where the letters of a word stand, those that cut a word in two do not count. */
const CUTTER = new Intl.Segmenter('zh', { granularity: 'word' });

/** Returns the terms that stand in the words of a Chinese block, each once; words of the law itself do not count. */
export function termsIn(body: BlockBody, { chinese }: WordList): Term[] {
  const text = inlineRuns(body)
    .map((run) => plainText(run).text)
    .join('\n');
  const present = chinese.filter(([word]) => text.includes(word));
  if (present.length === 0) return [];
  const cuts = new Set([text.length, ...[...CUTTER.segment(text)].map(({ index }) => index)]);
  const found = new Set<Term>();
  let rest = text;
  for (const [word, term] of present) {
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at + word.length))
      if (cuts.has(at) && cuts.has(at + word.length)) found.add(term);
    // What a longer word has is no longer there for a shorter one.
    rest = rest.replaceAll(word, '\n'.repeat(word.length));
  }
  return [...found];
}

/** A translated block as words: its own, cut into syllables, and the Chinese that was left standing in it. */
export interface TranslatedWords {
  readonly units: readonly string[];
  readonly chinese: string;
}

/** What ends a clause: any punctuation but a tsheg. */
const CLAUSE = /(?![\u0f0b\u0f0c])\p{P}/u;

/** Returns the words of a translated block. */
export function translatedWords(body: BlockBody): TranslatedWords {
  const runs = inlineRuns(body);
  const inlines = runs.flatMap(walkInlines);
  const isChinese = (inline: Inline): boolean => inline.type === 'zh' || inline.type === 'quote';
  return {
    // A line break between them keeps a word from beginning in one clause and ending in the next.
    units: runs.flatMap((run) =>
      textOf(run)
        .split(CLAUSE)
        .flatMap((clause) => [...segment(clause), '\n']),
    ),
    chinese: inlines
      .map((inline) => (isChinese(inline) && 'children' in inline ? textOf(inline.children) : ''))
      .join('\n'),
  };
}

/** Returns whether a translated block has a term in one of its forms, or the Chinese word itself. */
export function hasTerm(words: TranslatedWords, term: Term, lang: TranslationLang): boolean {
  return (
    chineseOf(term).some((word) => words.chinese.includes(word)) ||
    term[lang].some(({ form }) => placesOf(segment(form), words.units).length > 0)
  );
}

/**
 * Returns the forms in a translated block that are to be avoided for one of `terms`, which its Chinese has: བཅའ་ཁྲིམས is
 * not 宪法, but stands rightly for 法. Not where they are a part of a form that is not to be avoided.
 */
export function avoidedIn(
  words: TranslatedWords,
  terms: readonly Term[],
  lang: TranslationLang,
  list: WordList,
): Avoided[] {
  return list.avoided[lang].filter(({ form, term }) => {
    if (!terms.includes(term)) return false;
    const units = segment(form);
    const places = placesOf(units, words.units);
    if (places.length === 0) return false;
    const covers = list.accepted[lang].filter((other) => placesOf(units, other).length > 0);
    const isCovered = (at: number): boolean =>
      covers.some((other) =>
        placesOf(other, words.units).some((from) => from <= at && at + units.length <= from + other.length),
      );
    return places.some((at) => !isCovered(at));
  });
}

/** Returns where `form` begins in `units`; its last syllable may have a Tibetan particle joined to it. */
function placesOf(form: readonly string[], units: readonly string[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + form.length <= units.length; at += 1) {
    const isThere = form.every((unit, index) =>
      index === form.length - 1 ? isWithParticle(units[at + index] ?? '', unit) : units[at + index] === unit,
    );
    if (isThere) places.push(at);
  }
  return places;
}

/** An open syllable takes ས (by) and ར (to) without a tsheg, and gives up its འ for them; འི and the like are cut off before. */
function isWithParticle(unit: string, syllable: string): boolean {
  if (unit === syllable) return true;
  const open = syllable.endsWith('འ') ? syllable.slice(0, -1) : syllable;
  return unit === open || unit === `${open}ས` || unit === `${open}ར`;
}
