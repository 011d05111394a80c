/** What a reader is offered while typing, and again from what was searched before. */
import { LANGUAGES, TRANSLATION_LANGS, type Lang } from '../../languages.ts';

export type Suggestion =
  /** Words to search for instead; `lang` is what they are in. */
  | { readonly kind: 'query'; readonly text: string; readonly lang: Lang }
  /**
   * A page to go to at once. `path` is below the folder of the reader's language, as in the guide: `articles/x/`,
   * `laws/y/#a1042`. `lang` is that of the title, which may be another than the page's.
   */
  | { readonly kind: 'page'; readonly path: string; readonly title: string; readonly lang: Lang };

/** A piece of a suggestion; `isMatch` when it is what was typed. */
export interface MatchPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Returns `text` in pieces, with the first place marked where what was `typed` stands in it, whatever the case. */
export function partsOf(text: string, typed: string): MatchPart[] {
  const [lower, wanted] = [text.toLowerCase(), typed.trim().toLowerCase()];
  // A few letters are longer in lower case: places in one are then not places in the other.
  const at = wanted === '' || lower.length !== text.length ? -1 : lower.indexOf(wanted);
  if (at < 0) return [{ text, isMatch: false }];
  const end = at + wanted.length;
  return [
    { text: text.slice(0, at), isMatch: false },
    { text: text.slice(at, end), isMatch: true },
    { text: text.slice(end), isMatch: false },
  ].filter((part) => part.text !== '');
}

/** Returns the language whose script `text` has letters of; Chinese for all else, as for what is typed in Latin. */
export function langOfWriting(text: string): Lang {
  const has = (lang: Lang): boolean => new RegExp(`\\p{Script=${LANGUAGES[lang].script}}`, 'u').test(text);
  return TRANSLATION_LANGS.find(has) ?? 'zh';
}
