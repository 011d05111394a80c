/** `npm run translation:import <file…>`: what people hand in from the translation desk. */
import { readEnv } from '../../src/env.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import { importTranslation } from '../../src/site/hand-in/import-translation.ts';
import { CommandFailed } from '../command.ts';
import { sayImport } from '../say-translation.ts';

/** Each file is taken in whole or not at all; a bad one does not keep the others out. */
export async function run(args: string[]): Promise<void> {
  if (args.length === 0 || args.some((arg) => arg.startsWith('--')))
    throw new CommandFailed('请写成：npm run translation:import 交来的.json（可以写几个文件）');
  const env = readEnv();
  let refused = 0;
  for (const path of args) {
    const imported = await importTranslation(env, path);
    if (imported.ok) console.log(sayImport(path, imported.handIn, imported.plan));
    else {
      refused += 1;
      console.log(reportFindings(imported.findings, 'text'));
    }
  }
  if (refused > 0) throw new CommandFailed(`有 ${refused} 个文件什么也没有收。请先改好上面的错误。`);
}
