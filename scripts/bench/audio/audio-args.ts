/** What is written behind `npm run bench:audio --`. */
import { readOptions, wholeNumber } from '../options.ts';

export interface AudioArgs {
  /** Length of each voice that is made by arithmetic. */
  readonly seconds: number;
  /** Whether the table goes into docs/audio.md. */
  readonly write: boolean;
}

const USAGE = '可以写：npm run bench:audio -- --seconds 60 --write';

/** @throws CommandFailed when something else is written. */
export function readAudioArgs(args: readonly string[]): AudioArgs {
  const options = { seconds: { type: 'string', default: '60' }, write: { type: 'boolean', default: false } } as const;
  const { seconds, write } = readOptions(args, options, USAGE);
  return { seconds: wholeNumber('--seconds', seconds, USAGE), write };
}
