/** `npm start`: builds what has changed since the last time and serves the built site; with `--lan` to the whole network. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv, type Env } from '../../src/env.ts';
import { isUpToDate } from '../../src/site/build-key.ts';
import { buildSite } from '../../src/site/pipeline.ts';
import { addressesOf, EVERYWHERE, LOOPBACK, takeFreePort } from '../../src/site/serve.ts';
import { CommandFailed } from '../command.ts';
import { failureText } from '../failure.ts';

export async function run(args: string[]): Promise<void> {
  const isLan = readArgs(args);
  const env = readEnv();
  // Before the build: who has to choose another port should not have waited for it.
  const door = await takeFreePort(env.port, console.log, isLan ? EVERYWHERE : LOOPBACK);
  try {
    await bringUpToDate(env);
  } catch (thrown) {
    await door.close();
    throw thrown;
  }
  const { url } = door.open(env.outDir, env.base);
  console.log(`网站开好了：${url}（按 Ctrl+C 关闭）`);
  if (!isLan) return;
  const addresses = addressesOf({ port: door.port, base: new URL(url).pathname });
  if (addresses.length === 0) console.log('这台电脑没有连上别的网络，只有它自己能打开。');
  else console.log(`连着同一个网络（比如同一个 Wi-Fi）的手机，打开：${addresses.join(' 或者 ')}`);
}

/** Returns whether the whole network may ask. */
function readArgs(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { lan: { type: 'boolean' } } }).values.lan === true;
  } catch {
    throw new CommandFailed('用法：npm start，或者 npm start -- --lan（同一个网络里的手机也能打开）。');
  }
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
