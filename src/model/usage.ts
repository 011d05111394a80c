/** Which articles rest on which statutes. */
import { inlineRuns, statutesOf, walkInlines } from './check/walk.ts';
import type { Article } from './load/article.ts';

/** Returns whether `article` shows or quotes `lawArticle` of `law` (any article of it when left out). */
export function restsOn(article: Article, law: string, lawArticle?: string): boolean {
  return citationsOf(article).some(
    (cited) => cited.law === law && (lawArticle === undefined || cited.article === lawArticle),
  );
}

/** Returns the places of the register that the Chinese text shows or quotes, each once, in order. */
export function citationsOf(article: Article): { readonly law: string; readonly article: string }[] {
  const cited = article.blocks.flatMap(({ body }) => [
    ...statutesOf(body),
    ...inlineRuns(body).flatMap((run) => walkInlines(run).filter((inline) => inline.type === 'quote')),
  ]);
  const seen = new Map(
    cited.map((place) => [`${place.law} ${place.article}`, { law: place.law, article: place.article }]),
  );
  return [...seen.values()];
}
