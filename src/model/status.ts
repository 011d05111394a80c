/** How far each article is: its Chinese, its translations, its voices, its next check. Derived; nothing here is stored. */
import { LANGS, isTranslationLang, type Lang } from '../languages.ts';
import { unattestedYi } from './translation/attested.ts';
import type { Article, Library } from './library.ts';
import { nameIn } from './load/tiles.ts';
import { headingOver } from './spoken.ts';
import { readabilityOf, worstFirst, type Readability } from './readability.ts';
import { isCheckDue } from './schema/article.ts';

/** One language of an article, in blocks. The Chinese has all of them. */
export interface LangStatus {
  readonly translated: number;
  /** Left in Chinese on purpose. */
  readonly untranslated: number;
  readonly missing: number;
  /** The Chinese has changed since. */
  readonly stale: number;
  readonly recordings: number;
  /** Blocks whose words have changed since they were spoken, all recordings together. */
  readonly staleSpoken: number;
}

export interface ArticleStatus {
  readonly slug: string;
  readonly title: string;
  readonly readability: Readability;
  /** Null where there is neither text nor voice. */
  readonly languages: Readonly<Record<Lang, LangStatus | null>>;
  /** Month of the next check of its law, `2027-06`; null when it was never checked. */
  readonly checkDue: string | null;
  readonly isDue: boolean;
  /** Stretches of the Yi text that stand in no source; null without a text or a list of words that do. */
  readonly unattestedYi: number | null;
}

/** How many pictures of `voice.yaml` say their names in a language. */
export interface NamesStatus {
  readonly lang: Lang;
  readonly tiles: number;
  readonly spoken: number;
  /** Ids of the voices whose words have changed since: they are not played. */
  readonly stale: readonly string[];
}

/** Returns the status of the names of the pictures, a language after the other. */
export function namesStatus({ tiles }: Pick<Library, 'tiles'>): NamesStatus[] {
  return LANGS.map((lang) => {
    const names = tiles.flatMap((tile) => tile.names).filter((name) => name.lang === lang);
    return {
      lang,
      tiles: tiles.length,
      spoken: tiles.filter((tile) => nameIn(tile, lang) !== undefined).length,
      stale: names.filter(({ isStale }) => isStale).map(({ id }) => id),
    };
  });
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
    checkDue: meta.checked?.due ?? null,
    isDue: meta.checked === null || isCheckDue(meta, today),
  };
}

function langStatus({ blocks, translations, recordings }: Article, lang: Lang): LangStatus | null {
  const own = recordings.filter((recording) => recording.lang === lang);
  const voices = {
    recordings: own.length,
    staleSpoken: own.reduce((sum, { stale }) => sum + stale.length, 0),
  };
  if (!isTranslationLang(lang)) return { translated: blocks.length, untranslated: 0, missing: 0, stale: 0, ...voices };
  const counts = translations[lang]?.counts;
  if (counts !== undefined) {
    const { translated, untranslated, missing, stale } = counts;
    return { translated, untranslated, missing, stale, ...voices };
  }
  return own.length === 0 ? null : { translated: 0, untranslated: 0, missing: blocks.length, stale: 0, ...voices };
}
