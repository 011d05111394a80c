/** `voice.yaml` and the spoken names in `voice/`. */
import type { Lang } from '../../languages.ts';
import { finding, START } from '../check/finding.ts';
import { checkSlug } from '../check/rules/reference.ts';
import { nameSchema, type NameFile } from '../schema/recording.ts';
import { tilesSchema, type TileFile } from '../schema/voice.ts';
import { wordFingerprint } from '../translation/fingerprint.ts';
import { byVoice } from '../voice-order.ts';
import { loadYamlOr, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';
import { loadClips } from './sound.ts';

/** The name of a picture, spoken. */
export type TileName = NameFile & {
  /** `voice/school/ii-shengzha-1` */
  readonly id: string;
  /** The sound file, relative to the content folder. */
  readonly path: string;
  /** The word has changed since it was spoken: it is not played. */
  readonly isStale: boolean;
};

/** A picture of the door for who does not read. */
export interface Tile extends TileFile {
  /** Its name, spoken; the stale ones among them. */
  readonly names: readonly TileName[];
}

/** Returns the spoken name of a tile in `lang` that stands for its word, if there is one: of several the first in the order of voices. */
export function nameIn({ names }: Pick<Tile, 'names'>, lang: Lang): TileName | undefined {
  return names.filter((name) => name.lang === lang && !name.isStale).sort(byVoice)[0];
}

/** Returns the tiles, none where there is no file; `slugs` are the articles there are. */
export function loadTiles(folder: Folder, slugs: readonly string[]): Loaded<readonly Tile[]> {
  const nothing: Loaded<readonly Tile[]> = { value: [], isRead: true, file: 'voice.yaml', positionOf: () => START };
  if (!listNames(folder, '').files.includes('voice.yaml')) return nothing;
  const loaded = loadYamlOr(folder, 'voice.yaml', tilesSchema, []);
  loaded.value.forEach(({ article }, index) =>
    folder.findings.push(...checkSlug(article, slugs, loaded.file, loaded.positionOf([index, 'article']))),
  );
  const ids = new Set(loaded.value.map(({ id }) => id));
  const { files, folders } = listNames(folder, 'voice');
  const strays = [...files, ...(loaded.isRead ? folders.filter((name) => !ids.has(name)) : [])];
  folder.findings.push(...strays.map((name) => finding('file/unexpected', `voice/${name}`, START, { name })));
  const value = loaded.value.map((tile) => ({ ...tile, names: loadNames(folder, tile) }));
  return { ...loaded, value };
}

function loadNames(folder: Folder, { id, zh }: TileFile): TileName[] {
  const now = wordFingerprint(zh);
  return loadClips(folder, `voice/${id}`, nameSchema).map(({ at, loaded: { value, file, positionOf } }) => {
    const isStale = value.word !== undefined && value.word !== now;
    if (isStale) folder.findings.push(finding('audio/stale-name', file, positionOf(['word']), { tile: id, word: zh }));
    return { ...value, id: at, path: `${at}/${value.file}`, isStale };
  });
}
