/** Several files of the content folder at once: all of them or none. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes `files` (path in `root` → text). Each is whole at any moment; when one cannot be put in its place, those
 * before it get back what they said.
 * @throws Error of the file system; nothing has changed then.
 */
export async function writeAll(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const staged: { readonly place: string; readonly temporary: string; readonly before: Buffer | null }[] = [];
  const done: (typeof staged)[number][] = [];
  try {
    for (const [path, text] of files) {
      const place = join(root, path);
      await mkdir(dirname(place), { recursive: true });
      // The loader does not look at names that begin with a dot.
      const temporary = join(dirname(place), `.importing-${randomUUID()}`);
      staged.push({ place, temporary, before: await readOrNull(place) });
      await writeFile(temporary, text);
    }
    for (const one of staged) {
      await rename(one.temporary, one.place);
      done.push(one);
    }
  } catch (thrown) {
    for (const { place, before } of done.reverse())
      await (before === null ? rm(place, { force: true }) : writeFile(place, before)).catch(() => undefined);
    throw thrown;
  } finally {
    for (const { temporary } of staged) await rm(temporary, { force: true });
  }
}

async function readOrNull(place: string): Promise<Buffer | null> {
  try {
    return await readFile(place);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
