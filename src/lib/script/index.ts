/**
 * One door to the scripts: cutting text into search units, and telling which language a query is in.
 * A text may mix scripts (`律师` in Tibetan), so a unit is cut by the script of its letters, not by
 * the language of the page.
 */
import type { Lang } from '../../languages.ts';
import { bo } from './bo.ts';
import { ii } from './ii.ts';
import { normalise } from './normalise.ts';
import type { Script } from './script.ts';
import { zh } from './zh.ts';

export type { Script } from './script.ts';

/** The scripts by language. */
export const SCRIPTS: Readonly<Record<Lang, Script>> = { zh, ii, bo };

/** Letters, digits and their marks: what is searched. Everything else only separates. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Runs that `normalise` would return as they are: most of a Chinese or Yi page. */
const PLAIN = /^(?:[\u4E00-\u9FFF]+|[\uA000-\uA48C]+|[a-z0-9]+)$/u;

/** Returns all matches of a global pattern, as `matchAll` does, which engines of the reading grade do not know. */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  const own = new RegExp(pattern.source, pattern.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) matches.push(match);
  return matches;
}

/** A stretch of letters of one script; Tibetan digits are ASCII by now. */
const STRETCH =
  /\p{Script=Yi}[\p{Script=Yi}\p{M}]*|\p{Script=Han}[\p{Script=Han}\p{M}]*|[\u0F00-\u0FFF]+|[^\p{Script=Yi}\p{Script=Han}\u0F00-\u0FFF]+/gu;

/** Returns the search units of `text` in order: Chinese characters, syllables, other words. Normalised. */
export function segment(text: string): string[] {
  return words(normalise(text)).flatMap(cut);
}

/**
 * Returns the search units of one word as it was typed (letters, marks and digits only).
 * `segmentWord` over all words of a text gives what `segment` gives.
 */
export function segmentWord(word: string): string[] {
  return PLAIN.test(word) ? cut(word) : segment(word);
}

/** Returns the script that alone has this letter, or null (digits, Latin, punctuation). */
export function scriptOf(codePoint: number): Script | null {
  return Object.values(SCRIPTS).find((script) => script.isOwn(codePoint)) ?? null;
}

/** Returns the language whose script the first letter of `text` belongs to that only one has; Chinese when there is none. */
export function langOfWords(text: string): Lang {
  for (const letter of text) {
    const script = scriptOf(letter.codePointAt(0) ?? 0);
    if (script !== null) return script.lang;
  }
  return 'zh';
}

/**
 * Returns the languages to search for `query`, most likely first: the language of its rarest script,
 * then the page's, then Chinese; without those that cannot hold a letter of it.
 */
export function langsToSearch(query: string, pageLang: Lang): Lang[] {
  const owners = new Set(
    (normalise(query).match(/[\p{L}\p{N}]/gu) ?? []).map((letter) => scriptOf(letter.codePointAt(0) ?? 0)),
  );
  const first: Lang = owners.has(ii) ? 'ii' : owners.has(bo) ? 'bo' : pageLang;
  const shared = owners.has(zh) || owners.has(null);
  const others: Lang[] = shared ? [pageLang, 'zh'] : [];
  return [...new Set([first, ...others])];
}

function words(text: string): string[] {
  return text.match(WORD) ?? [];
}

function cut(word: string): string[] {
  return (word.match(STRETCH) ?? []).flatMap(
    (stretch) => scriptOf(stretch.codePointAt(0) ?? 0)?.cut(stretch) ?? [stretch],
  );
}
