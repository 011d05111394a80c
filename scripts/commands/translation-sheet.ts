/** `npm run translation:sheet <slug…> -- --lang ii [--out folder]`: an article to translate on paper and in Word. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { sheetOf } from '../../src/model/translation/sheet.ts';
import { statuteWords } from '../../src/model/register.ts';
import { printPage } from '../../src/site/hand-out/print-page.ts';
import { writeDocx } from '../../src/site/hand-out/write-docx.ts';
import { readSheetArgs } from '../sheet-args.ts';

export async function run(args: string[]): Promise<void> {
  const env = readEnv();
  const { library, articles, lang, out } = readSheetArgs(env, 'translation:sheet', args);
  const dir = resolve(out);
  await mkdir(dir, { recursive: true });
  const wording = statuteWords.bind(null, library.register);
  for (const article of articles) {
    const blocks = sheetOf(article, lang, wording);
    const name = `${article.slug}-${lang}`;
    await writeFile(join(dir, `${name}.html`), printPage(article, lang, blocks, env.today));
    await writeFile(join(dir, `${name}.docx`), await writeDocx(article, lang, blocks, env.today));
    console.log(`${article.slug}：${name}.html（打印）、${name}.docx（Word、WPS）`);
  }
  console.log(`写在 ${dir}。.docx 填好以后：npm run translation:import 填好的.docx`);
}
