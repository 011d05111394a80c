/** Areas: Yi, Tibetan, the valley of the Anning. */
import type { Article } from './load/article.ts';
import type { Area } from './schema/article.ts';

/** Returns the articles with those that fit `area` first, otherwise in their order. */
export function fittingFirst<A extends Pick<Article, 'meta'>>(articles: readonly A[], area: Area | null): A[] {
  const fits = ({ meta }: A): boolean => area !== null && meta.areas.includes(area);
  return [...articles.filter(fits), ...articles.filter((article) => !fits(article))];
}
