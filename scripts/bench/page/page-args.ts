/** What is written behind `npm run bench:page --`. */
import { readOptions, wholeNumber } from '../options.ts';

export interface BenchArgs {
  /** A built site; null: the one of this folder, built anew when it is not up to date. */
  readonly distDir: string | null;
  readonly slug: string;
  /** Of which the medians are taken. */
  readonly runs: number;
  /** Whether the table goes into docs/performance.md. */
  readonly write: boolean;
}

const USAGE = '可以写：npm run bench:page -- --runs 5 --dist <构建好的文件夹> --article <短名> --write';

const OPTIONS = {
  dist: { type: 'string' },
  article: { type: 'string', default: 'legal-aid' },
  runs: { type: 'string', default: '5' },
  write: { type: 'boolean', default: false },
} as const;

/** @throws CommandFailed when something else is written. */
export function readBenchArgs(args: readonly string[]): BenchArgs {
  const { dist = null, article, runs, write } = readOptions(args, OPTIONS, USAGE);
  return { distDir: dist, slug: article, runs: wholeNumber('--runs', runs, USAGE), write };
}
