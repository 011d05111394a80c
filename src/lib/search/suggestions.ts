/**
 * What could be meant while somebody types: words that people use, titles, laws with the articles that are there,
 * numbers. Latin letters are compared with how characters are spelled (pinyin, the names of Yi syllables), whole or by
 * their first letters. Pure; work is bounded by the number of entries, whatever is typed.
 */
import type { Lang } from '../../languages.ts';
import { matchPinyin } from '../input/pinyin.ts';
import { articleAt, labelOf } from './article-number.ts';
import type { GuideLaw, GuidePage, Outline } from './guide-data.ts';
import { lettersOf, withoutTones } from './letters.ts';
import type { Suggestion } from './suggestion.ts';

/** How a character is written in Latin letters: none, one way or several. */
export type Spell = (character: string) => readonly string[];

/** How well an entry fits; less is better. */
const FITS = { whole: 0, begins: 1, sounds: 2, inside: 3, soundsInside: 4, aboutIt: 5 } as const;
/** Longer than any title: what is longer begins no entry. */
const MAX_TYPED = 160;
/** Inside a text single first letters mean nothing: so many letters a character. */
const LETTERS_INSIDE = 2;
/** Articles of a law offered for the beginning of a number. */
const MAX_ARTICLES = 4;

interface Entry {
  readonly suggestion: Suggestion;
  readonly key: string;
  /** For each letter the letter itself and its spellings. */
  readonly spellings: readonly (readonly string[])[];
  readonly starts: readonly number[];
  /** The page it is about, for words. */
  readonly page?: GuidePage;
  readonly law?: GuideLaw;
}

/** The outline, made ready once. */
export interface SuggestionData {
  readonly lang: Lang;
  readonly entries: readonly Entry[];
}

/**
 * Returns `outline` (or the whole guide) ready for {@link suggest}.
 * @param lang - that of the titles
 * @param spell - null as long as the tables have not come: characters are compared as they stand then
 */
export function prepareSuggestions(outline: Outline, lang: Lang, spell: Spell | null): SuggestionData {
  const known = new Map<string, readonly string[]>();
  const spellingsOf = (letter: string): readonly string[] => {
    const own = known.get(letter) ?? [letter, ...(spell?.(letter) ?? [])];
    known.set(letter, own);
    return own;
  };
  const entry = (text: string, suggestion: Suggestion, about: Pick<Entry, 'page' | 'law'> = {}): Entry => {
    const { letters, starts } = lettersOf(text);
    return { suggestion, key: letters.join(''), spellings: letters.map(spellingsOf), starts, ...about };
  };
  const words = outline.pages.flatMap((page) =>
    page.words
      // A number alone is the page of the service.
      .filter((word) => !/^[0-9]+$/.test(word))
      .map((word) => entry(word, { kind: 'query', text: word, lang: 'zh' }, { page })),
  );
  const titles = outline.pages.flatMap((page) => {
    const texts = page.zh ? [page.title, page.zh] : [page.title];
    // A service can be asked for by its name as well: 110 报警电话.
    const names = texts.map((text) => text.replace(/^[0-9]+ /, ''));
    return [...new Set([...texts, ...names])].map((text) => entry(text, pageOf(page, lang)));
  });
  const laws = outline.laws.flatMap((law) =>
    law.names.map((name) =>
      entry(name, { kind: 'page', path: law.path, title: law.names[0] ?? '', lang: 'zh' }, { law }),
    ),
  );
  return { lang, entries: [...words, ...titles, ...laws] };
}

function pageOf(page: GuidePage, lang: Lang): Suggestion {
  return { kind: 'page', path: page.path, title: page.title, lang: langOf(page, lang) };
}

/** A title without a Chinese one beside it is Chinese. */
function langOf(page: GuidePage, lang: Lang): Lang {
  return page.zh === undefined ? 'zh' : lang;
}

interface Ranked {
  readonly suggestion: Suggestion;
  readonly fit: number;
  /** Characters that what was typed stands for: the fewer, the more of each was typed. */
  readonly span: number;
  readonly length: number;
}

/**
 * Returns at most `limit` suggestions for what has been typed so far, best first: what it begins, then what it begins by
 * sound, then what it stands inside of, then pages about words it begins. The same for the same input; never throws.
 * @param wylie - what it says in Tibetan when it is Wylie (`readWylie`, which the caller loads when it is needed)
 */
