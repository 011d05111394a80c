/**
 * One build at a time into a folder. The lock names its holder, so that one left by a build that died is
 * known from one that is held.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';

/** What stands in the file. */
interface Holder {
  readonly pid: number;
  /** When the process began, as the system tells it: numbers of processes are given again. Empty where it does not tell. */
  readonly born: string;
  readonly host: string;
}

/** Time that whoever has just made the file has for writing into it. */
const WRITING_MS = 10_000;
/** After this, a lock from another machine (a shared disk, a container) is taken for left behind: nobody can look. */
const ELSEWHERE_MS = 3_600_000;

/**
 * Takes the lock `file`, and returns what gives it back.
 * @param what - what is locked, to be told
 * @throws UserError when a living process holds it.
 */
export function takeLock(file: string, what: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, born: bornOf(process.pid) ?? '', host: hostname() } satisfies Holder);
  mkdirSync(dirname(file), { recursive: true });
  // Twice: the second time, what was left behind is gone.
  for (let attempt = 0; attempt < 2 && !create(file, mine); attempt += 1) {
    const found = read(file);
    if (attempt > 0 || (found !== null && isHeld(found))) throw new UserError(sentence(file, what, found));
    if (found !== null) putAside(file, found.text);
  }
  return () => {
    if (read(file)?.text === mine) rmSync(file, { force: true });
  };
}

interface Found {
  readonly text: string;
  readonly holder: Holder | null;
  readonly ageMs: number;
}

/** Returns whether the file was made; it was not when it is there already. */
function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    // A full disk makes the file and does not fill it.
    if (code === 'ENOSPC' || code === 'EDQUOT') rmSync(file, { force: true });
    throw thrown;
  }
}

function read(file: string): Found | null {
  try {
    const text = readFileSync(file, 'utf8');
    return { text, holder: parse(text), ageMs: Date.now() - statSync(file).mtimeMs };
  } catch (thrown) {
    // Given back between two looks.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const { pid, born, host } = value ?? {};
    return Number.isInteger(pid) && typeof born === 'string' && typeof host === 'string'
      ? { pid: pid as number, born, host }
      : null;
  } catch {
    return null;
  }
}

function isHeld({ holder, ageMs }: Found): boolean {
  if (holder === null) return ageMs < WRITING_MS;
  if (holder.host !== hostname()) return ageMs < ELSEWHERE_MS;
  return bornOf(holder.pid) === holder.born;
}

/**
 * Returns when the living process `pid` began, in words of the system that are the same as long as it lives;
 * an empty text where the system does not tell; null when there is no such process.
 */
export function bornOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      // After the name, which may hold anything: the state, and in the 20th place the start in ticks since the boot.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const isOver = fields[0] === 'Z' || fields[0] === 'X';
      return isOver ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19] ?? ''}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch (thrown) {
    // Somebody else's process, but a living one.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM' ? '' : null;
  }
}

/** Takes away the lock that has `text`. By renaming: who comes at the same moment must not delete a new one. */
function putAside(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw thrown;
  }
  if (readFileSync(aside, 'utf8') === text) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function sentence(file: string, what: string, found: Found | null): string {
  // Clocks of disks run a little apart from ours: no lock is younger than now.
  const minutes = Math.max(0, Math.floor((found?.ageMs ?? 0) / 60_000));
  const since = minutes === 0 ? '刚刚开始' : `${minutes} 分钟前开始`;
  const who = found?.holder ? `进程 ${found.holder.pid}，${since}` : since;
  return `另一个构建正在进行（${who}），也要构建到 ${what}。请等它完成，再运行一次；要同时构建两个网站，请给它们不同的 PUFA_OUT。如果肯定没有别的构建，请删掉文件 ${file}。`;
}
