/**
 * `npm run translation:import <file…>`: what people hand in: of the translation desk (.json), a sheet filled in with a
 * word processor (.docx), a file of a translator's program (XLIFF 2.x), which does not say whose it is:
 * `-- --by 名字 --place 木里 --native 是 --on 2026-12-01`.
 */
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import type { ReturnedPerson } from '../../src/model/translation/returned.ts';
import { importTranslation } from '../../src/site/hand-in/import-translation.ts';
import { nativeIn } from '../../src/site/hand-in/sheet-rows.ts';
import { CommandFailed } from '../command.ts';
import { sayImport } from '../say-translation.ts';

const USAGE =
  '请写成：npm run translation:import 交来的.json 或 填好的.docx 或 译好的.xlf（可以写几个文件）。里面没有写是谁的，加 -- --by 名字 --place 哪里人 --native 是 --on 2026-12-01';

/** Each file is taken in whole or not at all; a bad one does not keep the others out. */
export async function run(args: string[]): Promise<void> {
  const { paths, person } = readArgs(args.filter((arg) => arg !== '--'));
  const env = readEnv();
  let refused = 0;
  for (const path of paths) {
    const imported = await importTranslation(env, path, person);
    if (imported.ok) console.log(sayImport(path, imported.handIn, imported.plan));
    else {
      refused += 1;
      console.log(reportFindings(imported.findings, 'text'));
    }
  }
  if (refused > 0) throw new CommandFailed(`有 ${refused} 个文件什么也没有收。请先改好上面的错误。`);
}

/** @throws CommandFailed with what can be written. */
function readArgs(args: string[]): { readonly paths: readonly string[]; readonly person: ReturnedPerson } {
  try {
    const one = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { by: one, place: one, native: one, on: one },
    });
    const { native, ...rest } = values;
    const person = { ...rest, ...nativeIn(native ?? '') };
    if (positionals.length > 0 && (native === undefined || person.native !== undefined))
      return { paths: positionals, person };
  } catch {
    // Told below.
  }
  throw new CommandFailed(USAGE);
}
