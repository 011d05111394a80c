/** Addresses within the site. Content writes them without base and language: `/articles/legal-aid/`. */
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';

/** Returns the address of `path` (which begins with `/`) in `lang`, or outside the languages when it is left out. */
export function href(path: string, lang?: Lang): string {
  return `${content().env.base}${lang === undefined ? '' : `${lang}/`}${path.replace(/^\/+/, '')}`;
}

/** Returns the address with its origin, for canonical links and cards. */
export function absoluteHref(path: string, lang?: Lang): string {
  return `${content().env.site}${href(path, lang)}`;
}
