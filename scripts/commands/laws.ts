/** `npm run laws`: what the register holds and what rests on it; with a new text of a law, what it changes. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { hasErrors, reportFindings } from '../../src/model/check/report.ts';
import { compareLaw, type Comparison } from '../../src/model/law-compare.ts';
import { readLawText } from '../../src/model/law-text.ts';
import { lawsReport } from '../../src/model/laws-report.ts';
import { loadLibrary, type Library } from '../../src/model/library.ts';
import { sayComparison } from '../say-comparison.ts';
import { sayLaws } from '../say-laws.ts';
import { CommandFailed } from '../command.ts';

const USAGE = `请写成：
  npm run laws                                     每部法：版本、核对到哪天、每一条谁在用
  npm run laws -- civil-code                       只看一部，引用写出在哪一行
  npm run laws -- --against 新文本.txt              和新文本比：哪些条变了，哪些引用、译文、录音要改
  npm run laws -- civil-code --against 新文本.txt   新文本没有写法律名字的
再加 --json：给程序用。新文本可以是登记的格式（.yaml），也可以是从国家法律法规数据库复制的文字（.txt，UTF-8）。`;

/** @throws CommandFailed when it was called in another way, and, without words, when a new text changes something. */
export async function run(args: string[]): Promise<void> {
  const { ids, json, against } = readArgs(args);
  const env = readEnv();
  const { library, findings } = loadLibrary(env.contentDir, { today: env.today });
  // An article that cannot be read uses nothing.
  if (hasErrors(findings)) console.error('内容有错误，读不出的文章没有算进去。请先运行：npm run check');
  const dir = relative('.', env.contentDir);
  const unknown = ids.find((id) => !library.register.has(id));
  if (unknown !== undefined) throw new CommandFailed(`没有登记“${unknown}”这部法。登记的见：npm run laws`);
  if (against === undefined) {
    const reports = lawsReport(library).filter(({ id }) => ids.length === 0 || ids.includes(id));
    console.log(json ? JSON.stringify(reports, null, 2) : sayLaws(reports, dir, ids.length > 0));
    return;
  }
  const comparison = compare(library, against, ids[0]);
  console.log(json ? asJson(comparison) : sayComparison(comparison, dir));
  if ([...comparison.fates.values()].some(({ state }) => state !== 'same')) throw new CommandFailed('');
}

function readArgs(args: string[]) {
  try {
    const options = { json: { type: 'boolean', default: false }, against: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const { json, against } = values;
    if (against === undefined || positionals.length <= 1) return { json, against, ids: positionals };
  } catch {
    // Told below.
  }
  throw new CommandFailed(USAGE);
}

function compare(library: Library, file: string, id: string | undefined): Comparison {
  const read = readLawText(bytesOf(file), file, library.register);
  if ('findings' in read) throw new CommandFailed(reportFindings(read.findings, 'text'));
  const named = id === undefined ? undefined : library.register.get(id);
  if (named !== undefined && read.law !== undefined && read.law.id !== named.id)
    throw new CommandFailed(`${file} 是《${read.law.title}》，不是《${named.title}》。`);
  const law = named ?? read.law;
  if (law === undefined)
    throw new CommandFailed(
      `看不出 ${file} 是登记的哪一部法。请写上编号：npm run laws -- civil-code --against ${file}`,
    );
  if (Object.keys(read.articles).length === 0)
    throw new CommandFailed(`${file} 里没有找到条文。每一条要另起一行，用“第一条”这样开头。`);
  return compareLaw(library, law, read.articles);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CommandFailed(`没有 ${file} 这个文件。请检查路径。`);
    // What else the system says is told with the other commands' failures.
    throw thrown;
  }
}

function asJson({ law, fates, ...rest }: Comparison): string {
  return JSON.stringify({ law: law.id, articles: Object.fromEntries(fates), ...rest }, null, 2);
}
