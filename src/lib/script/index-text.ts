/**
 * Text as it stands in the search index, and back.
 *
 * Pagefind splits at white space, keeps only letters and digits of what it finds and then drops
 * combining marks. For Tibetan that would drop the vowels and the stacked letters (བོད, བུད and བད
 * would be one word), and a page with two of them is not found by a phrase at all. So in the index
 * 1. each search unit is a chunk between spaces;
 * 2. Tibetan marks are written as letters of another block, one for one (U+0F71 as U+1571);
 * 3. punctuation and spaces hang on the chunk before them, in ASCII, so that they separate nothing,
 *    add no words, and the text can be shown again as it was (`readIndexText`).
 */
import { matchesOf, segmentWord, WORD } from './index.ts';
import { withoutInvisible } from './normalise.ts';

/** A chunk that no phrase crosses; it stands between blocks. It takes a position and adds no word. */
export const BLOCK_END = '\\^';

/** Most units of a query that are searched for: work is bounded, and no title is longer. */
export const MAX_QUERY_UNITS = 64;

/** One chunk of the index, read back. */
export interface IndexUnit {
  /** The unit as `segment` gives it, in index form: to be compared, not shown. */
  readonly key: string;
  /** What stood before, at and after it on the page. */
  readonly before: string;
  readonly shown: string;
  readonly after: string;
}

/** Second characters of escapes, and what they stand for. `\^`, `\=` and `\#` mean other things. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  ['.', '。'],
  ['/', '、'],
  [';', '；'],
  [':', '：'],
  ['?', '？'],
  ['!', '！'],
  ['(', '（'],
  [')', '）'],
  ['{', '“'],
  ['}', '”'],
  ['`', '‘'],
  ["'", '’'],
  ['[', '《'],
  [']', '》'],
  ['@', '…'],
  ['|', '།'],
  ['*', '\u0F0B'],
  ['-', ' '],
  ['\\', '\\'],
  ['~', '_'],
  ['+', '<'],
  ['%', '>'],
  ['$', '&'],
]);
const ESCAPED: ReadonlyMap<string, string> = new Map(Array.from(ESCAPES, ([code, sign]) => [sign, `\\${code}`]));
const NOTHING_BETWEEN = '\\=';
const TIBETAN_DIGITS = '\\#';

/** Signs that contain letters or digits (℃, ⑴, ㎡): written out, so that they are found. */
const LETTERED = /[\p{S}\p{No}\p{Nl}]/gu;

const TSHEG = '\u0F0B';
const TIBETAN_MARK = /[\u0F18\u0F19\u0F35\u0F37\u0F39\u0F3E\u0F3F\u0F71-\u0F84\u0F86\u0F87\u0F8D-\u0FBC\u0FC6]/gu;
const STAND_IN = /[\u1500-\u15FF]/gu;
const STAND_IN_OFFSET = 0x600;
const YI_SYLLABLE = /^[\uA000-\uA48C]$/u;
const ENDS_TIBETAN = /[\u0F00-\u0FFF\u1500-\u15FF]$/u;
const STARTS_TIBETAN = /^[\u0F00-\u0FFF]/u;

/** Returns `text` for the index: units between spaces, readable back. Empty when nothing can be searched. */
export function joinForIndex(text: string): string {
  const source = withoutInvisible(text).replace(LETTERED, (sign) =>
    /[\p{L}\p{N}]/u.test(sign.normalize('NFKC')) ? sign.normalize('NFKC') : sign,
  );
  const chunks: string[] = [];
  let before = '';
  let end = 0;
  for (const match of matchesOf(source, WORD)) {
    const between = source.slice(end, match.index);
    end = match.index + match[0].length;
    const units = unitsOf(match[0]);
    if (units.length === 0) continue;
    if (chunks.length === 0) before += escape(between);
    else hang(chunks, between, units[0] ?? '');
    units.forEach((unit, index) => {
      if (index > 0) hang(chunks, '', unit);
      chunks.push(before + unit);
      before = '';
    });
  }
  if (chunks.length > 0) chunks[chunks.length - 1] += escape(source.slice(end));
  return chunks.join(' ');
}

