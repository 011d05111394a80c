/** The glossary as pages and checks ask it: terms in groups, and by their ids. */
import type { BlockBody } from './block.ts';
import { inlineRuns, walkInlines } from './check/walk.ts';
import type { GlossaryFiles } from './load/glossary.ts';
import { yiWordsOf, type YiWords } from './translation/attested.ts';
import type { AttestedWord, GlossarySource, TermFile } from './schema/glossary.ts';

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
  /** What is known of Yi words; null without such a list. */
  readonly yiWords: YiWords | null;
}

/** Returns the glossary of the files of a content folder. */
export function glossaryOf({ groups, names, sources, attested }: GlossaryFiles): Glossary {
  const terms = [...groups.values()].flatMap(({ value }) => value);
  const order = names.value.map(({ id }) => id);
  const nameOf = (id: string): string => names.value.find((group) => group.id === id)?.zh ?? id;
  const byId = new Map(terms.map((term) => [term.id, term]));
  return {
    groups: [...new Set([...order, ...groups.keys()])].flatMap((id): TermGroup[] => {
      const own = groups.get(id)?.value ?? [];
      return own.length === 0 ? [] : [{ id, name: nameOf(id), terms: own }];
    }),
    byId,
    sources: new Map(sources.value.map((source) => [source.id, source])),
    attested: attested.value,
    yiWords: yiWordsOf({ attested: attested.value, byId }),
  };
}

/** Returns how a term is written in Chinese, as articles write it first. */
export function chineseOf(term: Term): readonly string[] {
  return [term.zh, ...(term.also ?? [])];
}

/** Returns whether a block has a word that the glossary explains. */
export function explainsWord(body: BlockBody): boolean {
  return inlineRuns(body)
    .flatMap(walkInlines)
    .some((inline) => inline.type === 'term');
}

/** Returns what a form says of its sources, in words: `udhr 16.1; sil` → 人权宣言 16.1, 彝汉英词汇. */
export function sourcesSaid(written: string, { sources }: Pick<Glossary, 'sources'>): string[] {
  return written.split(';').map((part) => {
    const [id = '', ...place] = part.trim().split(/\s+/u);
    return [sources.get(id)?.short ?? id, ...place].join(' ');
  });
}
