/**
 * The entry of every `npm run`: plain JavaScript that Node 20 can run. It installs what is missing,
 * finds a Node that Astro accepts, and hands over to `pufa.ts`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.pufa-installed');
/** Astro 7 asks for 22.12; running `.ts` files without a flag asks for 22.18. */
const OLDEST = [22, 18];

process.chdir(ROOT);
installPackages();
const result = spawnSync(
  findNode(),
  ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/pufa.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
process.exit(result.status ?? 1);

/** Installs when the lockfile is not the one that was installed last. No install script runs (`.npmrc`). */
function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('安装依赖（第一次要几分钟）……');
  const windows = process.platform === 'win32';
  // Not `npm ci`: it refuses a lockfile that lacks the binaries of other systems, and not every registry holds
  // them all. This follows the lockfile just the same and leaves it as it is. Node 20 is enough to start with,
  // so npm's remark that Astro wants a newer one says nothing new.
  const installed = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    },
  );
  if (installed.status !== 0) {
    console.error('依赖没有装上。请检查网络，再运行一次；还不行，就删掉 node_modules 文件夹再试。');
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

/** Returns the path of a Node that is new enough: this one, or the one that came as a package. */
function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const { platform, arch } = process;
  const names = {
    linux: [`node-linux-${arch}`],
    darwin: [`node-darwin-${arch}`, `node-bin-darwin-${arch}`],
    win32: [`node-win-${arch}`],
  };
  for (const name of names[platform] ?? []) {
    const path = join(MODULES, name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(path)) return path;
  }
  console.error(
    `这台电脑的 Node.js 是 ${process.versions.node}，要 ${OLDEST.join('.')} 或更新的；也没有适合 ${platform}-${arch} 的 Node 包。请从 https://nodejs.org 安装新版，再运行一次。`,
  );
  return process.exit(1);
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
