/** Recording a translation: which Chinese block each block was made from. */
import type { Block } from '../block.ts';
import type { Finding } from '../check/finding.ts';
import type { RecordedBlock, TranslationAct, TranslationRecord } from '../schema/translation.ts';
import { compareShape } from './shape.ts';
import { alignTexts } from './state.ts';

export type Recorded = { readonly record: TranslationRecord } | { readonly finding: Finding };

/**
 * Returns what `<lang>.yaml` is to say now, or the place where the shapes part. Acts are kept: what
 * they were about is decided by fingerprints, so that an edit undoes a review by itself. A block that
 * did not change keeps the Chinese fingerprint it was recorded with: recording again does not make a
 * stale block fresh.
 */
export function recordTranslation(options: {
  readonly source: readonly Block[];
  readonly translated: readonly Block[];
  readonly before: TranslationRecord | null;
  readonly file: string;
  readonly slug: string;
  readonly lang: string;
  /** What somebody did just now. */
  readonly acts?: readonly TranslationAct[];
}): Recorded {
  const { source, translated, before, file, slug, lang, acts = [] } = options;
  const difference = compareShape(source, translated, file, slug, lang);
  if (difference !== null) return { finding: difference };
  const unchanged = unchangedTexts(before, translated);
  const blocks = source.map((from, index): RecordedBlock => {
    const to = translated[index];
    const kind = from.body.kind;
    if (to === undefined || to.body.kind === 'untranslated')
      return { state: 'untranslated', kind, source: from.fingerprint };
    return { state: 'translated', kind, source: unchanged.get(index) ?? from.fingerprint, text: to.fingerprint };
  });
  return { record: { blocks, acts: [...(before?.acts ?? []), ...acts] } };
}

/** Index of each present block whose words are as recorded → the Chinese fingerprint it was made from. */
function unchangedTexts(before: TranslationRecord | null, translated: readonly Block[]): Map<number, string> {
  const sources = new Map<number, string>();
  if (before === null) return sources;
  alignTexts(before.blocks, translated).matches.forEach((match, index) => {
    const entry = match.state === 'same' ? before.blocks[match.recorded] : undefined;
    if (entry?.state === 'translated') sources.set(index, entry.source);
  });
  return sources;
}
