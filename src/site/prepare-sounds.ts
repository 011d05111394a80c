/** All sounds of the library → their encodings, and the manifest that pages read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soundsManifest, type Env } from '../env.ts';
import type { Finding } from '../model/check/finding.ts';
import type { Library } from '../model/library.ts';
import type { ClipSound, Recording } from '../model/load/sound.ts';
import { textOf } from '../model/parse/inline.ts';
import { prepareAudio } from './audio/prepare.ts';
import type { AudioSource, Sound } from './audio/sound.ts';

/** Writes encodings into `outDir/sounds/` and the manifest into the cache; returns what cannot be heard, and a line that says what was done. */
export async function prepareSounds(
  env: Env,
  library: Library,
  outDir: string,
): Promise<{ readonly findings: readonly Finding[]; readonly summary: string }> {
  const voiceOf = (voice: Recording | ClipSound, title: string, lawAsOf: string | null): AudioSource => ({
    id: voice.id,
    file: join(env.contentDir, voice.path),
    shownAs: voice.path,
    title: 'title' in voice ? voice.title : title,
    lang: voice.lang,
    dialect: voice.dialect.name,
    place: voice.speaker.kind === 'person' ? voice.speaker.place : null,
    synthetic: voice.speaker.kind === 'synthetic',
    licence: voice.licence,
    lawAsOf,
  });
  const sources = [
    ...library.articles.flatMap((article) =>
      [...article.recordings, ...Object.values(article.clips)].map((voice) =>
        voiceOf(voice, titleOf(article), article.meta.checked?.on ?? null),
      ),
    ),
    ...library.tiles.flatMap((tile) => tile.names.map((name) => voiceOf(name, tile.zh, null))),
  ];
  const { sounds, findings, cached } = await prepareAudio({
    sources,
    cacheDir: join(env.cacheDir, 'audio'),
    outDir: join(outDir, 'sounds'),
  });
  const manifest: Record<string, Sound> = Object.fromEntries(sounds.map((sound) => [sound.id, sound]));
  mkdirSync(env.cacheDir, { recursive: true });
  writeFileSync(soundsManifest(env), JSON.stringify(manifest));
  return { findings, summary: `声音 ${sounds.length} 段${cached > 0 ? `，其中 ${cached} 段没有变，直接用` : ''}` };
}

function titleOf(article: Library['articles'][number]): string {
  const body = article.blocks[0]?.body;
  return body?.kind === 'title' ? textOf(body.children) : article.slug;
}
