/**
 * `npm run audio:import <zip or folder>`: what people hand in from the studio, recordings and checks.
 * `npm run audio:import <sound> -- --article <slug> --lang <lang> --split`: one long recording, cut at its silences;
 * `npm run audio:import <sound> -- --cuts <cuts.json>`: the same, as a person confirmed it.
 */
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { isLang } from '../../src/languages.ts';
import { hasErrors, reportFindings } from '../../src/model/check/report.ts';
import { importHandIn, type Imported } from '../../src/site/hand-in/import-hand-in.ts';
import { importCuts } from '../../src/site/split/import-cuts.ts';
import { splitRecording } from '../../src/site/split/split-recording.ts';
import { CommandFailed } from '../command.ts';

const USAGE = `请写成：
  npm run audio:import 交来的.zip
  npm run audio:import 长录音.m4a -- --article 文章 --lang ii --split
  npm run audio:import 长录音.m4a -- --cuts cuts.json`;

export async function run(args: string[]): Promise<void> {
  const { path, options } = readArgs(args);
  const env = readEnv();
  const { findings, said } = await take();
  const report = reportFindings(findings, 'text');
  if (report !== '') console.log(report);
  if (said === null || hasErrors(findings)) throw new CommandFailed('什么也没有收。请先改好上面的错误。');
  console.log(said.join('\n'));

  function take(): Promise<Imported> {
    const { article, lang, split, out, blocks, cuts, about } = options;
    if (cuts !== undefined) return importCuts(env, { sound: path, cuts, about: about ?? null });
    if (!split) return importHandIn(env, path);
    if (article === undefined || !isLang(lang)) throw new CommandFailed(`--split 要写明是哪一篇、哪种语言。${USAGE}`);
    const only = blocks === undefined ? null : blocks.split(',');
    return splitRecording(env, { sound: path, article, lang, out: out ?? null, only });
  }
}

/** @throws CommandFailed with what can be written. */
function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        article: { type: 'string' },
        lang: { type: 'string' },
        split: { type: 'boolean', default: false },
        out: { type: 'string' },
        blocks: { type: 'string' },
        cuts: { type: 'string' },
        about: { type: 'string' },
      },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new CommandFailed(USAGE);
    return { path, options: values };
  } catch (thrown) {
    if (thrown instanceof CommandFailed) throw thrown;
    throw new CommandFailed(USAGE);
  }
}
