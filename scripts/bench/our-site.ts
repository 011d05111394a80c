import type { Env } from '../../src/env.ts';
import { isUpToDate } from '../../src/site/build-key.ts';
import { CommandFailed } from '../command.ts';

/**
 * Returns the folder of the built site, built anew when it is not up to date.
 * @throws CommandFailed when it does not build.
 */
export async function ourSite(env: Env, log: (line: string) => void): Promise<string> {
  if (!isUpToDate(env)) {
    // Only now: it brings Astro.
    const { buildSite } = await import('../../src/site/pipeline.ts');
    const { ok } = await buildSite(env, log);
    if (!ok) throw new CommandFailed('没有构建，也就没有量：请先改好上面的错误。');
  }
  return env.outDir;
}
