/** The name of a part of the page, for screen readers: it is read out in the language of the part, not of its own words. */
import type { WordKey } from '../../i18n/keys.ts';
import { useWords } from '../../i18n/words.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';

export interface PartName {
  readonly text: string;
  /** `lang` of the part, where its name is in another language than the page. */
  readonly lang: string | undefined;
  /** `lang` of what stands in the part: the page's again, where the part's is another. */
  readonly inside: string | undefined;
}

/** Returns the name `k` of a part of a page in `lang`. */
export function partName(lang: Lang, k: WordKey): PartName {
  const word = useWords(lang).t(k);
  const { tag } = LANGUAGES[lang];
  const isForeign = word.lang !== tag;
  return { text: word.text, lang: isForeign ? word.lang : undefined, inside: isForeign ? tag : undefined };
}
