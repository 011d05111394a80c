/** `npm run glossary:export -- --tsv|--tbx [file]`: the glossary as a table or a terminology base. */
import { writeFileSync } from 'node:fs';
import { readEnv } from '../../src/env.ts';
import { glossaryTbx, glossaryTsv } from '../../src/model/glossary-export.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { CommandFailed } from '../command.ts';

const WRITERS: ReadonlyMap<string, typeof glossaryTsv> = new Map([
  ['--tsv', glossaryTsv],
  ['--tbx', glossaryTbx],
]);

/** @throws CommandFailed when it was called in another way, or there is nothing to write. */
export async function run([format = '', file, ...more]: string[]): Promise<void> {
  const write = WRITERS.get(format);
  if (write === undefined || more.length > 0)
    throw new CommandFailed(
      '请写：npm run glossary:export -- --tsv [文件]，或者 --tbx [文件]。不写文件，就写到屏幕上。',
    );
  const env = readEnv();
  const { glossary } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts }).library;
  if (glossary.byId.size === 0) throw new CommandFailed('content/glossary/ 里没有可以读的词。请先运行：npm run check');
  const text = write(glossary);
  if (file === undefined) return void process.stdout.write(text);
  writeFileSync(file, text);
  console.log(`写好了 ${glossary.byId.size} 个词：${file}`);
}
