/** `npm run build`: checks, then builds the site into `dist/`. */
import { readEnv } from '../../src/env.ts';
import { buildSite } from '../../src/site/pipeline.ts';
import { CommandFailed } from '../command.ts';

export async function run(): Promise<void> {
  const result = await buildSite(readEnv(), console.log);
  if (!result.ok) throw new CommandFailed('没有构建：请先改好上面的错误。上一次构建好的网站没有动。');
}
