/** Everything that was made from a voice and lies on this machine: the built site, packs, caches. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Env } from '../../env.ts';
import type { Lang } from '../../languages.ts';
import { FOLDER_NAME, LIST_NAME, ZIM_NAME } from '../../lib/carried.ts';
import { loadLibrary } from '../../model/library.ts';
import { cacheKey } from '../audio/cache.ts';
import { codecVersion } from '../audio/codec.ts';
import { audioSources } from '../audio/sources.ts';
import { draftsDir } from '../split/split-recording.ts';
import { stagingPaths } from '../staging.ts';

/** Bytes of a sound by which it is found again, inside a zip too: two sounds do not have so many in common. */
const PROBE_BYTES = 64;
/** Silence and padding are the same in all sounds: there are few different bytes in them. */
const PROBE_VALUES = 40;
/** What `npm run packs` makes for people to carry: voices stand in it in other letters, and the list names them all. */
const CARRIED_WHOLE: readonly string[] = [FOLDER_NAME, ZIM_NAME, LIST_NAME, 'index.html'];
const SOUND = /\.(ogg|mp3|flac|wav|m4a)$/i;

/** Returns where packs for loudspeakers lie: beside the built site. */
export function packsDir({ outDir }: Env): string {
  return join(dirname(outDir), 'packs');
}

/** Returns places that may hold copies: the site, what a killed build left of one, packs. */
function places(env: Env): string[] {
  const { dir, old, pagesDir } = stagingPaths(env.outDir);
  return [env.outDir, dir, old, pagesDir, packsDir(env)].filter((path) => existsSync(path));
}

/** Returns a stretch of each encoding of the voices `ids`, and of each of `sounds` (bytes of their sources). */
export function probesOf(env: Env, ids: readonly string[], sounds: readonly Uint8Array[]): Buffer[] {
  const made = places(env).flatMap((place) =>
    filesIn(place).filter((file) => SOUND.test(file) && ids.some((id) => isOf(file.replaceAll('\\', '/'), id))),
  );
  return [...sounds, ...made.map((file) => readFileSync(file))].flatMap((bytes) => probeOf(bytes) ?? []);
}

/** Returns the first stretch from the middle on that no other sound has; null where there is none. */
function probeOf(bytes: Uint8Array): Buffer | null {
  for (let at = bytes.length >> 1; at + PROBE_BYTES <= bytes.length; at += PROBE_BYTES) {
    const stretch = bytes.subarray(at, at + PROBE_BYTES);
    if (new Set(stretch).size >= PROBE_VALUES) return Buffer.from(stretch);
  }
  return null;
}

/** `…/sounds/legal-aid/ii-shengzha-1.0123456789.ogg`; a longer name is another recording. */
function isOf(path: string, id: string): boolean {
  const at = path.lastIndexOf(`/${id}`);
  return at >= 0 && /^[./]/.test(path.slice(at + id.length + 1));
}

/**
 * Deletes the files of the site and of packs that are the voices `ids` or hold a probe, and the packs in `langs`: they
 * hold voices encoded anew, which nothing tells apart. Returns their paths.
 */
export function cleanPlaces(
  env: Env,
  ids: readonly string[],
  probes: readonly Buffer[],
  langs: readonly Lang[],
): string[] {
  return places(env)
    .flatMap(filesIn)
    .filter((file) => {
      const isVoice = ids.some((id) => isOf(file.replaceAll('\\', '/'), id));
      const isPack =
        [packsDir(env), join(env.outDir, 'packs')].includes(dirname(file)) &&
        (langs.some((lang) => new RegExp(`-${lang}\\.(?:zip|html)$`).test(file)) ||
          CARRIED_WHOLE.includes(basename(file)));
      if (!isVoice && !isPack && !holds(file, probes)) return false;
      rmSync(file, { force: true });
      return true;
    });
}

function holds(file: string, probes: readonly Buffer[]): boolean {
  const bytes = readFileSync(file);
  return probes.some((probe) => bytes.includes(probe));
}

/**
 * Deletes from the cache every encoding that does not belong to a sound that is still in the content: an older one of
 * the voice, made when the article had another title, is under a key that nobody knows any more. Returns how many.
 */
export async function cleanCache(env: Env, ids: readonly string[], sounds: readonly string[]): Promise<number> {
  const dir = join(env.cacheDir, 'audio');
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const codec = await codecVersion();
  const kept = new Set<string>();
  for (const source of existsSync(dir) ? audioSources(env.contentDir, library) : []) {
    kept.add(cacheKey(source, await readFile(source.file), codec));
  }
  const gone = namesIn(dir).filter((name) => !kept.has(name));
  for (const name of gone) rmSync(join(dir, name), { recursive: true, force: true });
  cleanManifests(env, ids);
  cleanDrafts(env, sounds);
  return gone.length;
}

/** They hold the waveforms. */
function cleanManifests(env: Env, ids: readonly string[]): void {
  for (const name of namesIn(env.cacheDir).filter((entry) => /^sounds-[0-9a-f]+\.json$/.test(entry))) {
    const file = join(env.cacheDir, name);
    try {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      const left = Object.entries(manifest).filter(([id]) => !ids.includes(id));
      writeFileSync(file, JSON.stringify(Object.fromEntries(left)));
    } catch {
      // Made anew by the next build.
      rmSync(file, { force: true });
    }
  }
}

function cleanDrafts(env: Env, sounds: readonly string[]): void {
  for (const name of namesIn(draftsDir(env))) {
    const dir = join(draftsDir(env), name);
    const isOfVoice = filesIn(dir).some((file) => {
      const text = readFileSync(file, 'latin1');
      return sounds.some((sound) => text.includes(sound));
    });
    if (isOfVoice) rmSync(dir, { recursive: true, force: true });
  }
}

function namesIn(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : [];
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
