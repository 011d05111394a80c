/** How far each article is: its Chinese, its translations, its voices, its next check. Derived; nothing here is stored. */
import { LANGS, isTranslationLang, type Lang } from '../../languages.ts';
import type { Article, Library } from '../library.ts';
import { readabilityOf, worstFirst, type Readability } from '../readability.ts';
import { legalReviewsOf } from '../reading.ts';
import { isCheckDue } from '../schema/article.ts';
import { headingOver } from '../spoken.ts';
import { unattestedYi } from '../translation/attested.ts';
import { chineseIn, type ChineseShare } from './chinese-share.ts';

/** One language of an article, in blocks. The Chinese has all of them, and nobody reviews it as a translation. */
export interface LangStatus {
  readonly blocks: number;
  readonly translated: number;
  /** Of the translated ones: who stands behind the words. */
  readonly machine: number;
  readonly draft: number;
  readonly reviewed: number;
  /** Left in Chinese on purpose. */
  readonly untranslated: number;
  readonly missing: number;
  /** The Chinese has changed since. */
  readonly stale: number;
  /** Chinese standing in the text itself; null in Chinese, and without a text. */
  readonly chinese: ChineseShare | null;
  readonly recordings: number;
  /** Blocks that a person says as they stand, and others that only a machine does. */
  readonly spokenByPeople: number;
  readonly spokenByMachine: number;
  /** Blocks whose words have changed since they were spoken, all recordings together. */
  readonly staleSpoken: number;
}

export interface ArticleStatus {
  readonly slug: string;
  readonly title: string;
  readonly readability: Readability;
  /** Null where there is neither text nor voice. */
  readonly languages: Readonly<Record<Lang, LangStatus | null>>;
  /** Day on which its author checked it against the law; null when never. */
  readonly checkedOn: string | null;
  /** Month of the next check of its law, `2027-06`; null when it was never checked. */
  readonly checkDue: string | null;
  readonly isDue: boolean;
  /** Whether a named lawyer has read it: as it stands, or before words were changed or added. */
  readonly lawyer: 'nobody' | 'partly' | 'whole';
  /** Stretches of the Yi text that stand in no source; null without a text or a list of words that do. */
  readonly unattestedYi: number | null;
}

/** Returns the status of every article, those that are hardest to read first. */
export function articlesStatus(
  { articles, today, glossary }: Pick<Library, 'articles' | 'today' | 'glossary'>,
  common: ReadonlySet<string>,
): ArticleStatus[] {
  return articles
    .map((article) => ({
      ...statusOf(article, today, common),
      unattestedYi: unattestedYi(article, glossary.yiWords),
    }))
    .sort((a, b) => worstFirst(a.readability, b.readability));
}

function statusOf(article: Article, today: string, common: ReadonlySet<string>): Omit<ArticleStatus, 'unattestedYi'> {
  const { slug, meta } = article;
  const languages = Object.fromEntries(LANGS.map((lang) => [lang, langStatus(article, lang)]));
  return {
    slug,
    title: headingOver(article, 'zh', 0),
    readability: readabilityOf(article, common),
    languages: languages as ArticleStatus['languages'],
    checkedOn: meta.checked?.on ?? null,
    checkDue: meta.checked?.due ?? null,
    isDue: meta.checked === null || isCheckDue(meta, today),
    lawyer: lawyerOf(article),
  };
}

function lawyerOf(article: Article): ArticleStatus['lawyer'] {
  const reviews = legalReviewsOf(article);
  if (reviews.length === 0) return 'nobody';
  return reviews.some(({ covers }) => covers) ? 'whole' : 'partly';
}

function langStatus(article: Article, lang: Lang): LangStatus | null {
  const blocks = article.blocks.length;
  const voices = voicesOf(article, lang);
  const none = { machine: 0, draft: 0, reviewed: 0, untranslated: 0, missing: 0, stale: 0 };
  if (!isTranslationLang(lang)) return { blocks, ...none, translated: blocks, chinese: null, ...voices };
  const counts = article.translations[lang]?.counts;
  if (counts !== undefined) return { blocks, ...counts, chinese: chineseIn(article, lang), ...voices };
  if (voices.recordings === 0) return null;
  return { blocks, ...none, translated: 0, missing: blocks, chinese: null, ...voices };
}

type Voices = Pick<LangStatus, 'recordings' | 'spokenByPeople' | 'spokenByMachine' | 'staleSpoken'>;

function voicesOf({ recordings }: Article, lang: Lang): Voices {
  const own = recordings.filter((recording) => recording.lang === lang);
  // The cues that are left are those whose words still stand.
  const spokenBy = (kind: 'person' | 'synthetic'): Set<string> =>
    new Set(own.filter(({ speaker }) => speaker.kind === kind).flatMap(({ cues }) => cues.map(({ block }) => block)));
  const byPeople = spokenBy('person');
  return {
    recordings: own.length,
    spokenByPeople: byPeople.size,
    spokenByMachine: [...spokenBy('synthetic')].filter((block) => !byPeople.has(block)).length,
    staleSpoken: own.reduce((sum, { stale }) => sum + stale.length, 0),
  };
}
