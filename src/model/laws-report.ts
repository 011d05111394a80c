/** What the register holds, and what rests on each article of it: for whoever keeps the laws up to date. */
import type { Lang, TranslationLang } from '../languages.ts';
import { citationsIn } from './check/rules/citation.ts';
import type { Article, Library } from './library.ts';
import { articleLabel, inLawOrder, type Law, type Register } from './register.ts';
import type { Path } from './schema/path.ts';
import type { Quiz, Test } from './schema/quiz.ts';
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
  /** Other pages that name it: `paths/money`, `quizzes/drugs`. */
  readonly pages: readonly string[];
  readonly isUsed: boolean;
}

export interface LawReport extends Pick<
  Law,
  'id' | 'title' | 'short' | 'version' | 'effective' | 'checked' | 'status'
> {
  readonly articles: readonly ArticleReport[];
}

/** What can rest on the register. */
export type Resting = Pick<Library, 'articles' | 'paths' | 'events' | 'quizzes' | 'tests' | 'templates' | 'register'>;

/** Returns what rests on each registered article, law by law, in the order of the register. */
export function lawsReport(library: Resting): LawReport[] {
  const { articles, register } = library;
  const uses = groupByPlace(articles.flatMap((article) => usesIn(article, register)));
  return [...register.values()].map((law) => {
    const { id, title, short, version, effective, checked, status } = law;
    const numbers = Object.keys(law.articles).sort(inLawOrder);
    const reports = numbers.map((article): ArticleReport => {
      const own = uses.get(keyOf({ law: id, article })) ?? [];
      const pages = pagesNaming(library, id, [article]);
      const isUsed = own.length + pages.length > 0;
      return { article, label: articleLabel(article), uses: own, pages, isUsed, ...dependantsOf(own, articles) };
    });
    return { id, title, short, version, effective, checked, status, articles: reports };
  });
}

/** Returns the pages beside the articles that name one of `numbers` of `law`. Whatever else comes to cite laws is to be added here. */
export function pagesNaming(
  { paths, events, quizzes, tests, templates, register }: Resting,
  law: string,
  numbers: readonly string[],
): string[] {
  const wanted = new Set(numbers.map((article) => keyOf({ law, article })));
  const naming = <T extends { readonly id: string }>(
    folder: string,
    pages: readonly T[],
    keys: (page: T) => string[],
  ) => pages.filter((page) => keys(page).some((key) => wanted.has(key))).map(({ id }) => `${folder}/${id}`);
  const asked = ({ questions }: Quiz | Test): string[] => questions.map(({ statute }) => keyOf(statute));
  return [
    ...naming('paths', paths, (path) => namedIn(path, register)),
    ...naming('events', events, ({ when }) =>
      when.law ? [keyOf({ law: when.law.id, article: when.law.article })] : [],
    ),
    ...naming('quizzes', quizzes, asked),
    ...naming('tests', tests, asked),
    ...naming('templates', templates, ({ blanks, needs, wrong }) =>
      [...blanks, ...needs, ...wrong].flatMap(({ statute }) => (statute ? [keyOf(statute)] : [])),
    ),
  ];
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

/** A path has no quotations; what its sentences name must be registered all the same. */
function namedIn({ zh, questions }: Path, register: Register): string[] {
  const sentences = [
    zh.about,
    ...questions.flatMap((question) => [
      question.zh,
      ...question.answers.flatMap((answer) => [answer.zh, answer.end?.first?.zh ?? '']),
    ]),
  ];
  return sentences.flatMap((sentence) =>
    citationsIn(sentence, register).flatMap(({ law, article }) =>
      law === undefined || article === undefined ? [] : [keyOf({ law: law.id, article })],
    ),
  );
}

function groupByPlace(uses: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const groups = new Map<string, Use[]>();
  for (const use of uses) groups.set(keyOf(use), [...(groups.get(keyOf(use)) ?? []), use]);
  return groups;
}

function keyOf({ law, article }: { readonly law: string; readonly article: string }): string {
  return `${law} ${article}`;
}
