/**
 * `npm run bench:page [-- --runs 5 --dist <folder> --article <slug> --write]`: how long a page takes on a cheap phone
 * with a bad network, side by side with the same words in other generators. See docs/performance.md.
 */
import { readEnv } from '../../src/env.ts';
import { benchPage } from '../bench/page/bench-page.ts';
import { readBenchArgs } from '../bench/page/page-args.ts';

export async function run(args: string[]): Promise<void> {
  await benchPage(readEnv(), readBenchArgs(args));
}
