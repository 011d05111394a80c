/** Puts a recording in its place in the content folder: whole or not at all, and never over another. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The loader does not look at folders that begin with a dot. */
const STAGING = '.importing-';
/** Older ones were left by an import that was killed. */
const LEFT_BEHIND_MS = 3_600_000;

/**
 * Writes `files` into a new folder `<stem>-<n>` of `audioDir` and returns its name: `n` is one more than the highest
 * there is or is in `gone`.
 * @throws Error of the file system; nothing is left behind then.
 */
export async function placeRecording(
  audioDir: string,
  stem: string,
  gone: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const isNew = (await mkdir(audioDir, { recursive: true })) !== undefined;
  const staging = join(audioDir, `${STAGING}${randomUUID()}`);
  try {
    await sweep(audioDir);
    await mkdir(staging);
    for (const [name, content] of Object.entries(files)) await writeFile(join(staging, name), content);
    return await moveTo(staging, audioDir, stem, gone);
  } catch (thrown) {
    await rm(staging, { recursive: true, force: true });
    // Not empty: somebody else's import came in meanwhile.
    if (isNew) await rmdir(audioDir).catch(() => undefined);
    throw thrown;
  }
}

async function moveTo(staging: string, audioDir: string, stem: string, gone: readonly string[]): Promise<string> {
  const numberOf = (name: string): number =>
    name.startsWith(`${stem}-`) && /^[1-9]\d*$/.test(name.slice(stem.length + 1))
      ? Number(name.slice(stem.length + 1))
      : 0;
  for (;;) {
    const taken = [...(await readdir(audioDir)), ...gone].map(numberOf);
    const id = `${stem}-${Math.max(0, ...taken) + 1}`;
    try {
      await rename(staging, join(audioDir, id));
      return id;
    } catch (thrown) {
      // Another import was faster. A folder is never moved onto one that holds something.
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
      if ((await stat(join(audioDir, id)).catch(() => null)) === null) throw thrown;
    }
  }
}

async function sweep(audioDir: string): Promise<void> {
  for (const name of await readdir(audioDir)) {
    if (!name.startsWith(STAGING)) continue;
    const path = join(audioDir, name);
    const stats = await stat(path).catch(() => null);
    if (stats !== null && Date.now() - stats.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
}
