/** What the tests need of the system: a Chromium and a Chinese font. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Tool {
  readonly name: string;
  readonly debianPackages: readonly string[];
  readonly isThere: () => boolean;
  /** Without it a test says what it could not look at, and the rest goes on. */
  readonly isOptional?: boolean;
}

/** The usual places of a Chromium. */
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Returns the path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  return CHROMIUMS.find((path) => existsSync(path)) ?? null;
}

const TOOLS: readonly Tool[] = [
  { name: 'Chromium', debianPackages: ['chromium'], isThere: () => findChromium() !== null },
  { name: 'ZIM 的工具', debianPackages: ['zim-tools', 'kiwix-tools'], isThere: hasKiwix, isOptional: true },
  { name: '中文字体', debianPackages: ['fonts-noto-cjk'], isThere: hasChineseFont },
];

/** Returns the tools that are not on this machine. */
export function findMissing(): readonly Tool[] {
  return TOOLS.filter((tool) => !tool.isThere());
}

/** Installs Debian's packages as root; returns null, or what the person has to do. */
export function installMissing(missing: readonly Tool[]): string | null {
  // Apart: what is only good to have must not keep out what is needed.
  const problem = install(missing.filter((tool) => tool.isOptional !== true));
  install(missing.filter((tool) => tool.isOptional === true));
  return problem;
}

function install(missing: readonly Tool[]): string | null {
  if (missing.length === 0) return null;
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

/** Whether ZIM files can be written and served here. */
export function hasKiwix(): boolean {
  return ['zimwriterfs', 'kiwix-serve'].every((name) => spawnSync(name, ['--version']).status === 0);
}

function hasChineseFont(): boolean {
  const result = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '';
}
