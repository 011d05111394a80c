/** What is written behind `npm run bench:page --`. */
import { parseArgs } from 'node:util';
import { CommandFailed } from '../command.ts';

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

/** @throws CommandFailed when something else is written. */
export function readBenchArgs(args: readonly string[]): BenchArgs {
  const values = valuesOf(args);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new CommandFailed(`--runs 后面要写 1 或更大的整数。${USAGE}`);
  return { distDir: values.dist ?? null, slug: values.article, runs, write: values.write };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dist: { type: 'string' },
        article: { type: 'string', default: 'legal-aid' },
        runs: { type: 'string', default: '5' },
        write: { type: 'boolean', default: false },
      },
    }).values;
  } catch (thrown) {
    throw new CommandFailed(`看不懂：${args.join(' ')}。${USAGE}`, { cause: thrown });
  }
}
