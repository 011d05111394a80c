/** What the register holds, and what rests on each article of it: for whoever keeps the laws up to date. */
import type { Lang, TranslationLang } from '../languages.ts';
import { citationsIn } from './check/rules/citation.ts';
import type { Article, Library } from './library.ts';
import { articleLabel, inLawOrder, type Law, type Register } from './register.ts';
import { usesIn, type Use } from './usage.ts';

/** Blocks of a translation that say what an article of a law says. */
export interface TranslationUse {
  readonly slug: string;
  readonly lang: TranslationLang;
  readonly blocks: readonly string[];
}

/** Blocks that can be heard in a recording. */
export interface RecordingUse {
  readonly id: string;
  readonly lang: Lang;
  readonly blocks: readonly string[];
}

/** What rests on some articles of a law. */
export interface Dependants {
  readonly slugs: readonly string[];
  readonly translations: readonly TranslationUse[];
  readonly recordings: readonly RecordingUse[];
}

export interface ArticleReport extends Dependants {
  readonly article: string;
  readonly label: string;
  readonly uses: readonly Use[];
  /** Other files of the content that rest on it or name it: `quizzes/usury`. */
  readonly pages: readonly string[];
  readonly isUsed: boolean;
}

export interface LawReport extends Pick<
  Law,
  'id' | 'title' | 'short' | 'version' | 'effective' | 'checked' | 'status'
> {
  readonly articles: readonly ArticleReport[];
}

/** Kinds of files beside the articles that cite laws, each a folder of the content. */
const CITING = ['paths', 'events', 'quizzes', 'tests', 'templates'] as const;

/** What can rest on the register. */
export type Resting = Pick<Library, 'articles' | 'register' | (typeof CITING)[number]>;

/** Returns what rests on each registered article, law by law, in the order of the register. */
export function lawsReport(library: Resting): LawReport[] {
  const { articles, register } = library;
  const uses = groupByPlace(articles.flatMap((article) => usesIn(article, register)));
  const files = pagesByPlace(library);
  return [...register.values()].map((law) => {
    const { id, title, short, version, effective, checked, status } = law;
    const numbers = Object.keys(law.articles).sort(inLawOrder);
    const reports = numbers.map((article): ArticleReport => {
      const key = keyOf({ law: id, article });
      const own = uses.get(key) ?? [];
      const pages = files.get(key) ?? [];
      const isUsed = own.length + pages.length > 0;
      return { article, label: articleLabel(article), uses: own, pages, isUsed, ...dependantsOf(own, articles) };
    });
    return { id, title, short, version, effective, checked, status, articles: reports };
  });
}

/** Returns the files beside the articles that rest on one of `numbers` of `law`, or name it. */
export function pagesOn(library: Resting, law: string, numbers: readonly string[]): string[] {
  const files = pagesByPlace(library);
  return [...new Set(numbers.flatMap((article) => files.get(keyOf({ law, article })) ?? []))];
}

function pagesByPlace(library: Resting): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const kind of CITING) {
    for (const page of library[kind]) {
      for (const key of new Set(placesIn(page, library.register)))
        found.set(key, [...(found.get(key) ?? []), `${kind}/${page.id}`]);
    }
  }
  return found;
}

/** Looked for in all that a file says: its `statute` or `law`, and what its sentences name. */
function placesIn(value: unknown, register: Register): string[] {
  if (typeof value === 'string')
    return citationsIn(value, register).flatMap(({ law, article }) =>
      law === undefined || article === undefined ? [] : [keyOf({ law: law.id, article })],
    );
  if (typeof value !== 'object' || value === null) return [];
  const { law, id, article } = value as Readonly<Record<string, unknown>>;
  const cited = typeof law === 'string' ? law : id;
  const own = typeof cited === 'string' && typeof article === 'string' ? [keyOf({ law: cited, article })] : [];
  return [...own, ...Object.values(value).flatMap((part) => placesIn(part, register))];
}

/** Returns the articles, and the translated and spoken blocks, in which `uses` stand. */
export function dependantsOf(uses: readonly Use[], articles: readonly Article[]): Dependants {
  const slugs = [...new Set(uses.map((use) => use.slug))];
  const using = articles.filter((article) => slugs.includes(article.slug));
  const blocksOf = (slug: string): ReadonlySet<string> =>
    new Set(uses.filter((use) => use.slug === slug).map((use) => use.block));
  return {
    slugs,
    translations: using.flatMap((article) => translationsOf(article, blocksOf(article.slug))),
    recordings: using.flatMap((article) => recordingsOf(article, blocksOf(article.slug))),
  };
}

function translationsOf({ slug, blocks, translations }: Article, ids: ReadonlySet<string>): TranslationUse[] {
  return Object.values(translations).flatMap((translation) => {
    if (translation === null) return [];
    const { lang, rows } = translation;
    const found = blocks.filter(({ id }, index) => ids.has(id) && rows[index]?.state === 'translated');
    return found.length === 0 ? [] : [{ slug, lang, blocks: found.map(({ id }) => id) }];
  });
}

function recordingsOf({ recordings }: Article, ids: ReadonlySet<string>): RecordingUse[] {
  return recordings.flatMap(({ id, lang, cues }) => {
    const found = cues.map(({ block }) => block).filter((block) => ids.has(block));
    return found.length === 0 ? [] : [{ id, lang, blocks: found }];
  });
}

function groupByPlace(uses: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const groups = new Map<string, Use[]>();
  for (const use of uses) groups.set(keyOf(use), [...(groups.get(keyOf(use)) ?? []), use]);
  return groups;
}

function keyOf({ law, article }: { readonly law: string; readonly article: string }): string {
  return `${law} ${article}`;
}
