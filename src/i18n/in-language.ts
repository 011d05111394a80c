/** Words that stand in the content folder in several languages. */
import { LANGUAGES, type Lang } from '../languages.ts';

type InLanguages<T> = { readonly zh: T } & { readonly [L in Exclude<Lang, 'zh'>]?: T | undefined };

/** Returns the words of `lang` or of its fallback, with the BCP 47 tag of the one returned. */
export function inLanguage<T>(words: InLanguages<T>, lang: Lang): { readonly words: T; readonly lang: string } {
  for (let code: Lang | null = lang; code !== null; code = LANGUAGES[code].fallback) {
    const found = words[code];
    if (found !== undefined) return { words: found, lang: LANGUAGES[code].tag };
  }
  return { words: words.zh, lang: LANGUAGES.zh.tag };
}
