/** Addresses within the site. Content writes them without base and language: `/articles/legal-aid/`. */
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';

/** Returns the address of `path` (which begins with `/`) in `lang`, or outside the languages when it is left out. */
export function href(path: string, lang?: Lang): string {
  return `${content().env.base}${lang === undefined ? '' : `${lang}/`}${path.replace(/^\/+/, '')}`;
}

/** Returns where “find your case” leads: to the guided paths; to the topics on a site that has none. */
export function casesPath(): string {
  return content().library.paths.length > 0 ? '/paths/' : '/topics/';
}

/** Returns the address with its origin, for canonical links and cards. */
export function absoluteHref(path: string, lang?: Lang): string {
  return `${content().env.site}${href(path, lang)}`;
}
