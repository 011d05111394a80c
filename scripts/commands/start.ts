/** `npm start`: builds what has changed since the last time and serves the built site. */
import { existsSync } from 'node:fs';
import { readEnv } from '../../src/env.ts';
import { isUpToDate } from '../../src/site/build-key.ts';
import { buildSite } from '../../src/site/pipeline.ts';
import { serveSite } from '../../src/site/serve.ts';
import { CommandFailed } from '../command.ts';

const PORT = 4321;

export async function run(): Promise<void> {
  const env = readEnv();
  if (isUpToDate(env)) console.log('内容和程序都没有变，直接用上次构建好的网站。');
  else {
    const result = await buildSite(env, console.log);
    if (!result.ok && !existsSync(env.outDir)) throw new CommandFailed('没有构建：请先改好上面的错误。');
    if (!result.ok) console.log('上面有错误，没有构建；打开的是上一次构建好的网站。');
  }
  const served = await serveSite(env.outDir, { base: env.base, port: PORT });
  console.log(`网站开好了：${served.url}（按 Ctrl+C 关闭）`);
}
