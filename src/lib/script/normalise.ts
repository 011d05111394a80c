/**
 * The one normaliser. The index, the query, the fingerprints and the measurements all use it, in the
 * build and in the browser, so that they can never disagree about what counts as the same text.
 *
 * It undoes how a text was typed or set, never what it says: no dictionary, no traditional →
 * simplified, no spelling. Such folds belong to search alone (`fold` in `zh.ts`, `ii.ts`, `bo.ts`),
 * because a fingerprint must change when a word does. Changing this file changes every recorded
 * fingerprint: `normalise.test.ts` pins its results.
 *
 * Normal form: NFKC, lower case. Tibetan in NFKC is fully *decomposed* (its precomposed letters
 * U+0F43 … U+0F81 are excluded from composition, and U+0F77, U+0F79 have compatibility mappings),
 * so vowels stand as single signs in canonical order. Yi syllables have no decompositions.
 */

/** Characters that are not seen: zero-width space and joiners, bidi controls, BOM, soft hyphen, variation selectors. */
const INVISIBLE = /(?!\p{L})\p{Default_Ignorable_Code_Point}/gu;
/** Halves of surrogate pairs, and control characters that are not white space. */
const BROKEN = /\p{Cs}/gu;
const CONTROL = /(?!\s)\p{Cc}/gu;

/** Variants that NFKC leaves apart, and the character that stands for them. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  // Tibetan: nyis tsheg; the shads; fixed-form RA, WA, YA, RA; OM written as one character.
  ['\u0FD2', '\u0F0B'],
  ...spread('\u0F0E\u0F0F\u0F10\u0F11\u0F12\u0F14', '\u0F0D'),
  ['\u0F6A', '\u0F62'],
  ['\u0FBA', '\u0FAD'],
  ['\u0FBB', '\u0FB1'],
  ['\u0FBC', '\u0FB2'],
  ['\u0F00', '\u0F68\u0F7C\u0F7E'],
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCodePoint(0x0f20 + digit), String(digit)]),
  // Punctuation that Chinese and Yi share; NFKC has made the full-width forms ASCII already.
  ...spread('\u201C\u201D\u201E\u201F\u300C\u300D\u300E\u300F\u301D\u301E\u301F', '"'),
  ...spread('\u2018\u2019\u201A\u201B', "'"),
  ...spread('\u2010\u2012\u2013\u2014\u2015\u2212', '-'),
  ...spread('\u2022\u2027\u30FB', '\u00B7'),
  ['\u22EF', '...'],
  ['\u3002', '.'],
  // Lower-case sigma at the end of a word: lower-casing depends on the neighbours, matching must not.
  ['\u03C2', '\u03C3'],
]);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'gu');

/** Several tshegs are one; a tsheg before a shad is none; several shads are one. White space is single by then. */
const TSHEGS = /\u0F0B[\u0F0B ]*/gu;
const SHADS = /[\u0F0B ]?\u0F0D[\u0F0B\u0F0D ]*/gu;

/** A space says nothing beside punctuation, Chinese characters and Yi syllables (a mark keeps what it sits on). */
const IDLE_SPACE_AFTER = /([\p{P}\p{Script=Han}\p{Script=Yi}]) (?!\p{M})/gu;
const IDLE_SPACE_BEFORE = / (?=[\p{P}\p{Script=Han}\p{Script=Yi}])/gu;

/**
 * Returns `text` with everything folded that is only a way of typing or setting it: full and half
 * width, compatibility forms, case, digits (༡༢ → 12), Tibetan composed vowels, tsheg U+0F0C →
 * U+0F0B, shads, quotation marks, dashes, white space, invisible characters. Idempotent; keeps every
 * letter and digit; never throws (a lone surrogate becomes U+FFFD).
 */
export function normalise(text: string): string {
  return withoutInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(VARIANT, (found) => VARIANTS.get(found) ?? found)
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(TSHEGS, '\u0F0B')
    .replace(SHADS, '\u0F0D')
    .replace(IDLE_SPACE_AFTER, '$1')
    .replace(IDLE_SPACE_BEFORE, '')
    .trim();
}

/** Returns `text` without characters that are not seen; broken ones become U+FFFD, controls a space. */
export function withoutInvisible(text: string): string {
  // Broken ones first: two halves with only a joiner between them must not become a character.
  return text.replace(BROKEN, '\uFFFD').replace(INVISIBLE, '').replace(CONTROL, ' ');
}

function spread(from: string, to: string): [string, string][] {
  return Array.from(from, (character) => [character, to]);
}
