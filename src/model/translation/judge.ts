/** What becomes of each thing that somebody says of a translation: used, or kept for the editors. */
import { editWords } from '../../lib/edit-form.ts';
import type { TranslationHandIn, TranslationSay } from '../../lib/translation-hand-in.ts';
import type { Article } from '../load/article.ts';
import { isUnnamed, nameKey } from '../person.ts';
import type { Held, KeptBecause, KeptSay } from '../schema/translation.ts';
import { sameMeaning } from './held.ts';
import type { SourceBlock } from './identity.ts';
import { segmentsOf } from './segments.ts';
import type { SegmentTexts } from './write-block.ts';
import { saysAlready } from './write.ts';

/** Who handed in. */
export type Person = Pick<TranslationHandIn, 'by' | 'place' | 'native' | 'lang' | 'on' | 'tool'>;

export interface Judged {
  readonly say: TranslationSay;
  /** Null where the article has no such block any more. */
  readonly block: SourceBlock | null;
  /** What is done: `kept` only keeps what was said, `already` was handed in before. */
  readonly done: 'write' | 'review' | 'kept' | 'already';
  readonly because?: KeptBecause;
  /** With `write`. */
  readonly texts?: SegmentTexts;
  /** With `review`: the Chinese had changed, and the translation is found right for it as it is now. */
  readonly held?: Held;
}

export function isSamePerson(a: Pick<Person, 'by' | 'place'>, b: Pick<Person, 'by' | 'place'>): boolean {
  return nameKey(a.by) === nameKey(b.by) && nameKey(a.place) === nameKey(b.place);
}

/** Returns what becomes of `say`. Nothing that somebody wrote or reviewed meanwhile is overwritten. */
export function judge(article: Article, person: Person, say: TranslationSay): Judged {
  const index = article.blocks.findIndex(({ id }) => id === say.block);
  const block = article.blocks[index] ?? null;
  const kept = (because?: KeptBecause): Judged => ({ say, block, done: 'kept', ...(because ? { because } : {}) });
  if (wasSaid(article, person, say)) return { say, block, done: 'already' };
  if (block === null) return kept('gone');
  if (say.verdict === 'unsure') return kept();
  const same = sameMeaning(article.held, person.lang);
  if (same(say.source) !== same(block.fingerprint)) return kept('source-changed');
  const row = article.translations[person.lang]?.rows[index];
  const own = row?.state === 'translated' ? row : null;
  const isAsSeen = (own?.block.fingerprint ?? null) === say.text;
  if (say.verdict === 'changed') {
    const texts = new Map((say.segments ?? []).map(({ key, text }) => [key, text]));
    // It says so already: by their own hand, or by somebody who thought the same.
    if (own !== null && saysAlready(block, own.block, texts)) return kept();
    if (!isAsSeen) return kept('text-changed');
    if (own?.review.level === 'reviewed' && !isSamePerson(own.review, person)) return kept('reviewed');
    return { say, block, done: 'write', texts };
  }
  if (own === null || !isAsSeen) return kept('text-changed');
  if (!person.native) return kept('not-native');
  if (isUnnamed(person.by)) return kept('unnamed');
  if (own.review.level === 'draft' && nameKey(own.review.by) === nameKey(person.by)) return kept('own-words');
  if (own.review.level === 'reviewed' && isSamePerson(own.review, person) && !own.stale)
    return { say, block, done: 'already' };
  const { by, lang, on } = person;
  const held: Held = { id: block.id, lang, was: own.madeFrom, source: block.fingerprint, by, on };
  return { say, block, done: 'review', ...(own.stale ? { held } : {}) };
}

/** The same person says the same of the same words: what is handed in twice is taken in once. */
function wasSaid(article: Article, person: Person, say: TranslationSay): boolean {
  return article.opinions.some(
    (opinion) =>
      opinion.lang === person.lang &&
      isSamePerson(opinion, person) &&
      opinion.says.some((other) => said(other) === said(say)),
  );
}

function said({ block, source, text, verdict, segments, comment }: TranslationSay | KeptSay): string {
  const pieces = [...(segments ?? [])].map((piece) => [piece.key, piece.text]).sort();
  return JSON.stringify([block, source, text, verdict, pieces, comment?.trim() ?? null]);
}

/** Returns what is wrong with the pieces of a `changed`, null when each piece of the Chinese has its words. */
export function piecesWrong(
  block: SourceBlock,
  texts: SegmentTexts,
): { readonly missing: string[]; readonly extra: string[]; readonly empty: string[] } | null {
  const wanted = segmentsOf(block.body);
  const keys = new Set(wanted.map(({ key }) => key));
  const missing = wanted.filter(({ key, isGist }) => !isGist && !texts.has(key)).map(({ label }) => label);
  const extra = [...texts.keys()].filter((key) => !keys.has(key));
  const empty = wanted
    .filter(({ key, isGist }) => !isGist && texts.has(key) && editWords(texts.get(key) ?? '').trim() === '')
    .map(({ label }) => label);
  return missing.length + extra.length + empty.length === 0 ? null : { missing, extra, empty };
}
