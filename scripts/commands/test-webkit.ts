/** `npm run test:webkit`: the built site in WebKitGTK. Debian's packages have to be there; see docs/browsers.md. */
import { spawnSync } from 'node:child_process';
import { CommandFailed } from '../command.ts';

export async function run(args: string[]): Promise<void> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/engines/webkit.config.ts', ...args];
  const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit' });
  if (status !== 0) throw new CommandFailed('');
}
