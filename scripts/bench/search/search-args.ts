/** What is written behind `npm run bench:search --`. */
import { isLang, type Lang, LANGS } from '../../../src/languages.ts';
import { CommandFailed } from '../../command.ts';
import { readOptions, wholeNumber } from '../options.ts';
import { SEARCHES } from './peers/build-searches.ts';

export interface SearchArgs {
  /** Of which the medians are taken. */
  readonly runs: number;
  /** Articles a language, one table each. */
  readonly sizes: readonly number[];
  readonly langs: readonly Lang[];
  /** Ids of the engines. */
  readonly only: readonly string[];
  /** For recall and precision, a language. */
  readonly phrases: number;
  /** Whether the table goes into docs/search.md. */
  readonly write: boolean;
}

const IDS = SEARCHES.map(({ id }) => id);
const USAGE = `可以写：npm run bench:search -- --runs 3 --size 30,300 --langs ${LANGS.join(',')} --only ${IDS.join(',')} --phrases 20 --write`;

const OPTIONS = {
  runs: { type: 'string', default: '3' },
  size: { type: 'string', default: '30,300' },
  langs: { type: 'string', default: LANGS.join(',') },
  only: { type: 'string', default: IDS.join(',') },
  phrases: { type: 'string', default: '20' },
  write: { type: 'boolean', default: false },
} as const;

/** @throws CommandFailed when something else is written. */
export function readSearchArgs(args: readonly string[]): SearchArgs {
  const { runs, size, langs, only, phrases, write } = readOptions(args, OPTIONS, USAGE);
  return {
    runs: wholeNumber('--runs', runs, USAGE),
    sizes: listed(size).map((written) => wholeNumber('--size', written, USAGE)),
    langs: listed(langs).map((code) => (isLang(code) ? code : refuse('--langs', code))),
    only: listed(only).map((id) => (IDS.includes(id) ? id : refuse('--only', id))),
    phrases: wholeNumber('--phrases', phrases, USAGE),
    write,
  };
}

function listed(written: string): string[] {
  return [...new Set(written.split(',').map((part) => part.trim()))];
}

function refuse(name: string, written: string): never {
  throw new CommandFailed(`${name} 看不懂“${written}”。${USAGE}`);
}
