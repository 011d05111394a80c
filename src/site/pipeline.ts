/**
 * The build, phase by phase. It happens in a folder of its own; the built site is put in place only
 * when every phase has gone well, so that the last good one stays.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import type { Env } from '../env.ts';
import { hasErrors, reportFindings } from '../model/check/report.ts';
import { sensitivePaths } from '../model/sensitive.ts';
import { buildKey, rememberKey } from './build-key.ts';
import { checkContent } from './check-content.ts';
import { writePolicies } from './csp/write-policies.ts';
import { cutFonts } from './fonts/cut-fonts.ts';
import { writeServerFiles } from './headers/server-files.ts';
import { servedSite } from './headers/table.ts';
import { prepareSounds } from './prepare-sounds.ts';
import { buildSearchIndex } from './search/build-search-index.ts';

export interface BuildResult {
  /** False when findings stopped the build; they have been told. */
  readonly ok: boolean;
}

/**
 * Builds the site of `env` into `env.outDir`, with a line of progress a phase.
 * @throws Error when a phase fails for a reason that is not the content's (disk full, a bug); `env.outDir` is untouched then too.
 */
export async function buildSite(env: Env, log: (line: string) => void): Promise<BuildResult> {
  if (!isOursToReplace(env.outDir)) {
    log(`文件夹 ${env.outDir} 里有别的东西，构建会把它们删掉，所以停下了。请换一个空的 PUFA_OUT。`);
    return { ok: false };
  }
  const key = buildKey(env);
  log('① 检查内容……');
  const checked = await checkContent(env);
  const report = reportFindings(checked.findings, 'text');
  if (report !== '') log(report);
  if (hasErrors(checked.findings)) return { ok: false };

  // Beside the output, so that the last step is a rename on one disk.
  const staging = join(dirname(env.outDir), `.${env.outDir.split(/[\\/]/).at(-1) ?? 'dist'}-building`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  try {
    const sounds = await prepareSounds(env, checked.library, staging);
    if (sounds.findings.length > 0) log(reportFindings(sounds.findings, 'text'));
    if (hasErrors(sounds.findings)) return { ok: false };
    log(`② ${sounds.summary}`);

    log(`③ 生成网页（${checked.library.articles.length} 篇文章）……`);
    await build({ root: '.', outDir: join(staging, 'pages'), logLevel: 'error' });
    merge(staging);

    const fonts = await cutFonts({ distDir: staging, base: env.base, cacheDir: join(env.cacheDir, 'fonts') });
    if (fonts.findings.length > 0) log(reportFindings(fonts.findings, 'text'));
    log(`④ 字体 ${fonts.files.length} 个，共 ${kb(fonts.files.reduce((sum, file) => sum + file.sizeBytes, 0))} KB`);

    await buildSearchIndex({ distDir: staging });
    log('⑤ 搜索索引');

    // Last: a policy names what stands in the page, letter for letter.
    const policed = await writePolicies({ distDir: staging, base: env.base });
    const sensitive = sensitivePaths(checked.library);
    await writeServerFiles(staging, servedSite({ origin: env.site, base: env.base, pages: policed, sensitive }));
    log(`⑥ 安全规则 ${policed.length} 页`);

    replace(staging, env.outDir);
    rememberKey(env, key);
    log(`⑦ 构建好了：${env.outDir}`);
    return { ok: true };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Astro empties its output folder, so its pages are made in a folder of their own and moved to the sounds. */
function merge(staging: string): void {
  const pages = join(staging, 'pages');
  const sounds = join(staging, 'sounds');
  if (existsSync(sounds)) renameSync(sounds, join(pages, 'sounds'));
  const aside = `${staging}-pages`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(pages, aside);
  rmSync(staging, { recursive: true, force: true });
  renameSync(aside, staging);
}

/** A site is replaced whole: a folder that is no site of ours, and not empty, is somebody's work. */
function isOursToReplace(place: string): boolean {
  return !existsSync(place) || readdirSync(place).length === 0 || existsSync(join(place, '404.html'));
}

/** Puts the new site in the place of the old; the old one is deleted only when the new one is there. */
function replace(built: string, place: string): void {
  const old = `${built}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(built, place);
  rmSync(old, { recursive: true, force: true });
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}
