/** The page that engines without one of their own are tried on. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LANGS, LANGUAGES } from '../../../../src/languages.ts';
import { CommandFailed } from '../../../command.ts';
import type { BuildJob, Screen } from './recipe.ts';

const CLIENT = join(import.meta.dirname, 'plain-page.client.ts');

export const PLAIN_SCREEN: Screen = {
  box: 'input',
  input: 'input',
  submits: false,
  hit: 'ol a',
  answer: null,
  says: 'output',
  busy: 'body[data-busy]',
  more: 'button:not([hidden])',
};

/** Writes `<lang>/index.html` and its program. @param program - imports `runPage` from `'page'` */
export function writePlainPages({ outDir, workDir, peersDir }: BuildJob, program: string): void {
  const entry = join(workDir, 'page.js');
  writeText(entry, program);
  const esbuild = join(peersDir, 'node_modules/esbuild/bin/esbuild');
  const options = [
    entry,
    '--bundle',
    '--minify',
    '--format=esm',
    `--alias:page=${CLIENT}`,
    '--external:/pagefind/*',
    `--outfile=${join(outDir, 'page.js')}`,
    '--log-level=error',
  ];
  runTool('esbuild', process.execPath, [esbuild, ...options], workDir);
  for (const lang of LANGS) {
    writeText(
      join(outDir, lang, 'index.html'),
      `<!doctype html>
<html lang="${LANGUAGES[lang].tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>search</title>
<body>
<input name="${lang}" autocomplete="off"> <output></output>
<ol></ol>
<button hidden>more</button>
<script type="module" src="/page.js"></script>
`,
    );
  }
}

export function writeText(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Returns what the program printed.
 * @throws CommandFailed with what it said when it fails.
 */
export function runTool(name: string, program: string, args: readonly string[], dir: string): string {
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const result = spawnSync(program, args, { cwd: dir, encoding: 'utf8', env, maxBuffer: 256 * 1024 * 1024 });
  if (result.status === 0) return result.stdout;
  throw new CommandFailed(`${name} 没有做成：\n${`${result.stdout}\n${result.stderr}`.trim().slice(-2000)}`);
}
