/**
 * The translation desk: what it is given (`/desk/<lang>.json`, `/desk/<lang>/<slug>/blocks.json`, made by
 * `model/desk.ts`), what somebody has said of a block so far, and the hand-in that is made of it.
 */
import type { TranslationLang } from '../languages.ts';
import { editWords } from './edit-form.ts';
import { bo } from './script/bo.ts';
import { ii } from './script/ii.ts';
import {
  MAX_COMMENT,
  TRANSLATION_HAND_IN_FORMAT,
  UNSURE_OF_CHANGE,
  type SegmentText,
  type TranslationHandIn,
  type TranslationSay,
  type TranslationVerdict,
} from './translation-hand-in.ts';
import { cleanLine, cleanTyped } from './typed.ts';
import type { Stretch } from './words-changed.ts';

/** `statute`: the law in Chinese, to which a gist may be written and need not. */
export type DeskState = 'missing' | 'machine' | 'draft' | 'reviewed' | 'statute';

/** An article in the list of a language. */
export interface DeskArticle {
  readonly slug: string;
  /** In Chinese. */
  readonly title: string;
  readonly sensitive: boolean;
  /** How many blocks somebody should look at: without words, not reviewed, or older than the Chinese. */
  readonly needed: number;
  readonly missing: number;
  readonly machine: number;
  readonly draft: number;
  readonly stale: number;
  /** What looking at those that have words takes, about; and what writing the others takes: `model/native-work.ts`. */
  readonly minutes: number;
  readonly writing: number;
  /** What of those that have words fits into the half hour with which somebody begins; absent from what comes later. */
  readonly now?: { readonly blocks: number; readonly of: number; readonly minutes: number };
  /** Ids of the blocks that would be needed, had whoever looks not written their words: in a {@link DeskWriter} alone. */
  readonly own?: readonly string[];
}

export interface DeskList {
  readonly lang: TranslationLang;
  /** Those needed most first. */
  readonly articles: readonly DeskArticle[];
  /** Everybody whose words wait for somebody else. */
  readonly writers: readonly DeskWriter[];
}

/** To whom the list says something else: their own words do not wait for them, so other articles may come first. */
export interface DeskWriter {
  readonly by: string;
  /** Of `DeskList.articles` those that are not the same to them. */
  readonly articles: readonly DeskArticle[];
}

export interface DeskSegment {
  readonly key: string;
  readonly label: string;
  /** The Chinese, in the edit form. */
  readonly source: string;
  /** What the translation says, in the edit form. */
  readonly text: string;
  readonly isGist: boolean;
}

export interface DeskOpinion {
  readonly by: string;
  readonly place: string;
  readonly on: string;
  readonly verdict: TranslationVerdict;
  readonly comment?: string;
  readonly texts?: readonly string[];
}

/** A word of the block, with how it may be said in the language; nothing where nobody knows. */
export interface DeskTerm {
  readonly zh: string;
  readonly own: readonly string[];
}

export interface DeskBlock {
  readonly id: string;
  /** Fingerprint of the Chinese. */
  readonly source: string;
  /** Fingerprint of the translation; null where there is none. */
  readonly text: string | null;
  readonly state: DeskState;
  /** Who stands behind the words, where somebody does. */
  readonly by?: string;
  readonly stale: boolean;
  /** What has changed in the Chinese of a stale block, where its words of then were kept. */
  readonly changes?: readonly Stretch[];
  readonly segments: readonly DeskSegment[];
  readonly opinions: readonly DeskOpinion[];
  readonly terms: readonly DeskTerm[];
  /** A voice that says it in this language: which of `DeskBlocks.sounds`, and from where to where in seconds. */
  readonly heard?: { readonly sound: number; readonly start: number; readonly end: number };
}

export interface DeskBlocks {
  readonly slug: string;
  readonly title: string;
  readonly sensitive: boolean;
  /** Ids of the blocks that somebody should look at. */
  readonly needed: readonly string[];
  readonly blocks: readonly DeskBlock[];
  readonly sounds: readonly { readonly sources: readonly { readonly src: string; readonly type: string }[] }[];
}

/** Who works here. */
export type DeskPerson = Pick<TranslationHandIn, 'lang' | 'by' | 'place' | 'native'>;

/** What somebody wrote of a block and says of it; all that the hand-in needs, so that it can be made without a line. */
export interface DeskWork {
  /** `ii/legal-aid/b6f015` */
  readonly id: string;
  readonly lang: TranslationLang;
  readonly slug: string;
  readonly sensitive: boolean;
  readonly block: string;
  /** Whether it was one that somebody should look at. */
  readonly needed: boolean;
  readonly source: string;
  readonly text: string | null;
  /** Null while it is being written. */
  readonly verdict: TranslationVerdict | null;
  /** All pieces as they stand in the boxes; null when they are as they were. */
  readonly segments: readonly SegmentText[] | null;
  readonly comment: string;
  /** In ms since 1970. */
  readonly changedAt: number;
  /** When it was last handed in as it is; null when it was not. */
  readonly givenAt: number | null;
}

const SCRIPTS = { ii, bo } as const;

export function workId(lang: TranslationLang, slug: string, block: string): string {
  return `${lang}/${slug}/${block}`;
}

