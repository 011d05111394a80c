/** The Chinese words that translations and recordings were made from: fingerprints cannot be read back. */
import type { Block } from '../block.ts';
import type { RecordingFile } from '../schema/recording.ts';
import type { SourcesRecord, TranslationRecord } from '../schema/translation.ts';
import { wordsOf, type StatuteWording } from './fingerprint.ts';

/** A line of a data file holds no more. */
const MAX_WORDS = 1900;

/**
 * Returns what `sources.yaml` is to say: the words of each Chinese block that something rests on, as they were then, of
 * a statute those of the register. What nothing rests on any more goes.
 */
export function sourcesRecord(
  before: SourcesRecord | null,
  source: readonly Block[],
  records: readonly (TranslationRecord | null)[],
  recordings: readonly Pick<RecordingFile, 'cues'>[],
  wording: StatuteWording,
): SourcesRecord {
  const known = new Map((before?.sources ?? []).map((entry) => [entry.source, entry.words]));
  for (const block of source)
    known.set(
      block.fingerprint,
      wordsOf(block.body, wording).map((words) => Array.from(words).slice(0, MAX_WORDS).join('')),
    );
  const needed = new Set([
    ...records.flatMap((record) =>
      (record?.blocks ?? []).filter(({ state }) => state === 'translated').map((entry) => entry.source),
    ),
    ...recordings.flatMap(({ cues }) => cues.map((cue) => cue.source)),
  ]);
  const sources = [...needed].flatMap((fingerprint) => {
    const words = known.get(fingerprint);
    return words === undefined ? [] : [{ source: fingerprint, words }];
  });
  return { sources: sources.sort((a, b) => (a.source < b.source ? -1 : 1)) };
}
