/** `npm run bench:search` from beginning to end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../../src/env.ts';
import { launchChromium } from '../../chromium.ts';
import { writeBlock } from '../write-block.ts';
import { buildSearches, type BuiltSearch, SEARCHES } from './peers/build-searches.ts';
import { reportSearches } from './report.ts';
import { measureSearches, type SizeRuns } from './run/measure-searches.ts';
import type { SearchArgs } from './search-args.ts';
import { type CorpusArticle, makeCorpus } from './text/corpus.ts';

const DOC = 'docs/search.md';

interface Prepared {
  readonly corpus: readonly CorpusArticle[];
  readonly built: readonly BuiltSearch[];
}

/** Measures, prints the tables, and with `args.write` puts them into the docs. Progress goes to the error output. */
export async function benchSearch(env: Env, args: SearchArgs): Promise<void> {
  const log = (line: string): void => console.error(line);
  const cacheDir = join(env.cacheDir, 'bench');
  const recipes = SEARCHES.filter(({ id }) => args.only.includes(id));
  const prepared: Prepared[] = [];
  for (const size of args.sizes) {
    const corpus = makeCorpus(size);
    prepared.push({ corpus, built: await buildSearches({ env, corpus, recipes, cacheDir, log }) });
  }
  const browser = await launchChromium();
  try {
    const sizes: SizeRuns[] = [];
    const raw = join(cacheDir, 'search.json');
    mkdirSync(cacheDir, { recursive: true });
    for (const one of prepared) {
      sizes.push(await measureSearches({ ...one, ...args, browser, log }));
      // After each size: the next may take an hour.
      writeFileSync(raw, `${JSON.stringify(sizes, null, 1)}\n`);
    }
    const circumstances = { today: env.today, cores: availableParallelism(), chromium: browser.version() };
    const tables = reportSearches(sizes, { ...circumstances, ...args });
    console.log(tables);
    log(`每一轮的数：${raw}`);
    if (args.write) {
      writeBlock(DOC, 'bench:search', tables);
      log(`写进了 ${DOC}`);
    }
  } finally {
    await browser.close();
  }
}
