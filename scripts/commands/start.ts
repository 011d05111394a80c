/** `npm start`: builds what has changed since the last time and serves the built site. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnv, type Env } from '../../src/env.ts';
import { isUpToDate } from '../../src/site/build-key.ts';
import { buildSite } from '../../src/site/pipeline.ts';
import { takeFreePort } from '../../src/site/serve.ts';
import { CommandFailed } from '../command.ts';
import { failureText } from '../failure.ts';

export async function run(): Promise<void> {
  const env = readEnv();
  // Before the build: who has to choose another port should not have waited for it.
  const door = await takeFreePort(env.port, console.log);
  try {
    await bringUpToDate(env);
  } catch (thrown) {
    await door.close();
    throw thrown;
  }
  console.log(`网站开好了：${door.open(env.outDir, env.base).url}（按 Ctrl+C 关闭）`);
}

/** Builds when something has changed; a build that fails leaves the last site to be shown. Throws when there is none. */
async function bringUpToDate(env: Env): Promise<void> {
  if (isUpToDate(env)) {
    console.log('内容和程序都没有变，直接用上次构建好的网站。');
    return;
  }
  try {
    const { ok } = await buildSite(env, console.log);
    if (!ok) throw new CommandFailed('没有构建：请先改好上面的错误。');
  } catch (thrown) {
    if (!existsSync(join(env.outDir, '404.html'))) throw thrown;
    console.error(`${failureText(thrown)}\n打开的是上一次构建好的网站。`);
  }
}
