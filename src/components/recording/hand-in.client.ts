/** What a speaker, or who listened, hands in as files. */
import {
  NAMES,
  type NamesHandIn,
  type RecordingCheckHandIn,
  type RecordingHandIn,
} from '../../lib/recording-hand-in.ts';
import type { HandInFiles } from '../handing-in/files.client.ts';

/** Returns the files of a recording, of an article or of names; `sounds` in the order of its parts. */
export function recordingFiles(
  handIn: RecordingHandIn | NamesHandIn,
  sounds: readonly Blob[],
  day: string,
): HandInFiles {
  const of =
    handIn.format === 'muyu-pufa/names' ? `${NAMES}-${handIn.lang}` : `${handIn.article}-${handIn.lang}-${handIn.kind}`;
  return {
    name: `${of}-${day}`,
    text: { name: 'recording.yaml', words: textOf(handIn) },
    sounds: handIn.parts.map(({ file }, index) => ({ name: file, sound: sounds[index] ?? new Blob() })),
    day,
  };
}

/** Returns the file of a check. */
export function checkFiles(handIn: RecordingCheckHandIn): HandInFiles {
  return {
    name: `${handIn.article}-${handIn.recording}-check-${handIn.on}`,
    text: { name: 'check.yaml', words: textOf(handIn) },
    sounds: [],
    day: handIn.on,
  };
}

/** JSON is YAML, and a person can read it. */
function textOf(handIn: RecordingHandIn | NamesHandIn | RecordingCheckHandIn): string {
  return `${JSON.stringify(handIn, null, 2)}\n`;
}
