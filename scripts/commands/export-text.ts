/** `npm run export:text [-- <folder>]`: each article as plain text, every statute in full with its citation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { exportArticle } from '../../src/model/export-text.ts';
import { loadLibrary } from '../../src/model/library.ts';

export async function run(args: string[]): Promise<void> {
  const env = readEnv();
  const dir = resolve(args[0] ?? join(env.cacheDir, 'text'));
  const { library } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts });
  mkdirSync(dir, { recursive: true });
  let quotations = 0;
  for (const article of library.articles) {
    const exported = exportArticle(article, library.register);
    quotations += exported.quotations;
    writeFileSync(join(dir, `${article.slug}.md`), exported.text);
  }
  console.log(`写好了 ${library.articles.length} 篇，引用法律原文 ${quotations} 处：${dir}`);
}
