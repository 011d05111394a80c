/** All the Chinese that stands in the content, for tables that hold only what the site needs. */
import { inlineRuns } from './check/walk.ts';
import type { Library } from './library.ts';
import { textOf } from './parse/inline.ts';

/** Returns the words by which pages are named and looked for: titles, search words, synonyms, laws, services. */
export function searchedTexts(library: Library): string[] {
  const { articles, synonyms, register, services } = library;
  return [
    ...articles.flatMap(({ meta, blocks }) => [
      ...meta.searchWords,
      ...blocks
        .filter((block) => block.body.kind === 'title')
        .flatMap((block) => inlineRuns(block.body).map((run) => textOf(run))),
    ]),
    ...synonyms.same.flat(),
    ...synonyms.filler,
    ...[...register.values()].flatMap((law) => [law.title, law.short, ...law.aliases]),
    ...services.map((service) => service.zh.name),
  ];
}

/** Returns every piece of Chinese of the library: the above, the articles' text, the words of the statutes, topics, offices. */
export function allTexts(library: Library): string[] {
  const { articles, register, services, topics, offices } = library;
  return [
    ...searchedTexts(library),
    ...articles.flatMap(({ blocks }) => blocks.flatMap((block) => inlineRuns(block.body).map((run) => textOf(run)))),
    ...[...register.values()].flatMap((law) => Object.values(law.articles)),
    ...services.flatMap((service) => [service.zh.for, service.zh.when]),
    ...topics.flatMap((topic) => [topic.zh.name, topic.zh.about]),
    ...offices.flatMap((office) => [office.name, office.explains]),
  ];
}

/** Returns the Chinese characters in `texts`, each once, in the order of their code points. */
export function hanOf(texts: readonly string[]): string[] {
  return [...new Set(texts.join('').match(/\p{Script=Han}/gu) ?? [])].sort((a, b) => (a < b ? -1 : 1));
}
