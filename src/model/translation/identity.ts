/** Link ids of the Chinese blocks: given once, kept through edits, so that printed codes go on working. */
import type { Block } from '../block.ts';
import type { BlocksRecord, Held } from '../schema/translation.ts';
import { align, type Key } from './align.ts';

/** A block of the Chinese, with the id that links, translations and cues use. */
export interface SourceBlock extends Block {
  readonly id: string;
}

/** An id that has gone, and the block it stood after (null: the start of the article). */
export interface GoneId {
  readonly id: string;
  readonly after: string | null;
}

export interface Identified {
  readonly blocks: readonly SourceBlock[];
  readonly gone: readonly GoneId[];
}

/** Returns the key that alignment uses for a block. */
export function keyOf(block: Block): Key {
  return { kind: block.body.kind, fingerprint: block.fingerprint };
}

/** Returns `blocks` with their ids: the recorded one where there is one, else one made from the words. */
export function identify(blocks: readonly Block[], record: BlocksRecord | null): Identified {
  const recorded = record?.blocks ?? [];
  const { matches, gone } = align(
    recorded.map((entry) => ({ kind: entry.kind, fingerprint: entry.source })),
    blocks.map(keyOf),
  );
  const taken = new Set([...recorded.map((entry) => entry.id), ...(record?.gone ?? []).map((entry) => entry.id)]);
  const identified = blocks.map((block, index): SourceBlock => {
    const match = matches[index];
    const known = match === undefined || match.state === 'new' ? undefined : recorded[match.recorded]?.id;
    return { ...block, id: known ?? freshId(block, taken) };
  });
  const newlyGone = gone.flatMap(({ recorded: old, after }): GoneId[] => {
    const id = recorded[old]?.id;
    return id === undefined ? [] : [{ id, after: identified[after]?.id ?? null }];
  });
  const present = new Set(identified.map((block) => block.id));
  const before = (record?.gone ?? []).map((entry) =>
    entry.after !== null && present.has(entry.after) ? entry : { ...entry, after: null },
  );
  return { blocks: identified, gone: [...before, ...newlyGone] };
}

/** An id begins with a letter, so that it is one in old CSS selectors too; equal texts are numbered. */
function freshId(block: Block, taken: Set<string>): string {
  const stem = `b${block.fingerprint.slice(0, 6)}`;
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  taken.add(id);
  return id;
}

/** Returns what `blocks.yaml` is to say; what people said still holds stays in it. */
export function blocksRecord(identified: Identified, held: readonly Held[] = []): BlocksRecord {
  return {
    blocks: identified.blocks.map((block) => ({ id: block.id, kind: block.body.kind, source: block.fingerprint })),
    gone: identified.gone.map(({ id, after }) => ({ id, after })),
    ...(held.length === 0 ? {} : { held: [...held] }),
  };
}
