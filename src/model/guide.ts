/** What the search page knows before its index has come: which words belong to which article. See `lib/search/guide.ts`. */
import type { Lang } from '../languages.ts';
import type { GuideData, GuidePage } from '../lib/search/guide-data.ts';
import { termsOf, wordMap } from '../lib/search/guide.ts';
import { inlineRuns } from './check/walk.ts';
import type { Article, Library } from './library.ts';
import { textOf } from './parse/inline.ts';
import { langsToRead, wordsOf } from './reading.ts';

/** Pairs of characters kept of an article's text. More find no more (docs/search.md). */
const PAIRS = 30;

/**
 * Returns the guide for pages in `lang`. The same library gives the same guide.
 * @param langsToHear - the languages with a recording of an article
 */
export function guideOf(library: Library, lang: Lang, langsToHear: (article: Article) => readonly Lang[]): GuideData {
  const { articles, services, register, synonyms } = library;
  const words = wordMap(synonyms);
  const telling = tellingPairs(articles, words);
  const pages = articles.map((article): GuidePage => {
    const { source, target } = wordsOf(article, lang, 'title');
    const heard = langsToHear(article);
    return {
      path: `articles/${article.slug}/`,
      title: textOf(target ?? source),
      ...(target === null ? {} : { zh: textOf(source) }),
      words: article.meta.searchWords,
      pairs: telling.get(article.slug) ?? '',
      topic: article.meta.topic,
      langs: langsToRead(article)
        .map((code) => (heard.includes(code) ? initialOf(code).toUpperCase() : initialOf(code)))
        .join(''),
    };
  });
  return {
    same: synonyms.same,
    filler: synonyms.filler,
    pages: [
      ...pages,
      ...services.map((service): GuidePage => ({
        path: `services/#tel-${service.number}`,
        title: `${service.number} ${(service[lang] ?? service.zh).name}`,
        ...(service[lang] === undefined || lang === 'zh' ? {} : { zh: `${service.number} ${service.zh.name}` }),
        words: [service.number],
        pairs: '',
        langs: '',
      })),
    ],
    laws: [...register.values()].map((law) => ({
      path: `laws/${law.id}/`,
      names: [...new Set([law.title, law.short, ...law.aliases])],
      articles: Object.keys(law.articles).join(' '),
    })),
  };
}

/** One letter a language, as `GuidePage.langs` has it. */
function initialOf(lang: Lang): string {
  return lang.charAt(0);
}

/** Slug → the pairs that stand often in its text and in few others, the most telling first. */
function tellingPairs(articles: readonly Article[], words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const counted = articles.map((article) => {
    const counts = new Map<string, number>();
    for (const block of article.blocks) {
      for (const run of inlineRuns(block.body)) {
        for (const term of termsOf(textOf(run), words, Infinity)) {
          if (/^\p{Script=Han}{2}$/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
        }
      }
    }
    return { slug: article.slug, counts };
  });
  const documents = new Map<string, number>();
  for (const { counts } of counted)
    for (const pair of counts.keys()) documents.set(pair, (documents.get(pair) ?? 0) + 1);
  const weigh = ([pair, times]: readonly [string, number]): number =>
    (1 + Math.log(times)) * Math.log(articles.length / (documents.get(pair) ?? 1));
  return new Map(
    counted.map(({ slug, counts }) => [
      slug,
      [...counts]
        .map((entry) => ({ pair: entry[0], weight: weigh(entry) }))
        .sort((a, b) => b.weight - a.weight || (a.pair < b.pair ? -1 : 1))
        .slice(0, PAIRS)
        .map(({ pair }) => pair)
        .join(''),
    ]),
  );
}
