/** The languages as paths: for pages that exist in each. */
import { LANGS, type Lang } from '../languages.ts';

export interface LangParams {
  readonly lang: Lang;
}

/** Returns a path for each language. */
export function langPaths(): { params: { lang: Lang } }[] {
  return LANGS.map((lang) => ({ params: { lang } }));
}
