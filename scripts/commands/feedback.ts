/** `npm run feedback -- <file or folder…>`: counts what readers handed in on the page for opinions (docs/feedback.md). */
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import { feedbackReport } from '../../src/model/feedback.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { readFeedbackFiles } from '../../src/site/hand-in/read-feedback.ts';
import { CommandFailed } from '../command.ts';
import { sayFeedback } from '../say-feedback.ts';

const USAGE =
  '请写成：npm run feedback -- 意见文件夹（也可以写几个文件）。再加 --json：给程序用。意见文件不要放进 git（docs/feedback.md）。';

/** @throws CommandFailed when it was called in another way, and when a file could not be read: the others are counted all the same. */
export async function run(args: string[]): Promise<void> {
  const { paths, json } = readArgs(args);
  const env = readEnv();
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const { answers, findings, refused } = await readFeedbackFiles(paths, library);
  const report = feedbackReport(answers);
  console.log(json ? JSON.stringify({ ...report, refused }, null, 2) : sayFeedback(report, library.articles));
  if (refused > 0)
    throw new CommandFailed(`${visible(reportFindings(findings, 'text'))}\n有 ${refused} 个文件没有算进去。`);
}

/** Names of files and of fields are strangers' too: what would steer a terminal is shown as a mark. */
function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

function readArgs(args: string[]): { readonly paths: readonly string[]; readonly json: boolean } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    if (positionals.length > 0) return { paths: positionals, json: values.json };
  } catch {
    // Told below.
  }
  throw new CommandFailed(USAGE);
}