/**
 * Returns the units of a query in index form; `join(' ')` of them is the phrase to look for.
 * Empty when the query has no letter or digit. At most `MAX_QUERY_UNITS`.
 */
export function queryFor(query: string): string[] {
  const units: string[] = [];
  for (const [word] of matchesOf(withoutInvisible(query).normalize('NFKC'), WORD)) {
    units.push(...segmentWord(word).map(withStandIns).filter(isIndexed));
    if (units.length >= MAX_QUERY_UNITS) break;
  }
  const repeated = withRepeats(units.slice(0, MAX_QUERY_UNITS));
  // A sign at the beginning repeats what was not typed along; the index has that syllable there and not the sign.
  const known = repeated.findIndex((unit) => unit !== REPEATS);
  return known > 0 ? repeated.slice(known) : repeated;
}

/** ꀕ, which repeats the syllable before it. */
const REPEATS = '\uA015';

/** Returns `units` with the Yi iteration mark as the syllable that it repeats; it may stand several times. */
export function withRepeats(units: readonly string[]): string[] {
  const out: string[] = [];
  for (const unit of units) {
    const before = out[out.length - 1] ?? '';
    out.push(unit === REPEATS && YI_SYLLABLE.test(before) ? before : unit);
  }
  return out;
}

/** Returns the chunks of an index text, in order; `BLOCK_END` chunks have an empty key. */
export function readIndexText(content: string): IndexUnit[] {
  const chunks = content.split(' ');
  return chunks.map((chunk, index) => {
    const parts = /^((?:\\.|[^\p{L}\p{M}\p{N}\\])*)([\p{L}\p{M}\p{N}]*)(.*)$/su.exec(chunk);
    const [, before = '', unit = '', after = ''] = parts ?? [];
    const shown = withoutStandIns(unit);
    return {
      key: unit.toLowerCase(),
      before: unescape(before),
      shown: before.includes(TIBETAN_DIGITS) ? withTibetanDigits(shown) : shown,
      after:
        after === '' && ENDS_TIBETAN.test(unit) && STARTS_TIBETAN.test(chunks[index + 1] ?? '')
          ? TSHEG
          : unescape(after),
    };
  });
}

/** Appends what stands between two words to the last chunk; a single tsheg needs no sign. */
function hang(chunks: string[], between: string, next: string): void {
  const last = chunks[chunks.length - 1] ?? '';
  const tshegIsUnderstood = ENDS_TIBETAN.test(last) && STARTS_TIBETAN.test(next);
  if (tshegIsUnderstood && (between === TSHEG || between === '\u0F0C')) return;
  chunks[chunks.length - 1] = last + (tshegIsUnderstood && between === '' ? NOTHING_BETWEEN : escape(between));
}

/** Units of a word as typed, in index form. Case is kept where lower-casing alone leads to the unit. */
function unitsOf(word: string): string[] {
  const units = segmentWord(word).filter(isIndexed);
  if (/^[\u0F20-\u0F29]+$/u.test(word)) return units.map((unit) => TIBETAN_DIGITS + unit);
  const keys = units.map(withStandIns);
  return keys.length === 1 && keys[0] === word.toLowerCase() ? [word] : keys;
}

/** Pagefind drops marks: a unit of nothing else (a lone accent) is not there. */
function isIndexed(unit: string): boolean {
  return /[\p{L}\p{N}\u0F00-\u0FFF\u1500-\u15FF]/u.test(unit);
}

function withStandIns(unit: string): string {
  return unit.replace(TIBETAN_MARK, (mark) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + STAND_IN_OFFSET));
}

function withoutStandIns(unit: string): string {
  return unit.replace(STAND_IN, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - STAND_IN_OFFSET));
}

function withTibetanDigits(digits: string): string {
  return digits.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x0f20 + Number(digit)));
}

function escape(signs: string): string {
  return signs
    .replace(/\s+/gu, ' ')
    .replace(/\p{Pc}/gu, '_')
    .replace(/./gsu, (sign) => ESCAPED.get(sign) ?? sign);
}

function unescape(signs: string): string {
  return signs.replace(/\\(.)/gsu, (_, code: string) => ESCAPES.get(code) ?? '');
}
