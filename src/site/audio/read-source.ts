/** The bytes of a source, or why there are none. */
import { lstat, readFile } from 'node:fs/promises';
import { LANGUAGES } from '../../languages.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { MAX_INPUT_BYTES } from './settings.ts';
import type { AudioSource } from './sound.ts';

/** Never throws because of the source: see what it returns. */
export async function readSource(source: AudioSource): Promise<Uint8Array | Finding> {
  const at = source.shownAs;
  const name = at.split('/').at(-1) ?? at;
  const unreadable = (reason: string): Finding => finding('file/unreadable', at, START, { reason });
  // No voice is made up for a language whose speakers could not correct it.
  if (source.synthetic && source.lang !== 'zh') {
    return finding('audio/synthetic-tongue', at, START, { language: LANGUAGES[source.lang].chineseName });
  }
  try {
    const stats = await lstat(source.file);
    // It could lead out of the content folder.
    if (stats.isSymbolicLink()) return finding('file/link', at, START, { name });
    if (stats.isDirectory()) return unreadable('它是一个文件夹');
    // Of a pipe or a device nobody knows the end.
    if (!stats.isFile()) return unreadable('它不是普通文件');
    if (stats.size > MAX_INPUT_BYTES) {
      return finding('audio/too-big', at, START, { sizeBytes: stats.size, maxBytes: MAX_INPUT_BYTES });
    }
    if (stats.size === 0) return finding('audio/empty', at, START, {});
    return await readFile(source.file);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
    if (code === 'ENOENT' || code === 'ENOTDIR') return finding('audio/missing-file', at, START, { name });
    return unreadable(code === 'EACCES' || code === 'EPERM' ? '没有权限' : code);
  }
}
