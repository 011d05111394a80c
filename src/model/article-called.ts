/** The article that a hand-in means. */
import type { Article } from './load/article.ts';
import type { Library } from './library.ts';

/** Returns the article that is or once was called `written`: a sheet may be older than a new name. */
export function articleCalled(
  written: string,
  { articles, redirects }: Pick<Library, 'articles' | 'redirects'>,
): Article | undefined {
  const slug = slugNow(written, redirects);
  return articles.find((entry) => entry.slug === slug);
}

/** Returns what the article that was called `written` is called now. */
export function slugNow(written: string, redirects: Library['redirects']): string {
  return (Object.hasOwn(redirects, written) ? redirects[written] : undefined) ?? written;
}
