/** Readers' opinions that were handed in: each file read, all counted. Nothing is guessed of those who did not answer. */
import type { FeedbackAnswer, Understood, Useful } from '../lib/feedback.ts';
import { suggest } from '../lib/suggest.ts';
import { LANGS, type Lang } from '../languages.ts';
import { articleCalled } from './article-called.ts';
import { finding, START, type Finding } from './check/finding.ts';
import { checkValue, parseJson } from './hand-in-json.ts';
import type { Library } from './library.ts';
import { feedbackSchema } from './schema/feedback.ts';

/** Far above the longest answer that the page lets anybody write. */
export const MAX_FEEDBACK_BYTES = 1024 * 1024;

export type ReadFeedback =
  | { readonly ok: true; readonly answer: FeedbackAnswer }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Returns what `bytes` say, of the article as it is called now, or why they are not counted. Never throws. */
export function readFeedback(
  bytes: Uint8Array,
  shownAs: string,
  library: Pick<Library, 'articles' | 'redirects'>,
): ReadFeedback {
  const refuse = (found: Finding): ReadFeedback => ({ ok: false, findings: [found] });
  if (bytes.byteLength > MAX_FEEDBACK_BYTES) return refuse(tooBig(shownAs));
  const value = parseJson(bytes);
  if (value === undefined) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  const checked = checkValue(value, feedbackSchema, 'hand-in/not-feedback', shownAs);
  if (!checked.ok) return checked;
  const { about } = checked.value;
  if (about === null) return { ok: true, answer: checked.value };
  const article = articleCalled(about, library);
  const slugs = library.articles.map(({ slug }) => slug);
  return article === undefined
    ? refuse(finding('hand-in/unknown-article', shownAs, START, { slug: about, suggestion: suggest(about, slugs) }))
    : { ok: true, answer: { ...checked.value, about: article.slug } };
}

/** Returns what is said of a file that nobody need open to see that it is none. */
export function tooBig(shownAs: string): Finding {
  return finding('hand-in/too-big', shownAs, START, { maxMb: MAX_FEEDBACK_BYTES / 1024 / 1024 });
}

/** How many said what. */
export interface FeedbackCounts {
  readonly answers: number;
  readonly understood: Readonly<Record<Understood, number>>;
  readonly useful: Readonly<Record<Useful, number>>;
}

export interface FeedbackRow extends FeedbackCounts {
  /** Null of the whole site. */
  readonly about: string | null;
  readonly lang: Lang;
}

export interface FeedbackReport {
  /** Those counted: one of each id. */
  readonly answers: number;
  /** Files that say what another of the same id says. */
  readonly twice: number;
  /** Files that say what was said differently later. */
  readonly changed: number;
  /** By language, all articles together: those with answers. */
  readonly languages: readonly (FeedbackCounts & { readonly lang: Lang })[];
  /** By article and language; what most have not understood first. */
  readonly rows: readonly FeedbackRow[];
  /** Article by article in the order of the rows, the newest first. */
  readonly texts: readonly (Pick<FeedbackRow, 'about' | 'lang'> & { readonly on: string; readonly text: string })[];
}

/** Returns the report of what was read, the older first. Of those with one id the last counts. */
export function feedbackReport(read: readonly FeedbackAnswer[]): FeedbackReport {
  const answers = [...new Map(read.map((answer) => [answer.id, answer])).values()];
  const ways = new Set(read.map(saidBy)).size;
  const abouts = [...new Set(answers.map(({ about }) => about))];
  const rows = abouts
    .flatMap((about) => LANGS.map((lang) => ({ about, lang })))
    .map((row) => ({ ...row, ...countsOf(answers.filter((answer) => isOf(answer, row))) }))
    .filter((row) => row.answers > 0)
    .sort((a, b) => troubled(b) - troubled(a) || b.answers - a.answers || ((a.about ?? '') < (b.about ?? '') ? -1 : 1));
  return {
    answers: answers.length,
    twice: read.length - ways,
    changed: ways - answers.length,
    languages: LANGS.map((lang) => ({ lang, ...countsOf(answers.filter((answer) => answer.lang === lang)) })).filter(
      (row) => row.answers > 0,
    ),
    rows,
    texts: [...new Set(rows.map(({ about }) => about))].flatMap((of) =>
      answers
        .flatMap(({ about, lang, on, text }) => (text === undefined || about !== of ? [] : [{ about, lang, on, text }]))
        .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? 1 : -1)),
    ),
  };
}

/** What an answer says; when it was handed in is not part of it. */
function saidBy({ id, about, lang, understood, useful, text }: FeedbackAnswer): string {
  return JSON.stringify([id, about, lang, understood, useful, text]);
}

function isOf(answer: FeedbackAnswer, { about, lang }: Pick<FeedbackRow, 'about' | 'lang'>): boolean {
  return answer.about === about && answer.lang === lang;
}

function troubled({ understood }: FeedbackCounts): number {
  return understood.no + understood.partly;
}

function countsOf(answers: readonly FeedbackAnswer[]): FeedbackCounts {
  const count = (is: (answer: FeedbackAnswer) => boolean): number => answers.filter(is).length;
  return {
    answers: answers.length,
    understood: {
      yes: count(({ understood }) => understood === 'yes'),
      partly: count(({ understood }) => understood === 'partly'),
      no: count(({ understood }) => understood === 'no'),
    },
    useful: {
      yes: count(({ useful }) => useful === 'yes'),
      somewhat: count(({ useful }) => useful === 'somewhat'),
      no: count(({ useful }) => useful === 'no'),
    },
  };
}
