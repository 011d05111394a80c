/**
 * `npm run bench:search [-- --runs 3 --size 30,300 --langs zh,ii,bo --only ours,starlight --phrases 20 --write]`: what
 * a search costs on a cheap phone with a bad network and what it finds, side by side with other engines over the same
 * text. See docs/search.md.
 */
import { readEnv } from '../../src/env.ts';
import { benchSearch } from '../bench/search/bench-search.ts';
import { readSearchArgs } from '../bench/search/search-args.ts';

export async function run(args: string[]): Promise<void> {
  await benchSearch(readEnv(), readSearchArgs(args));
}
