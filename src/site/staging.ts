/**
 * The folder in which a build happens, beside its place, and the change of the old site for the new one. What a
 * build that was killed has left there is put right by the next.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../user-error.ts';
import { takeLock } from './build-lock.ts';

export interface Staging {
  /** Empty at first; on one disk with the place of the site, so that the last step is a rename. */
  readonly dir: string;
  /** For what Astro writes. In the project: elsewhere Astro would use one folder for all builds, and only on the same disk. */
  readonly pagesDir: string;
  /** Makes `dir` the site. The old one is deleted only when the new one is there. */
  readonly publish: () => void;
  /** Deletes what is left of the work and lets others build. Does nothing the second time. */
  readonly close: () => void;
}

/** Where the work on the site in `place` happens, and its lock. */
export function stagingPaths(place: string): Readonly<Record<'dir' | 'pagesDir' | 'old' | 'lock', string>> {
  const dir = join(dirname(place), `.${place.split(/[\\/]/).at(-1) || 'dist'}-building`);
  const id = createHash('sha256').update(place).digest('hex').slice(0, 12);
  return { dir, pagesDir: resolve('.cache', `pages-${id}`), old: `${dir}-old`, lock: `${dir}.lock` };
}

/**
 * Returns the work folder for the site in `outDir`. It is closed too when the process ends in any way that lets
 * it act: by a signal, by an error that nobody caught.
 * @throws UserError when somebody else is building the same site, or when something else than a site is in its place.
 */
export function openStaging(outDir: string): Staging {
  // A link stays a link: what it points at is replaced.
  const place = existsSync(outDir) ? realpathSync(outDir) : outDir;
  const { dir, pagesDir, old, lock } = stagingPaths(place);
  const unlock = takeLock(lock, place);
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    process.off('exit', close);
    for (const [signal, handler] of onSignals) process.off(signal, handler);
    try {
      for (const path of [dir, pagesDir]) rmSync(path, { recursive: true, force: true });
    } finally {
      unlock();
    }
  };
  const onSignals = Object.entries(SIGNALS).map(
    ([signal, code]) => [signal as NodeJS.Signals, () => process.exit(128 + code)] as const,
  );
  try {
    // Killed between the two renames of `publish`.
    if (!existsSync(place) && existsSync(old)) renameSync(old, place);
    refuseForeign(place);
    for (const path of [old, dir, pagesDir]) rmSync(path, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
  } catch (thrown) {
    close();
    throw thrown;
  }
  process.on('exit', close);
  for (const [signal, handler] of onSignals) process.on(signal, handler);
  return { dir, pagesDir, publish: () => replace(dir, place, old), close };
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** A site is replaced whole: a folder that is no site of ours, and not empty, is somebody's work. */
function refuseForeign(place: string): void {
  if (!existsSync(place) || readdirSync(place).length === 0 || existsSync(join(place, '404.html'))) return;
  throw new UserError(`文件夹 ${place} 里有别的东西，构建会把它们删掉，所以停下了。请换一个空的 PUFA_OUT。`);
}

function replace(built: string, place: string, old: string): void {
  const hadOne = existsSync(place);
  if (hadOne) renameSync(place, old);
  try {
    renameSync(built, place);
  } catch (thrown) {
    if (hadOne) renameSync(old, place);
    throw thrown;
  }
  try {
    rmSync(old, { recursive: true, force: true });
  } catch {
    // The new site is there; the next build tries again.
  }
}