export function suggest(typed: string, data: SuggestionData, limit: number, wylie: string | null = null): Suggestion[] {
  const asked = keysOf(typed.slice(0, MAX_TYPED), wylie);
  if (asked.literal === '' || limit <= 0) return [];
  const ranked: Ranked[] = [];
  for (const entry of data.entries) {
    const found = fitOf(entry, asked);
    if (found === null) continue;
    const { suggestion, page, key } = entry;
    // What stands in the box already is no help.
    if (found.fit > FITS.whole || page === undefined) ranked.push({ suggestion, ...found, length: key.length });
    if (page !== undefined && found.fit <= FITS.sounds) {
      ranked.push({ suggestion: pageOf(page, data.lang), ...found, fit: FITS.aboutIt, length: found.fit });
    }
  }
  return bestOf([...articlesIn(asked.literal, data), ...ranked], limit);
}

interface Asked {
  readonly literal: string;
  /** Its Tibetan reading. */
  readonly tibetan: string;
  /** As it is compared with spellings; empty when no Latin letter is in it. */
  readonly sound: string;
}

function keysOf(typed: string, wylie: string | null): Asked {
  const literal = lettersOf(typed).letters.join('');
  return {
    literal,
    tibetan: wylie === null ? '' : lettersOf(wylie).letters.join(''),
    sound:
      /[a-z]/.test(literal) || /[\u0300-\u036F]/.test(typed) ? lettersOf(withoutTones(typed)).letters.join('') : '',
  };
}

function fitOf(entry: Entry, asked: Asked): Pick<Ranked, 'fit' | 'span'> | null {
  const literal = literalFit(entry, asked.literal) ?? literalFit(entry, asked.tibetan);
  if (literal !== null && literal <= FITS.begins) return { fit: literal, span: 0 };
  if (asked.sound !== '') {
    const span = matchPinyin(asked.sound, entry.spellings);
    if (span > 0) return { fit: FITS.sounds, span };
  }
  if (literal !== null) return { fit: literal, span: 0 };
  if (asked.sound === '') return null;
  for (const start of entry.starts) {
    const span = start === 0 ? 0 : matchPinyin(asked.sound, entry.spellings, start);
    if (span > 0 && asked.sound.length >= LETTERS_INSIDE * span) return { fit: FITS.soundsInside, span };
  }
  return null;
}

function literalFit({ key, spellings, starts }: Entry, asked: string): number | null {
  if (asked === '') return null;
  if (key === asked) return FITS.whole;
  if (key.startsWith(asked)) return FITS.begins;
  let at = 0;
  let place = 0;
  for (const start of starts) {
    for (; at < start; at += 1) place += spellings[at]?.[0]?.length ?? 0;
    if (key.startsWith(asked, place)) return FITS.inside;
  }
  return null;
}

/** Name and number: `民法典1042`, `民法典第一千零四十二条`, `mfd10`. */
const WITH_NUMBER =
  /^(.+?)(第?(?:[0-9]{1,4}|[一二三四五六七八九十百千零〇两]{1,9})条?(?:之[0-9一二三四五六七八九十]{1,3})?)$/u;

/** The articles that are named, and those whose number begins so. */
function articlesIn(literal: string, data: SuggestionData): Ranked[] {
  const [, name = '', number = ''] = WITH_NUMBER.exec(literal) ?? [];
  if (name === '') return [];
  const asked = keysOf(name, null);
  return data.entries.flatMap(({ law, ...entry }) => {
    const found = law === undefined ? null : fitOf(entry, asked);
    if (law === undefined || found === null || found.fit > FITS.sounds) return [];
    const all = law.articles.split(' ');
    const { article } = articleAt(number, all);
    const begun = /^第?[0-9]+$/u.test(number) ? all.filter((one) => one.startsWith(number.replace('第', ''))) : [];
    return [...new Set([...(article === undefined ? [] : [article]), ...begun])]
      .slice(0, MAX_ARTICLES)
      .map((one, at) => ({
        suggestion: {
          kind: 'page' as const,
          path: `${law.path}#a${one}`,
          title: `${law.names[0] ?? ''} ${labelOf(one)}`,
          lang: 'zh' as const,
        },
        ...found,
        length: entry.key.length + at,
      }));
  });
}

/** Best first, each once. What is equal stays in the order of the outline. */
function bestOf(ranked: readonly Ranked[], limit: number): Suggestion[] {
  const best: Suggestion[] = [];
  const seen = new Set<string>();
  const sorted = [...ranked].sort((a, b) => a.fit - b.fit || a.span - b.span || a.length - b.length);
  for (const { suggestion } of sorted) {
    const name = suggestion.kind === 'page' ? suggestion.path : suggestion.text;
    if (seen.has(name)) continue;
    seen.add(name);
    best.push(suggestion);
    if (best.length === limit) break;
  }
  return best;
}
