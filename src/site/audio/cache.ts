/** Results kept by content: what went in, the settings and the codec make the key. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ENCODINGS, SETTINGS_VERSION } from './settings.ts';
import type { AudioSource, EncodedSound } from './sound.ts';
import { tagsOf } from './tags.ts';

const entrySchema = z.strictObject({
  durationMs: z.number().int().positive(),
  trimmedStartMs: z.number().int().nonnegative(),
  loudnessLufs: z.number(),
  sourceLufs: z.number(),
  peaks: z.array(z.number().int().min(0).max(100)),
  encodings: z.array(
    z.strictObject({
      type: z.enum(ENCODINGS.map((encoding) => encoding.type)),
      extension: z.enum(ENCODINGS.map((encoding) => encoding.extension)),
      sizeBytes: z.number().int().positive(),
      loudnessLufs: z.number(),
      truePeakDb: z.number(),
      sha256: z.string(),
    }),
  ),
});

/** Returns the key of a result: the same input, tags, settings and codec give the same. */
export function cacheKey(source: AudioSource, bytes: Uint8Array, codec: string): string {
  return createHash('sha256')
    .update(JSON.stringify([SETTINGS_VERSION, codec, tagsOf(source)]))
    .update(bytes)
    .digest('hex');
}

/** Returns the result kept under `key`, or null when there is none or it is not what was put there. */
export async function readEntry(cacheDir: string, key: string): Promise<EncodedSound | null> {
  const dir = join(cacheDir, key);
  try {
    const entry = entrySchema.parse(JSON.parse(await readFile(join(dir, 'sound.json'), 'utf8')));
    const encodings = await Promise.all(
      entry.encodings.map(async ({ sha256, ...encoding }) => {
        const bytes = await readFile(join(dir, `sound.${encoding.extension}`));
        if (sha256Of(bytes) !== sha256) throw new Error('changed since');
        return { ...encoding, bytes };
      }),
    );
    return { ...entry, encodings };
  } catch {
    // Not there, cut off or changed by hand: it is made again.
    return null;
  }
}

/** Keeps a result. The folder appears whole or not at all. */
export async function writeEntry(cacheDir: string, key: string, sound: EncodedSound): Promise<void> {
  const temporary = join(cacheDir, `.${key}.${randomUUID()}`);
  await mkdir(temporary, { recursive: true });
  try {
    for (const encoding of sound.encodings) {
      await writeFile(join(temporary, `sound.${encoding.extension}`), encoding.bytes);
    }
    const encodings = sound.encodings.map(({ bytes, ...encoding }) => ({ ...encoding, sha256: sha256Of(bytes) }));
    await writeFile(join(temporary, 'sound.json'), JSON.stringify({ ...sound, encodings }));
    await rm(join(cacheDir, key), { recursive: true, force: true });
    // Another build may have been first, with the same bytes.
    await rename(temporary, join(cacheDir, key)).catch(async (thrown: unknown) => {
      if ((await readEntry(cacheDir, key)) === null) throw thrown;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Writes a file so that nobody ever sees half of it. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
