/**
 * How an article is read in one language: what stands beside what, whether the page may be found by
 * search engines, whether the Chinese may be put away. Pages only draw what is decided here.
 */
import { isTranslationLang, LANGS, LANGUAGES, type Lang } from '../languages.ts';
import type { Block, Inline } from './block.ts';
import { statutesOf } from './check/walk.ts';
import type { Article } from './load/article.ts';
import { textOf } from './parse/inline.ts';
import type { ArticleMeta } from './schema/article.ts';
import type { SourceBlock } from './translation/identity.ts';
import type { Review, ReviewLevel } from './translation/state.ts';

/** A translated block as the reader gets it. */
export interface ReadingTarget {
  readonly block: Block;
  readonly review: Review;
  /** The Chinese has changed since. */
  readonly stale: boolean;
}

export interface ReadingRow {
  readonly source: SourceBlock;
  /** Null where the Chinese stands alone: on Chinese pages, and where there is no translation to show. */
  readonly target: ReadingTarget | null;
  /** The Chinese stays in sight even where the translation may stand alone: statutes are valid in Chinese only. */
  readonly keepsSource: boolean;
}

/** `source`: Chinese. `absent`: nothing to show in this language. */
export type Standing = 'source' | 'reviewed' | 'draft' | 'machine' | 'absent';

export interface Reading {
  readonly lang: Lang;
  readonly rows: readonly ReadingRow[];
  /** That of the least reviewed block shown. */
  readonly standing: Standing;
  /** Whether the Chinese may be hidden beside its translation. */
  readonly mayStandAlone: boolean;
  /** Whether search engines, posters, booklets and structured data may take it: all that is shown is reviewed and fresh. */
  readonly publishable: boolean;
  readonly counts: Readonly<Record<ReviewLevel | 'stale' | 'lacking', number>>;
  /** Native reviewers of what is shown, each once, in the order of the blocks. */
  readonly reviewers: readonly Extract<Review, { level: 'reviewed' }>[];
}

/** Returns how `article` is read in `lang`. */
export function readingOf(article: Article, lang: Lang): Reading {
  if (!isTranslationLang(lang)) {
    const rows = article.blocks.map((source) => ({ source, target: null, keepsSource: true }));
    const counts = { machine: 0, draft: 0, reviewed: 0, stale: 0, lacking: 0 };
    return { lang, rows, standing: 'source', mayStandAlone: false, publishable: true, counts, reviewers: [] };
  }
  const translated = article.translations[lang]?.rows ?? [];
  const shown = translated.map((row) => (row.state === 'translated' && row.show !== 'hide' ? row : null));
  const rows = article.blocks.map((source, index): ReadingRow => {
    const row = shown[index] ?? null;
    const target = row === null ? null : { block: row.block, review: row.review, stale: row.stale };
    return { source, target, keepsSource: statutesOf(source.body).length > 0 };
  });
  const targets = rows.flatMap((row) => row.target ?? []);
  const at = (level: ReviewLevel): number => targets.filter((target) => target.review.level === level).length;
  const counts = {
    machine: at('machine'),
    draft: at('draft'),
    reviewed: at('reviewed'),
    stale: targets.filter((target) => target.stale).length,
    lacking: rows.length - targets.length,
  };
  const standing = standingOf(counts);
  const reviewers = new Map<string, Extract<Review, { level: 'reviewed' }>>();
  for (const { review } of targets) {
    if (review.level === 'reviewed') reviewers.set(`${review.by} ${review.on}`, review);
  }
  return {
    lang,
    rows,
    standing,
    // The review was of what the Chinese said then: beside stale words the Chinese must stay in sight.
    mayStandAlone: targets.length > 0 && shown.every((row) => row === null || (row.show === 'alone' && !row.stale)),
    publishable: standing === 'reviewed' && counts.stale === 0,
    counts,
    reviewers: [...reviewers.values()],
  };
}

function standingOf(counts: Reading['counts']): Standing {
  if (counts.machine > 0) return 'machine';
  if (counts.draft > 0) return 'draft';
  return counts.reviewed > 0 ? 'reviewed' : 'absent';
}

/** Returns the languages in which there is something of `article` to read, in the order of the table. */
export function langsToRead(article: Article): Lang[] {
  return LANGS.filter((lang) => readingOf(article, lang).standing !== 'absent');
}

/** Languages whose pages outside the articles may be found by search engines: nobody has reviewed the interface's words in the others. */
export const PUBLISHABLE_LANGS: readonly Lang[] = LANGS.filter((lang) => LANGUAGES[lang].fallback === null);

/** Returns the languages in which search engines may take the page of `article`, in the order of the table. */
export function publishableLangs(article: Article): Lang[] {
  return LANGS.filter((lang) => readingOf(article, lang).publishable);
}

/** Returns the words of the first block of `kind`, in Chinese and, where shown, in `lang`. */
export function wordsOf(
  article: Article,
  lang: Lang,
  kind: 'title' | 'answer',
): { readonly source: readonly Inline[]; readonly target: readonly Inline[] | null } {
  const row = readingOf(article, lang).rows.find((candidate) => candidate.source.body.kind === kind);
  const target = row?.target?.block.body;
  const source = row?.source.body;
  return {
    source: source?.kind === kind ? source.children : [],
    target: target?.kind === kind ? target.children : null,
  };
}

/**
 * Returns the title for where no part of it can say another language of its own: a choice in a list. In Chinese where there
 * is none in `lang`, and where that has Chinese words in it.
 */
export function plainTitle(article: Article, lang: Lang): { readonly text: string; readonly lang: Lang } {
  const { source, target } = wordsOf(article, lang, 'title');
  const own = target === null ? '' : textOf(target);
  return own === '' || /\p{Script=Han}/u.test(own) ? { text: textOf(source), lang: 'zh' } : { text: own, lang };
}

/** Returns title and description of the page in `lang`, without marks: Chinese where the translation has not been reviewed. */
export function pageWords(article: Article, lang: Lang): { readonly title: string; readonly description: string } {
  const { publishable } = readingOf(article, lang);
  const plain = (kind: 'title' | 'answer'): string => {
    const { source, target } = wordsOf(article, lang, kind);
    return textOf(publishable && target !== null ? target : source);
  };
  return { title: plain('title'), description: plain('answer') };
}

export type LegalReview = ArticleMeta['legalReviews'][number] & {
  /** False when words were changed or added after the review. */
  readonly covers: boolean;
};

/** Returns the reviews by the legal profession, each with whether it speaks of all the present words. */
export function legalReviewsOf(article: Article): LegalReview[] {
  return article.meta.legalReviews.map((review) => ({
    ...review,
    covers: article.blocks.every((block) => review.fingerprints.includes(block.fingerprint)),
  }));
}
