/** `npm run bench:page` from beginning to end. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Env } from '../../../src/env.ts';
import { type Lang, LANGS } from '../../../src/languages.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { CommandFailed } from '../../command.ts';
import { articleText, type ArticleText } from '../article-text.ts';
import { ourSite } from '../our-site.ts';
import { buildPeers } from '../peers/build-peers.ts';
import type { ArticleTexts } from '../peers/recipe.ts';
import { writeBlock } from '../write-block.ts';
import { measurePages } from './measure-pages.ts';
import type { BenchArgs } from './page-args.ts';
import { reportPages } from './report.ts';

const DOC = 'docs/performance.md';

/**
 * Measures, prints the table, and with `args.write` puts it into the docs. Progress goes to the error output.
 * @throws CommandFailed when there is nothing to measure.
 */
export async function benchPage(env: Env, args: BenchArgs): Promise<void> {
  const log = (line: string): void => console.error(line);
  const cacheDir = join(env.cacheDir, 'bench');
  const distDir = args.distDir === null ? await ourSite(env, log) : resolve(args.distDir);
  const texts = textsOf(env, args.slug);
  for (const lang of LANGS) {
    if (!existsSync(join(distDir, lang, 'articles', args.slug, 'index.html')))
      throw new CommandFailed(`${distDir} 里没有 ${lang}/articles/${args.slug}/。请先构建：npm run build`);
  }
  const peers = buildPeers(texts, join(cacheDir, 'peers'), log);
  const runs = await measurePages({ distDir, slug: args.slug, texts, peers, runs: args.runs, cacheDir, log });
  mkdirSync(cacheDir, { recursive: true });
  const raw = join(cacheDir, 'page.json');
  writeFileSync(raw, `${JSON.stringify(runs, null, 1)}\n`);
  const table = reportPages(runs, { today: env.today, cores: availableParallelism(), slug: args.slug });
  console.log(table);
  log(`每一轮的数：${raw}`);
  if (args.write) {
    writeBlock(DOC, 'bench:page', table);
    log(`写进了 ${DOC}`);
  }
}

function textsOf(env: Env, slug: string): ArticleTexts {
  const { library } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts });
  const article = library.articles.find((entry) => entry.slug === slug);
  if (article === undefined)
    throw new CommandFailed(`没有 articles/${slug}/ 这篇文章，或者它有错。请先运行：npm run check`);
  const texts = LANGS.map((lang): [Lang, ArticleText] => [lang, articleText(library, article, lang)]);
  return Object.fromEntries(texts) as Record<Lang, ArticleText>;
}
