/** Which words of the glossary still wait for speakers of a language. */
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import type { Library } from '../library.ts';

/** A term as it is looked for: its place on `/glossary/`, its Chinese. */
export interface WaitingTerm {
  readonly id: string;
  readonly zh: string;
}

export interface TermsStatus {
  readonly lang: TranslationLang;
  readonly terms: number;
  /** Called something in a source. */
  readonly attested: number;
  /** Only proposed: speakers are to say whether it is right. */
  readonly proposed: readonly WaitingTerm[];
  /** Nobody has proposed anything. */
  readonly without: readonly WaitingTerm[];
}

/** Returns what the glossary lacks, a language after the other. */
export function termsStatus({ glossary }: Pick<Library, 'glossary'>): TermsStatus[] {
  const terms = glossary.groups.flatMap((group) => group.terms);
  return TRANSLATION_LANGS.map((lang) => {
    const isAttested = (term: (typeof terms)[number]): boolean => term[lang].some(({ trust }) => trust === 'attested');
    const waiting = terms.filter((term) => !isAttested(term));
    const named = (list: typeof terms): WaitingTerm[] => list.map(({ id, zh }) => ({ id, zh }));
    return {
      lang,
      terms: terms.length,
      attested: terms.length - waiting.length,
      proposed: named(waiting.filter((term) => term[lang].length > 0)),
      without: named(waiting.filter((term) => term[lang].length === 0)),
    };
  });
}