/** Returns what is said of a block of which nothing has been said. */
export function newWork(
  lang: TranslationLang,
  article: Pick<DeskBlocks, 'slug' | 'sensitive' | 'needed'>,
  block: DeskBlock,
): DeskWork {
  const { slug, sensitive } = article;
  const { id, source, text } = block;
  const needed = article.needed.indexOf(id) >= 0;
  const fresh = { verdict: null, segments: null, comment: '', changedAt: 0, givenAt: null };
  return { id: workId(lang, slug, id), lang, slug, sensitive, block: id, needed, source, text, ...fresh };
}

/** Returns the pieces when they differ from what stands there, else null. */
export function changedSegments(block: DeskBlock, typed: readonly SegmentText[]): readonly SegmentText[] | null {
  const was = new Map(block.segments.map(({ key, text }) => [key, cleanTyped(text)]));
  return typed.some(({ key, text }) => cleanTyped(text) !== was.get(key)) ? typed : null;
}

/** `empty`: a piece has no words. `script`: not in the language. `letters`: characters that other phones do not have. */
export type Fault = 'empty' | 'script' | 'letters';

/** Returns why the pieces cannot be handed in as they are, as the import judges them; null when they can. */
export function faultOf(block: DeskBlock, typed: readonly SegmentText[], lang: TranslationLang): Fault | null {
  const mayBeEmpty = new Set(block.segments.filter(({ isGist }) => isGist).map(({ key }) => key));
  const words = typed.map(({ key, text }) => ({ key, words: editWords(cleanTyped(text)).trim() }));
  if (words.some((one) => one.words === '' && !mayBeEmpty.has(one.key))) return 'empty';
  const all = words.map((one) => one.words).join('');
  if (/\p{Co}|\p{Cs}/u.test(all)) return 'letters';
  const isOwn = Array.from(all).some((letter) => SCRIPTS[lang].isOwn(letter.codePointAt(0) ?? 0));
  return isOwn || !/\p{L}/u.test(all) ? null : 'script';
}

/** Returns whether something was written or said. */
export function hasWords({ verdict, segments, comment }: DeskWork): boolean {
  return verdict !== null || segments !== null || comment.trim() !== '';
}

/** Returns whether it was handed in and is of words that have changed since: then the block is to be looked at anew. */
export function isPast({ givenAt, source, text }: DeskWork, block: Pick<DeskBlock, 'source' | 'text'>): boolean {
  return givenAt !== null && (source !== block.source || text !== block.text);
}

/** Returns whether the words of a block are this person's own and fresh: to review those takes somebody else. */
export function isOwnDraft(
  { state, stale, by }: Pick<DeskBlock, 'state' | 'stale' | 'by'>,
  person: Pick<DeskPerson, 'by'>,
): boolean {
  return state === 'draft' && !stale && by === cleanLine(person.by);
}

/** Returns the articles as they are to `person`. */
export function articlesFor({ articles, writers }: DeskList, person: Pick<DeskPerson, 'by'>): DeskArticle[] {
  const by = cleanLine(person.by);
  const own = new Map(
    writers.filter((writer) => writer.by === by).flatMap((writer) => writer.articles.map((one) => [one.slug, one])),
  );
  return articles.map((article) => own.get(article.slug) ?? article);
}

/** Returns how many blocks of `article` wait for somebody who has said `works`. */
export function leftIn({ slug, needed, own = [] }: DeskArticle, works: readonly DeskWork[]): number {
  const said = works.filter(
    (work) => work.slug === slug && work.verdict !== null && work.needed && !own.includes(work.block),
  );
  return Math.max(0, needed - said.length);
}

/** Returns what is handed in: of everything in the language of `person` on which they have said what they think. */
export function deskHandIn(person: DeskPerson, works: readonly DeskWork[], on: string): TranslationHandIn | null {
  const said = works.filter((work) => work.lang === person.lang && work.verdict !== null);
  const slugs = [...new Set(said.map(({ slug }) => slug))].sort();
  const articles = slugs.map((slug) => ({
    slug,
    blocks: said.filter((work) => work.slug === slug).map(sayOf),
  }));
  const { lang, native } = person;
  const who = { lang, by: cleanLine(person.by), place: cleanLine(person.place), native };
  const head = { format: TRANSLATION_HAND_IN_FORMAT, version: 1, ...who, on, tool: 'desk' } as const;
  return articles.length === 0 ? null : { ...head, articles };
}

function sayOf({ block, source, text, verdict, segments, comment }: DeskWork): TranslationSay {
  const pieces = (segments ?? []).map((segment) => ({ key: segment.key, text: cleanTyped(segment.text) }));
  // Who is not sure of what they wrote says so; what they wrote goes with it.
  const isUnsureChange = verdict === 'unsure' && segments !== null;
  const words = [isUnsureChange ? UNSURE_OF_CHANGE : '', cleanTyped(comment)].filter((part) => part !== '').join('\n');
  return {
    block,
    source,
    text,
    verdict: isUnsureChange ? 'changed' : (verdict ?? 'unsure'),
    ...(verdict === 'changed' || isUnsureChange ? { segments: pieces } : {}),
    ...(words === '' ? {} : { comment: words.slice(0, MAX_COMMENT) }),
  };
}

/** Returns those of `handedIn` that are still `now` as they were when the file was made, noted as handed in. */
export function stillAsGiven(
  handedIn: readonly DeskWork[],
  now: (id: string) => DeskWork | undefined,
  givenAt: number,
): DeskWork[] {
  return handedIn.flatMap(({ id, changedAt }) => {
    const work = now(id);
    return work?.changedAt === changedAt ? [{ ...work, givenAt }] : [];
  });
}
