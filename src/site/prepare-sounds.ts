/** All sounds of the library → their encodings, and the manifest that pages read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundsManifest, type Env } from '../env.ts';
import type { Finding } from '../model/check/finding.ts';
import type { Library } from '../model/library.ts';
import { prepareAudio } from './audio/prepare.ts';
import { audioSources } from './audio/sources.ts';
import type { Sound } from './audio/sound.ts';

/** Writes encodings into `outDir/sounds/` and the manifest into the cache; returns what cannot be heard, and a line that says what was done. */
export async function prepareSounds(
  env: Env,
  library: Library,
  outDir: string,
): Promise<{ readonly findings: readonly Finding[]; readonly summary: string }> {
  const { sounds, findings, cached } = await prepareAudio({
    sources: audioSources(env.contentDir, library),
    cacheDir: join(env.cacheDir, 'audio'),
    outDir: join(outDir, 'sounds'),
  });
  const manifest: Record<string, Sound> = Object.fromEntries(sounds.map((sound) => [sound.id, sound]));
  mkdirSync(env.cacheDir, { recursive: true });
  writeFileSync(soundsManifest(env), JSON.stringify(manifest));
  return { findings, summary: `声音 ${sounds.length} 段${cached > 0 ? `，其中 ${cached} 段没有变，直接用` : ''}` };
}
