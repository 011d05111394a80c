/** `npm run translation:xliff <slug…> -- --lang bo [--out folder]`, or `--all`: articles for translators' programs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { statuteWords } from '../../src/model/register.ts';
import { sheetOf } from '../../src/model/translation/sheet.ts';
import { writeXliff } from '../../src/site/hand-out/write-xliff.ts';
import { readSheetArgs } from '../sheet-args.ts';

export async function run(args: string[]): Promise<void> {
  const { library, articles, lang, out } = readSheetArgs(readEnv(), 'translation:xliff', args);
  const wording = statuteWords.bind(null, library.register);
  const [only] = articles;
  const name = `${articles.length === 1 && only !== undefined ? only.slug : 'pufa'}-${lang}.xlf`;
  const path = join(resolve(out), name);
  await mkdir(resolve(out), { recursive: true });
  const withBlocks = articles.map((article) => ({ article, blocks: sheetOf(article, lang, wording) }));
  await writeFile(path, writeXliff(lang, withBlocks, library.glossary));
  console.log(`写好了 ${articles.length} 篇：${path}`);
  console.log(`译好以后：npm run translation:import ${name} -- --by 名字 --place 哪里人 --native 是 --on 哪天`);
}
