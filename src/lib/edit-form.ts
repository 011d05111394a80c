/**
 * The edit form: how a teacher types a sentence in a plain box, in Word or in a translator's program. Plain words;
 * `**重**` is strong, `[文字](网址)` a link, a new line a new line; `\*` and `\[` are the characters themselves. Nothing
 * else means anything: which words are Chinese is found when the sentence is written into an article.
 */
import { isSafeHref } from './safe-href.ts';

/** A stretch of words of one look. */
export interface Span {
  /** May hold `\n`: a line break that was meant. */
  readonly words: string;
  readonly strong: boolean;
  /** Where a link leads; null for words that are none. */
  readonly href: string | null;
}

const LINK = /^\[((?:\\[\\*＊[\]]|[^[\]\n])+)\]\(([^\s()<>]+)\)/u;
/** What a backslash makes a character of; before anything else it is a backslash. */
const ESCAPED = /^\\[\\*＊[\]]/u;
/** As full-width keyboards type it too. */
const STRONG = /^(?:\*\*|＊＊)/u;

/** Returns the stretches of what was typed. Never throws: what is no mark is words. */
export function parseEdit(typed: string): Span[] {
  const spans: Span[] = [];
  readInto(tidyTyped(typed), null, spans);
  return joined(spans);
}

/** Returns what a person would type for `spans`; `parseEdit` gives them back. */
export function writeEdit(spans: readonly Span[]): string {
  return groups(joined(spans), (span) => span.href)
    .map((group) => {
      const inner = group
        .map(({ words, strong }) => (strong ? `**${escapeEdit(words)}**` : escapeEdit(words)))
        .join('');
      const href = group[0]?.href ?? null;
      return href === null ? inner : `[${inner.replace(/\n/g, ' ')}](${plainHref(href)})`;
    })
    .join('');
}

/** Returns the words alone, as a reader gets them. */
export function editWords(typed: string): string {
  return parseEdit(typed)
    .map(({ words }) => words)
    .join('');
}

/** Invisible characters that phones and programs put in and nobody means; the checks let none into a file. */
export const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Returns what was typed without what nobody means: spaces at the ends of lines, empty lines, forms that are not NFC. */
export function tidyTyped(typed: string): string {
  return typed
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(/[\t\v\f]/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Returns runs of neighbours for which `key` gives the same. */
export function groups<T>(items: readonly T[], key: (item: T) => unknown): T[][] {
  const out: T[][] = [];
  for (const item of items) {
    const last = out[out.length - 1];
    if (last?.[0] !== undefined && key(last[0]) === key(item)) last.push(item);
    else out.push([item]);
  }
  return out;
}

function readInto(text: string, href: string | null, spans: Span[]): void {
  let strong = false;
  let words = '';
  const flush = (): void => {
    if (words !== '') spans.push({ words, strong, href });
    words = '';
  };
  for (let rest = text; rest !== '';) {
    const escaped = ESCAPED.exec(rest)?.[0];
    const mark = STRONG.exec(rest)?.[0];
    const link = href === null ? LINK.exec(rest) : null;
    if (escaped !== undefined) {
      words += escaped.slice(1);
      rest = rest.slice(escaped.length);
    } else if (mark !== undefined && (strong || closes(rest.slice(mark.length)))) {
      flush();
      strong = !strong;
      rest = rest.slice(mark.length);
    } else if (link?.[1] !== undefined && link[2] !== undefined && isSafeHref(link[2])) {
      flush();
      const inside: Span[] = [];
      readInto(link[1], link[2], inside);
      spans.push(...inside.map((span) => ({ ...span, strong: span.strong || strong })));
      rest = rest.slice(link[0].length);
    } else {
      const [first = ''] = rest;
      words += first;
      rest = rest.slice(first.length);
    }
  }
  flush();
}

/** A mark that nobody closes, or with nothing inside, is two stars. */
function closes(rest: string): boolean {
  return /^(?:\\[\s\S]|(?!\*\*|＊＊)[^\\])+?(?:\*\*|＊＊)/u.test(rest);
}

/** Brackets would end the link before its address does. */
function plainHref(href: string): string {
  return href.replace(/[()<>]/gu, (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
}

function escapeEdit(words: string): string {
  return words.replace(/[\\*＊[\]]/gu, (character) => `\\${character}`);
}

function joined(spans: readonly Span[]): Span[] {
  return groups(
    spans.filter(({ words }) => words !== ''),
    ({ strong, href }) => `${strong} ${href ?? ''}`,
  ).flatMap((group) =>
    group[0] === undefined ? [] : [{ ...group[0], words: group.map((span) => span.words).join('') }],
  );
}
