/** `npm run translation:record <slug> <ii|bo> [-- --check]`: which Chinese block each block was made from. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { isLang, isTranslationLang, type TranslationLang } from '../../src/languages.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import { readForRecording, recordFiles } from '../../src/model/translation/read.ts';
import { CommandFailed } from '../command.ts';

export async function run(args: string[]): Promise<void> {
  const check = args.includes('--check');
  const [slug = '', lang = ''] = args.filter((arg) => !arg.startsWith('--'));
  if (slug === '' || !isLang(lang) || !isTranslationLang(lang)) {
    throw new CommandFailed(
      '请写成：npm run translation:record <文章> <ii 或 bo>，例如 npm run translation:record bride-price ii',
    );
  }
  recordOne(slug, lang, check);
}

/** Writes `<lang>.yaml`, `blocks.yaml` and `sources.yaml` of one article; with `check` it only says whether they would change. */
export function recordOne(slug: string, lang: TranslationLang, check: boolean): void {
  const env = readEnv();
  const result = readForRecording(env.contentDir, slug, lang);
  if (!result.ok) throw new CommandFailed(reportFindings(result.findings, 'text'));
  const dir = join(env.contentDir, 'articles', slug);
  const changed = Object.entries(recordFiles(result, lang))
    .map(([name, text]) => write(join(dir, name), text, check))
    .some(Boolean);
  if (check && changed)
    throw new CommandFailed(`${slug} 的${lang}译文还没有登记。请运行：npm run translation:record ${slug} ${lang}`);
  console.log(`${slug} ${lang}：${result.summary}`);
}

/** Returns whether the file was not as it is to be. */
function write(path: string, text: string, check: boolean): boolean {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  if (!check) writeFileSync(path, text);
  return true;
}
