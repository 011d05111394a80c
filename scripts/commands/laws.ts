/** `npm run laws`: what the register holds and what rests on it; with a new text of a law, what it changes. */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { lawsReport } from '../../src/model/laws-report.ts';
import { sayLaws } from '../say-laws.ts';
import { CommandFailed } from '../command.ts';

const USAGE = `请写成：
  npm run laws                        每部法：版本、核对到哪天、每一条谁在用
  npm run laws -- civil-code          只看一部，引用写出在哪一行
  再加 --json：给程序用`;

/** @throws CommandFailed when it was called in another way. */
export async function run(args: string[]): Promise<void> {
  const { ids, json } = readArgs(args);
  const env = readEnv();
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const unknown = ids.find((id) => !library.register.has(id));
  if (unknown !== undefined) throw new CommandFailed(`没有登记“${unknown}”这部法。`);
  const reports = lawsReport(library).filter(({ id }) => ids.length === 0 || ids.includes(id));
  const dir = relative('.', env.contentDir);
  console.log(json ? JSON.stringify(reports, null, 2) : sayLaws(reports, dir, ids.length > 0));
}

function readArgs(args: string[]) {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { ...values, ids: positionals };
  } catch {
    throw new CommandFailed(USAGE);
  }
}
