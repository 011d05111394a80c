/**
 * The build, phase by phase. It happens in a folder of its own; the built site is put in place only
 * when every phase has gone well, so that the last good one stays.
 */
import { cp, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import type { Env } from '../env.ts';
import { hasErrors, reportFindings } from '../model/check/report.ts';
import { sensitivePaths } from '../model/sensitive.ts';
import { buildKey, rememberKey } from './build-key.ts';
import { checkContent } from './check-content.ts';
import { siteExceptions } from './csp/exceptions.ts';
import { writePolicies } from './csp/write-policies.ts';
import { cutFonts } from './fonts/cut-fonts.ts';
import { writeServerFiles } from './headers/server-files.ts';
import { servedSite } from './headers/table.ts';
import { mendCache } from './mend-cache.ts';
import { writeKeeping } from './keeping/write-keeping.ts';
import { pageDefines, patternOf } from './page-defines.ts';
import { prepareSounds } from './prepare-sounds.ts';
import { buildSearchIndex } from './search/build-search-index.ts';
import { openStaging, type Staging } from './staging.ts';

export interface BuildResult {
  /** False when findings stopped the build; they have been told. */
  readonly ok: boolean;
}

/**
 * Builds the site of `env` into `env.outDir`, with a line of progress a phase.
 * @throws UserError when another build of the same site is under way or something else is in its place
 * @throws Error when a phase fails for a reason that is not the content's (disk full, a bug). `env.outDir` is untouched in all these cases.
 */
export async function buildSite(env: Env, log: (line: string) => void): Promise<BuildResult> {
  const staging = openStaging(env.outDir);
  try {
    return await buildInto(staging, env, log);
  } finally {
    staging.close();
  }
}

async function buildInto(
  { dir, pagesDir, publish }: Staging,
  env: Env,
  log: (line: string) => void,
): Promise<BuildResult> {
  const key = buildKey(env);
  mendCache(env.cacheDir);
  log('① 检查内容……');
  const checked = await checkContent(env);
  const report = reportFindings(checked.findings, 'text');
  if (report !== '') log(report);
  if (hasErrors(checked.findings)) return { ok: false };

  const sounds = await prepareSounds(env, checked.library, dir);
  if (sounds.findings.length > 0) log(reportFindings(sounds.findings, 'text'));
  if (hasErrors(sounds.findings)) return { ok: false };
  log(`② ${sounds.summary}`);

  log(`③ 生成网页（${checked.library.articles.length} 篇文章）……`);
  const vite = { define: pageDefines(checked.library, env) };
  await build({ root: '.', outDir: pagesDir, logLevel: 'error', vite });
  await merge(pagesDir, dir);

  const fonts = await cutFonts({ distDir: dir, base: env.base, cacheDir: join(env.cacheDir, 'fonts') });
  if (fonts.findings.length > 0) log(reportFindings(fonts.findings, 'text'));
  log(`④ 字体 ${fonts.files.length} 个，共 ${kb(fonts.files.reduce((sum, file) => sum + file.sizeBytes, 0))} KB`);

  await buildSearchIndex({ distDir: dir });
  log('⑤ 搜索索引');

  // Last: a policy names what stands in the page, letter for letter.
  const { inbox } = checked.library.site;
  const exceptions = siteExceptions(inbox);
  const policed = await writePolicies({ distDir: dir, base: env.base, exceptions });
  const sensitive = sensitivePaths(checked.library);
  log(`⑥ 安全规则 ${policed.length} 页`);

  // Of the finished pages: a phone compares what it has with what it is told of them, letter for letter.
  await writeKeeping({
    distDir: dir,
    base: env.base,
    day: checked.library.today,
    sensitive: patternOf(sensitive),
    offline: env.offline,
    inbox,
  });
  await writeServerFiles(
    dir,
    servedSite({ origin: env.site, base: env.base, pages: policed, sensitive, exceptions, inbox }),
  );
  rememberKey(dir, key);
  log(env.offline ? '⑦ 没有网也能看' : '⑦ 不存在手机里（PUFA_OFFLINE=off）');

  publish();
  log(`⑧ 构建好了：${env.outDir}`);
  return { ok: true };
}

/** Astro empties its output folder, so its pages are made in a folder of their own and moved to the sounds. */
async function merge(pagesDir: string, dir: string): Promise<void> {
  for (const name of await readdir(pagesDir)) {
    const [from, to] = [join(pagesDir, name), join(dir, name)];
    try {
      await rename(from, to);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EXDEV') throw thrown;
      // Not `cpSync`: a full disk is EIO to it.
      await cp(from, to, { recursive: true });
    }
  }
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}
