/** Which of several recordings comes first: see docs/audio.md. */
import { DIALECTS } from '../lib/dialects.ts';
import type { RecordingFile } from './schema/recording.ts';

type Spoken = Pick<RecordingFile, 'lang' | 'dialect' | 'speaker'>;

/**
 * Orders recordings of one language, for `sort`: people before machines, then dialects as they stand in the table (the
 * one most widely understood first); a dialect that is not in it comes last. Equal ones stay as they were.
 */
export function byVoice(a: Spoken, b: Spoken): number {
  return machine(a) - machine(b) || rank(a) - rank(b);
}

function machine({ speaker }: Spoken): number {
  return speaker.kind === 'synthetic' ? 1 : 0;
}

function rank({ lang, dialect }: Spoken): number {
  const at = DIALECTS[lang].findIndex(({ id }) => id === dialect.id);
  return at === -1 ? DIALECTS[lang].length : at;
}
