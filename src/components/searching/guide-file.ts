/** The file that the search page asks before its index has come, one a language, with a name by its content. */
import { createHash } from 'node:crypto';
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import { guideOf } from '../../model/guide.ts';
import { langsToHear } from '../reading/article-list.ts';

/** Returns name (without ending) and text of the guide for pages in `lang`. */
export function guideFile(lang: Lang): { readonly name: string; readonly json: string } {
  const json = JSON.stringify(guideOf(content().library, lang, langsToHear));
  return { name: `${lang}.${createHash('sha256').update(json).digest('hex').slice(0, 10)}`, json };
}
