/** What the tests need of the system: a Chromium and a Chinese font. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Tool {
  readonly name: string;
  readonly debianPackages: readonly string[];
  readonly isThere: () => boolean;
}

/** The usual places of a Chromium. */
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Returns the path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  return CHROMIUMS.find((path) => existsSync(path)) ?? null;
}

const TOOLS: readonly Tool[] = [
  { name: 'Chromium', debianPackages: ['chromium'], isThere: () => findChromium() !== null },
  { name: '中文字体', debianPackages: ['fonts-noto-cjk'], isThere: hasChineseFont },
];

/** Returns the tools that are not on this machine. */
export function findMissing(): readonly Tool[] {
  return TOOLS.filter((tool) => !tool.isThere());
}

/** Installs Debian's packages as root; returns null, or what the person has to do. */
export function installMissing(missing: readonly Tool[]): string | null {
  const packages = missing.flatMap((tool) => tool.debianPackages);
  const command = `apt-get update && apt-get install -y --no-install-recommends fontconfig ${packages.join(' ')}`;
  const names = missing.map((tool) => tool.name).join('、');
  if (!existsSync('/usr/bin/apt-get')) return `没有${names}，这台电脑也没有 apt-get。请自己装上，再运行 npm test。`;
  if (process.getuid?.() !== 0) return `没有${names}。请用管理员运行：sudo sh -c "${command}"，再运行 npm test。`;
  const result = spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const still = missing.filter((tool) => !tool.isThere());
  return still.length === 0
    ? null
    : `没有装上${still.map((tool) => tool.name).join('、')}：${(result.stderr || result.stdout).trim().slice(-400)}`;
}

function hasChineseFont(): boolean {
  const result = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '';
}
