/** `npm run packs [-- <folder>]`: what is carried away from the site, for the village's loudspeakers. See docs/audio.md. */
import { resolve } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { hasErrors, reportFindings } from '../../src/model/check/report.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makePacks } from '../../src/site/packs/make-packs.ts';
import { CommandFailed } from '../command.ts';

const MEGABYTE = 1_000_000;

/** @throws CommandFailed when the content has errors, or when a recording could not be heard (the others were packed). */
export async function run(args: string[]): Promise<void> {
  if (args.length > 1 || args[0]?.startsWith('-')) {
    throw new CommandFailed(`看不懂：${args.join(' ')}。可以写：npm run packs，或者 npm run packs -- <文件夹>`);
  }
  const env = readEnv();
  const dir = resolve(args[0] ?? 'packs');
  const { library, findings: wrong } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts });
  if (hasErrors(wrong)) throw new CommandFailed('内容有错误，没有打包。请先运行：npm run check');
  const { packs, findings } = await makePacks(env, library, dir, console.log);
  for (const { fileName, programmes, seconds, sizeBytes } of packs) {
    console.log(
      `${fileName}：${programmes} 个节目，${Math.round(seconds / 60)} 分钟，${(sizeBytes / MEGABYTE).toFixed(1)} MB`,
    );
  }
  console.log(packs.length === 0 ? '还没有可以放的录音。' : `写好了 ${packs.length} 个包：${dir}`);
  if (findings.length === 0) return;
  console.log(reportFindings(findings, 'text'));
  if (hasErrors(findings)) throw new CommandFailed('有录音读不出，别的都打好了。');
}
