/** The content folder as it lies on the disk. The only file access of the model. */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { finding, START, type Finding } from '../check/finding.ts';

export interface Folder {
  /** Absolute path of the content folder. */
  readonly root: string;
  readonly findings: Finding[];
}

/** A link in a stranger's pull request could lead to any file of the machine that builds: none is followed. */
function refuseLink(folder: Folder, path: string): void {
  if (folder.findings.some((found) => found.rule === 'file/link' && found.file === path)) return;
  folder.findings.push(finding('file/link', path, START, { name: path.split('/').at(-1) ?? path }));
}

function isOwn(folder: Folder, path: string): boolean {
  return realpathSync(join(folder.root, path)) === join(realpathSync(folder.root), path);
}

/** Returns the names in a folder, sorted, without dot files; empty when there is no such folder. */
export function listNames(folder: Folder, path: string): { readonly files: string[]; readonly folders: string[] } {
  try {
    if (!isOwn(folder, path)) return { files: [], folders: [] };
    const entries = readdirSync(join(folder.root, path), { withFileTypes: true }).filter(
      (entry) => !entry.name.startsWith('.'),
    );
    for (const entry of entries)
      if (entry.isSymbolicLink()) refuseLink(folder, path === '.' ? entry.name : `${path}/${entry.name}`);
    const names = (want: 'isFile' | 'isDirectory'): string[] =>
      entries
        .filter((entry) => entry[want]())
        .map((entry) => entry.name)
        .sort();
    return { files: names('isFile'), folders: names('isDirectory') };
  } catch {
    return { files: [], folders: [] };
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EISDIR', '它是一个文件夹'],
  ['EACCES', '没有权限'],
]);

/** Returns the bytes of a file, or null after a finding when it is missing or cannot be read. */
export function readBytes(folder: Folder, path: string): Uint8Array | null {
  try {
    if (!isOwn(folder, path)) {
      refuseLink(folder, path);
      return null;
    }
    return readFileSync(join(folder.root, path));
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? '';
    folder.findings.push(
      code === 'ENOENT'
        ? finding('file/missing', path, START, { name: path.split('/').at(-1) ?? path })
        : finding('file/unreadable', path, START, { reason: REASONS.get(code) ?? code }),
    );
    return null;
  }
}
