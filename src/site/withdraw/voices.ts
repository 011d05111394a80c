/** Voices as they lie in the content folder. Whatever else is wrong with an article, who spoke can take it back. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { loadYaml } from '../../model/load/data.ts';
import { listNames, readBytes, type Folder } from '../../model/load/folder.ts';
import { nameKey } from '../../model/person.ts';
import {
  clipSchema,
  nameSchema,
  recordingSchema,
  type Clip,
  type NameFile,
  type RecordingFile,
} from '../../model/schema/recording.ts';
import { sha256Of } from '../audio/cache.ts';

export interface Voice {
  /** `legal-aid/ii-shengzha-1`, `legal-aid/clips/rhyme`; of the name of a picture `voice/school/ii-1` */
  readonly id: string;
  /** Its folder, relative to the content folder. */
  readonly path: string;
  /** Null where its data cannot be read. */
  readonly data: RecordingFile | Clip | NameFile | null;
}

/** Returns all voices of the content, in the order of their articles, then those of the pictures. */
export function voicesIn(contentDir: string): Voice[] {
  const folder: Folder = { root: contentDir, findings: [] };
  const voices = (parent: string, prefix: string): Voice[] =>
    listNames(folder, parent).folders.map((name) => {
      const path = `${parent}/${name}`;
      return { id: `${prefix}/${name}`, path, data: dataIn(folder, path) };
    });
  return [
    ...listNames(folder, 'articles').folders.flatMap((slug) => [
      ...voices(`articles/${slug}/audio`, slug),
      ...voices(`articles/${slug}/clips`, `${slug}/clips`),
    ]),
    ...listNames(folder, 'voice').folders.flatMap((tile) => voices(`voice/${tile}`, `voice/${tile}`)),
  ];
}

function dataIn(folder: Folder, path: string): Voice['data'] {
  if (/^articles\/[^/]+\/audio\//.test(path))
    return loadYaml(folder, `${path}/recording.yaml`, recordingSchema)?.value ?? null;
  const schema = path.startsWith('voice/') ? nameSchema : clipSchema;
  return loadYaml(folder, `${path}/clip.yaml`, schema)?.value ?? null;
}

/** Returns the folder of the voice `id`, relative to the content folder, whether it is there or was. */
export function folderOf(id: string): string {
  const [slug = '', ...rest] = id.split('/');
  if (slug === 'voice' && rest.length > 1 && rest[0] !== 'clips') return id;
  return `articles/${slug}/${rest.length > 1 ? '' : 'audio/'}${rest.join('/')}`;
}

/** Returns whether somebody of that name, from that place if it is given, speaks. */
export function isSpokenBy({ data }: Voice, name: string, place: string | null): boolean {
  const speaker = data?.speaker;
  if (speaker?.kind !== 'person') return false;
  return nameKey(speaker.name) === nameKey(name) && (place === null || nameKey(speaker.place) === nameKey(place));
}

/** Returns what the sound is known by: SHA-256 of its file and of those it was made from. */
export function soundsOf(contentDir: string, { path, data }: Voice): string[] {
  const folder: Folder = { root: contentDir, findings: [] };
  const own = soundFiles(contentDir, path).map((name) =>
    sha256Of(readBytes(folder, `${path}/${name}`) ?? new Uint8Array()),
  );
  const sources = data !== null && 'sources' in data ? (data.sources ?? []) : [];
  return [...new Set([...own, ...sources])].sort();
}

/** Returns the names of the sound files in the folder of a voice. */
export function soundFiles(contentDir: string, path: string): string[] {
  const { files } = listNames({ root: contentDir, findings: [] }, path);
  return files.filter((name) => !name.endsWith('.yaml') && lstatSync(join(contentDir, path, name)).isFile());
}
