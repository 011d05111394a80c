/** The peers' packages: in a folder of their own under the cache, never among those of the site. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed } from '../../command.ts';

const FILES = ['package.json', 'package-lock.json'] as const;
const HERE = import.meta.dirname;

/** Returns the exact version that `package.json` here asks for, or null when it names no such package. */
export function peerVersion(name: string): string | null {
  const own = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return own.dependencies[name] ?? null;
}

/** Returns a hash over what is installed. */
export function peersKey(): string {
  const hash = createHash('sha256');
  for (const name of FILES) hash.update(readFileSync(join(HERE, name)));
  return hash.digest('hex');
}

/**
 * Installs into `dir` by the lockfile, unless that has been done. No install script runs.
 * @throws CommandFailed when npm does not come to its end.
 */
export function installPeers(dir: string, log: (line: string) => void): void {
  const stamp = join(dir, 'installed.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === peersKey()) return;
  log('安装用来比较的 Starlight、VitePress、MiniSearch 等（第一次要几分钟）……');
  mkdirSync(dir, { recursive: true });
  for (const name of FILES) copyFileSync(join(HERE, name), join(dir, name));
  copyFileSync('.npmrc', join(dir, '.npmrc'));
  const windows = process.platform === 'win32';
  // Not `npm ci`, for the reason given in `run.mjs`.
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', ['install', '--no-save', '--loglevel=error'], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
  if (status !== 0)
    throw new CommandFailed('用来比较的 Starlight、VitePress、MiniSearch 等没有装上。请检查网络，再运行一次。');
  writeFileSync(stamp, peersKey());
}
