/** Addresses of what content points at. */
import { href } from '../frame/href.ts';
import type { Lang } from '../../languages.ts';

/** Returns the id of an article of a law on the law's page: `a1042`, `apreamble`. */
export function lawAnchor(article: string): string {
  return `a${article}`;
}

/** Returns the address of an article of a law. */
export function lawHref(lang: Lang, law: string, article?: string): string {
  return href(`/laws/${law}/${article === undefined ? '' : `#${lawAnchor(article)}`}`, lang);
}

/** Returns the address of a link that an editor wrote; the model has let only safe ones through. */
export function contentHref(written: string, lang: Lang): string {
  return written.startsWith('/') ? href(written, lang) : written;
}
