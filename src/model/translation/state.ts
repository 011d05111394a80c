/** The state of a translation, block by block, derived from recorded acts: nothing here is stored. */
import type { Block } from '../block.ts';
import type { ShowPolicy } from '../schema/site.ts';
import type { RecordedBlock, TranslationAct, TranslationRecord } from '../schema/translation.ts';
import { align, type Alignment, type Match } from './align.ts';
import { AS_IT_IS, type SameMeaning } from './held.ts';
import { keyOf, type SourceBlock } from './identity.ts';

/** Who stands behind the words: a program, a person, or a named native reviewer. */
export type Review =
  | { readonly level: 'machine' }
  | { readonly level: 'draft'; readonly by: string; readonly on: string }
  | { readonly level: 'reviewed'; readonly by: string; readonly place: string; readonly on: string };

export type ReviewLevel = Review['level'];

/** What a reader gets to see of one block. */
export type Show = 'hide' | 'beside' | 'alone';

/** One Chinese block in another language. */
export type TranslationRow =
  | {
      readonly state: 'translated';
      readonly block: Block;
      readonly review: Review;
      readonly stale: boolean;
      /** Fingerprint of the Chinese it was made from. */
      readonly madeFrom: string;
      readonly show: Show;
    }
  | { readonly state: 'untranslated' }
  | { readonly state: 'missing' };

export interface TranslationCounts {
  readonly translated: number;
  readonly untranslated: number;
  readonly missing: number;
  readonly stale: number;
  readonly machine: number;
  readonly draft: number;
  readonly reviewed: number;
}

/** Returns one row a Chinese block, in the order of the Chinese. */
export function translationRows(
  source: readonly SourceBlock[],
  translated: readonly Block[],
  record: TranslationRecord,
  policy: ShowPolicy,
  same: SameMeaning = AS_IT_IS,
): TranslationRow[] {
  const bySource = alignSources(source, record, same);
  const texts = textOfRecorded(record.blocks, translated);
  return source.map((_, index) => {
    const match: Match | undefined = bySource.matches[index];
    if (match === undefined || match.state === 'new') return { state: 'missing' };
    const entry = record.blocks[match.recorded];
    if (entry === undefined) return { state: 'missing' };
    if (entry.state === 'untranslated') return { state: 'untranslated' };
    const block = texts.get(match.recorded);
    if (block === undefined) return { state: 'missing' };
    // A statute without a gist is the register's Chinese and nothing else.
    if (block.body.kind === 'statute' && block.body.statute.gist.length === 0) return { state: 'untranslated' };
    const review = reviewOf(block.fingerprint, record.acts);
    const stale = match.state === 'changed';
    return { state: 'translated', block, review, stale, madeFrom: entry.source, show: policy[review.level] };
  });
}

/** Returns how the present Chinese continues the one that was recorded. */
export function alignSources(source: readonly SourceBlock[], record: TranslationRecord, same: SameMeaning): Alignment {
  return align(
    record.blocks.map((entry) => ({ kind: entry.kind, fingerprint: same(entry.source) })),
    source.map((block) => ({ kind: block.body.kind, fingerprint: same(block.fingerprint) })),
  );
}

/** How the translation's present blocks continue its recorded ones: index of the recorded → block. */
function textOfRecorded(recorded: readonly RecordedBlock[], present: readonly Block[]): Map<number, Block> {
  const { matches } = alignTexts(recorded, present);
  const texts = new Map<number, Block>();
  matches.forEach((match, index) => {
    const block = present[index];
    if (match.state !== 'new' && block !== undefined && block.body.kind !== 'untranslated')
      texts.set(match.recorded, block);
  });
  return texts;
}

/** Returns the alignment of a translation's recorded blocks with the blocks of its file. */
export function alignTexts(recorded: readonly RecordedBlock[], present: readonly Block[]) {
  return align(
    recorded.map((entry) =>
      entry.state === 'translated'
        ? { kind: entry.kind, fingerprint: entry.text }
        : { kind: 'untranslated', fingerprint: '' },
    ),
    present.map((block) =>
      block.body.kind === 'untranslated' ? { kind: 'untranslated', fingerprint: '' } : keyOf(block),
    ),
  );
}

/** An act speaks of the words that had its fingerprints: a later edit is nobody's act, and so `machine`. */
function reviewOf(fingerprint: string, acts: readonly TranslationAct[]): Review {
  const about = acts.filter((act) => act.texts.includes(fingerprint));
  const reviewed = about.findLast((act) => act.act === 'reviewed');
  if (reviewed) return { level: 'reviewed', by: reviewed.by, place: reviewed.place, on: reviewed.on };
  const handedIn = about.findLast((act) => act.act === 'handed-in');
  if (handedIn) return { level: 'draft', by: handedIn.by, on: handedIn.on };
  return { level: 'machine' };
}

/** Returns how many blocks are in which state. */
export function countRows(rows: readonly TranslationRow[]): TranslationCounts {
  const translated = rows.filter((row) => row.state === 'translated');
  const at = (level: ReviewLevel): number => translated.filter((row) => row.review.level === level).length;
  return {
    translated: translated.length,
    untranslated: rows.filter((row) => row.state === 'untranslated').length,
    missing: rows.filter((row) => row.state === 'missing').length,
    stale: translated.filter((row) => row.stale).length,
    machine: at('machine'),
    draft: at('draft'),
    reviewed: at('reviewed'),
  };
}
