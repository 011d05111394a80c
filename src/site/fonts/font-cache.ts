/** Keeps cut fonts between builds. A file that does not match its own checksum counts as absent. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const CHECKSUM_BYTES = 32;

/** Returns a key for `parts`; the order of parts counts. */
export function cacheKey(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Returns the bytes kept under `key`, or makes and keeps them. */
export async function cached(cacheDir: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const path = join(cacheDir, `${key}.font`);
  const kept = await read(path);
  if (kept !== undefined) return kept;
  const bytes = await make();
  await mkdir(cacheDir, { recursive: true });
  // Written beside and moved: a build broken off, or two at once, must not leave half a file.
  const half = `${path}.${randomUUID()}`;
  await writeFile(half, Buffer.concat([checksum(bytes), bytes]));
  await rename(half, path);
  return bytes;
}

async function read(path: string): Promise<Uint8Array | undefined> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch {
    return undefined;
  }
  const bytes = file.subarray(CHECKSUM_BYTES);
  return bytes.length > 0 && checksum(bytes).equals(file.subarray(0, CHECKSUM_BYTES)) ? bytes : undefined;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
