/** The last of the build but for the server's files: what lets a phone keep the finished pages. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGS } from '../../languages.ts';
import { LATE_FILE, LISTS_FOLDER, WORKER_FILE } from '../../lib/keeping/names.ts';
import { keepList, type ListOptions } from './lists.ts';
import { keepingProgram } from './program.ts';

export interface KeepingOptions extends ListOptions {
  /** False: what earlier builds left on phones is taken away again. */
  readonly offline: boolean;
  /** Where what waits on a phone is handed in, if anywhere. */
  readonly inbox?: string | undefined;
}

/** Writes the worker, the late program and the lists into the built site. @throws Error when a program cannot be bundled. */
export async function writeKeeping(options: KeepingOptions): Promise<void> {
  const { distDir, base, day, sensitive, offline, inbox = '' } = options;
  const write = (name: string, text: string): void => writeFileSync(join(distDir, name), text);
  if (!offline) {
    write(WORKER_FILE, await keepingProgram('off', {}));
    return;
  }
  const common = { PUFA_BASE: JSON.stringify(base), PUFA_LANGS: JSON.stringify(LANGS) };
  // Before the lists: it is in them.
  write(LATE_FILE, await keepingProgram('late', common));
  mkdirSync(join(distDir, LISTS_FOLDER), { recursive: true });
  const hash = createHash('sha256');
  for (const lang of LANGS) {
    const list = JSON.stringify(keepList(options, lang));
    write(`${LISTS_FOLDER}${lang}.json`, list);
    hash.update(list);
  }
  const build = hash.digest('hex').slice(0, 16);
  const own = {
    PUFA_BUILD: JSON.stringify(build),
    PUFA_DAY: JSON.stringify(day),
    PUFA_SENSITIVE: String(sensitive),
    PUFA_INBOX: JSON.stringify(inbox),
  };
  write(WORKER_FILE, await keepingProgram('worker', { ...common, ...own }));
}
