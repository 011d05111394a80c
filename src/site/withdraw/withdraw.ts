/** Takes voices back: out of the content, and out of everything made from it on this machine. */
import { rmdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Env } from '../../env.ts';
import { LANGS } from '../../languages.ts';
import { hasErrors, reportFindings } from '../../model/check/report.ts';
import { loadYaml } from '../../model/load/data.ts';
import { listNames, type Folder } from '../../model/load/folder.ts';
import { WITHDRAWN_FILE } from '../../model/load/files.ts';
import { isUnnamed } from '../../model/person.ts';
import { withdrawnSchema, type WithdrawnFile } from '../../model/schema/withdrawn.ts';
import { UserError } from '../../user-error.ts';
import { writeWhole } from '../audio/cache.ts';
import { cleanCache, cleanPlaces, probesOf } from './clean.ts';
import { isSpokenBy, soundFiles, soundsOf, voicesIn, type Voice } from './voices.ts';

export interface WithdrawnVoices {
  readonly ids: readonly string[];
  /** Folders that were in the content, relative to it. */
  readonly folders: readonly string[];
  /** Files of the built site and of packs. */
  readonly files: readonly string[];
  /** Encodings in the cache, those left over from before too. */
  readonly cached: number;
  /** Voices whose data cannot be read: nobody knows who speaks. */
  readonly unknown: readonly string[];
}

const NOTE =
  '# 应本人要求撤回的录音。由 npm run audio:withdraw 写，请不要手改，也不要删：靠它，撤回的声音不会再被收进来。\n';

/**
 * Takes back one voice: `legal-aid/ii-shengzha-1`. Done again it cleans up again.
 * @throws UserError when there is none and never was; Error of the file system.
 */
export function withdrawOne(env: Env, id: string): Promise<WithdrawnVoices> {
  const voices = voicesIn(env.contentDir);
  const voice = voices.filter((entry) => entry.id === id);
  const isGone = readWithdrawn(env).withdrawn.some((entry) => entry.recording === id);
  if (voice.length === 0 && !isGone) {
    const [slug = ''] = id.split('/');
    const others = voices
      .filter((entry) => entry.id.startsWith(`${slug}/`))
      .map((entry) => entry.id.slice(slug.length + 1));
    throw new UserError(
      `没有“${id}”这个录音。${others.length > 0 ? `这篇文章有：${others.join('、')}。` : '这篇文章没有录音。'}`,
    );
  }
  return withdraw(env, [id], voice);
}

/**
 * Takes back all that somebody has spoken.
 * @throws UserError when nobody of that name speaks, or nobody can tell who is meant.
 */
export function withdrawSpeaker(env: Env, name: string, place: string | null): Promise<WithdrawnVoices> {
  const all = voicesIn(env.contentDir);
  const voices = all.filter((voice) => isSpokenBy(voice, name, place));
  const list = voices
    .map(({ id, data }) => `  ${id}（${data?.speaker.kind === 'person' ? data.speaker.place : ''}）`)
    .join('\n');
  if (voices.length === 0)
    throw new UserError(`没有“${name}”${place === null ? '' : `（${place}）`}念的录音。请检查名字。`);
  if (isUnnamed(name)) throw new UserError(`“${name}”不是真名，可能是好几个人。请一个一个写录音的编号：\n${list}`);
  const places = new Set(voices.map(({ data }) => (data?.speaker.kind === 'person' ? data.speaker.place : '')));
  if (places.size > 1) throw new UserError(`叫“${name}”的不止一个地方的人。请加上 --place "哪里人"：\n${list}`);
  return withdraw(
    env,
    voices.map((voice) => voice.id),
    voices,
    all.filter((voice) => voice.data === null).map((voice) => voice.id),
  );
}

async function withdraw(
  env: Env,
  ids: readonly string[],
  voices: readonly Voice[],
  unknown: readonly string[] = [],
): Promise<WithdrawnVoices> {
  const known = readWithdrawn(env).withdrawn;
  const sources = voices.flatMap((voice) =>
    soundFiles(env.contentDir, voice.path).map((name) => readFile(join(env.contentDir, voice.path, name))),
  );
  const probes = probesOf(env, ids, await Promise.all(sources));
  // First of all: whatever fails after this, the sound does not come back.
  const withdrawn = [
    ...known,
    ...voices.map((voice) => ({ recording: voice.id, on: env.today, sounds: soundsOf(env.contentDir, voice) })),
  ];
  if (voices.length > 0)
    await writeWhole(
      join(env.contentDir, WITHDRAWN_FILE),
      Buffer.from(NOTE + stringify({ withdrawn: merged(withdrawn) }, { lineWidth: 0 })),
    );
  for (const { path } of voices) {
    rmSync(join(env.contentDir, path), { recursive: true, force: true });
    removeIfEmpty(join(env.contentDir, dirname(path)));
  }
  const langs = voices.length > 0 ? voices.flatMap((voice) => voice.data?.lang ?? LANGS) : LANGS;
  const files = cleanPlaces(env, ids, probes, langs);
  const sounds = withdrawn.filter((entry) => ids.includes(entry.recording)).flatMap((entry) => entry.sounds);
  const cached = await cleanCache(env, ids, sounds);
  return { ids, folders: voices.map((voice) => voice.path), files, cached, unknown };
}

/** A voice that came back by a merge and is taken back again stays one entry. */
function merged(entries: WithdrawnFile['withdrawn']): WithdrawnFile['withdrawn'] {
  const byId = new Map<string, WithdrawnFile['withdrawn'][number]>();
  for (const entry of entries) {
    const before = byId.get(entry.recording);
    const sounds = [...new Set([...(before?.sounds ?? []), ...entry.sounds])].sort();
    byId.set(entry.recording, { ...entry, on: before?.on ?? entry.on, sounds });
  }
  return [...byId.values()];
}

function removeIfEmpty(dir: string): void {
  try {
    rmdirSync(dir);
  } catch {
    // Other recordings are in it.
  }
}

/** @throws UserError when the file cannot be read: a new one would forget what it holds. */
function readWithdrawn(env: Env): WithdrawnFile {
  const folder: Folder = { root: env.contentDir, findings: [] };
  if (!listNames(folder, '').files.includes(WITHDRAWN_FILE)) return { withdrawn: [] };
  const loaded = loadYaml(folder, WITHDRAWN_FILE, withdrawnSchema);
  if (loaded === null || hasErrors(folder.findings)) throw new UserError(reportFindings(folder.findings, 'text'));
  return loaded.value;
}
