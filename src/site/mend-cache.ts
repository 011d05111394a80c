/** What builds keep for the next one may be damaged in any way: that costs time, not the build, as long as there can be a cache at all. */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders in the cache; each part of the build checks by itself whether the bytes of an entry are whole. */
const PARTS = ['audio', 'fonts'];
/** What is written beside its place has a random name at its end until it is moved there. */
const HALF_WRITTEN = /^\.?[0-9a-f]{64}(?:\.font)?\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FONT = /^[0-9a-f]{64}\.font$/;
/** Younger ones may belong to a build of another site that is under way. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/**
 * Makes the folders of the cache where there are none, and deletes what a build that was killed left half written, and
 * folders where a font belongs. Only what has a name that builds give: `PUFA_CACHE` may point anywhere. What cannot be
 * deleted stays: whoever needs the file tells.
 * @throws Error of the file system when something else is in the place of a folder: told before every sound is encoded.
 */
export function mendCache(cacheDir: string): void {
  for (const part of PARTS) {
    const dir = join(cacheDir, part);
    mkdirSync(dir, { recursive: true });
    try {
      for (const entry of readdirSync(dir, { withFileTypes: true })) {
        const path = join(dir, entry.name);
        const isHalf = HALF_WRITTEN.test(entry.name) && Date.now() - statSync(path).mtimeMs > LEFT_BEHIND_MS;
        if (isHalf || (entry.isDirectory() && FONT.test(entry.name))) rmSync(path, { recursive: true, force: true });
      }
    } catch {
      continue;
    }
  }
}
