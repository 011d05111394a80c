/** The glossary as pages and checks ask it: terms in groups, and by their ids. */
import type { TranslationLang } from '../languages.ts';
import type { GlossaryFiles } from './load/glossary.ts';
import type { AttestedWord, GlossarySource, TermFile, TermForm } from './schema/glossary.ts';

export type Term = TermFile;

export interface TermGroup {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly Term[];
}

export interface Glossary {
  /** In the order of `groups.yaml`; none is empty. */
  readonly groups: readonly TermGroup[];
  readonly byId: ReadonlyMap<string, Term>;
  readonly sources: ReadonlyMap<string, GlossarySource>;
  /** Yi words that stand in a source; without any nothing is said of Yi words. */
  readonly attested: readonly AttestedWord[];
}

/** Returns the glossary of the files of a content folder. */
export function glossaryOf({ groups, names, sources, attested }: GlossaryFiles): Glossary {
  const terms = [...groups.values()].flatMap(({ value }) => value);
  const order = names.value.map(({ id }) => id);
  const nameOf = (id: string): string => names.value.find((group) => group.id === id)?.zh ?? id;
  return {
    groups: [...new Set([...order, ...groups.keys()])].flatMap((id): TermGroup[] => {
      const own = groups.get(id)?.value ?? [];
      return own.length === 0 ? [] : [{ id, name: nameOf(id), terms: own }];
    }),
    byId: new Map(terms.map((term) => [term.id, term])),
    sources: new Map(sources.value.map((source) => [source.id, source])),
    attested: attested.value,
  };
}

/** Returns what a term is called in a language, the best first. */
export function formsOf(term: Term, lang: TranslationLang): readonly TermForm[] {
  return term[lang];
}

/** Returns how a term is written in Chinese, as articles write it first. */
export function chineseOf(term: Term): readonly string[] {
  return [term.zh, ...(term.also ?? [])];
}
