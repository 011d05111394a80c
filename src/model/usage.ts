/** Which articles rest on which statutes. */
import { citationsIn } from './check/rules/citation.ts';
import { inlineRuns, plainText, statutesOf, walkInlines } from './check/walk.ts';
import type { Article } from './load/article.ts';
import type { Register } from './register.ts';

/** Returns whether `article` shows or quotes `lawArticle` of `law` (any article of it when left out). */
export function restsOn(article: Article, law: string, lawArticle?: string): boolean {
  return citationsOf(article).some(
    (cited) => cited.law === law && (lawArticle === undefined || cited.article === lawArticle),
  );
}

/** Returns whether the Chinese text of `article` shows, quotes or names (`民法典第1042条`) an article of a law. */
export function cites(
  article: Article,
  place: { readonly law: string; readonly article: string },
  register: Register,
): boolean {
  if (restsOn(article, place.law, place.article)) return true;
  return article.blocks
    .flatMap(({ body }) => inlineRuns(body))
    .flatMap((run) => citationsIn(plainText(run).text, register))
    .some((typed) => typed.law?.id === place.law && typed.article === place.article);
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

/**
 * Returns the day up to which the law that `article` speaks of is known: the earliest to which a statute that it rests
 * on was checked, and the day of its own check where it rests on none. Null when it was never checked.
 */
export function lawAsOf(article: Article, register: Register): string | null {
  const { checked } = article.meta;
  if (checked === null) return null;
  const days = citationsOf(article).flatMap(({ law }) => register.get(law)?.checked ?? []);
  return [checked.on, ...days].sort()[0] ?? null;
}
