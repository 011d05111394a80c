/** `voice.yaml` and the spoken names in `voice/`. */
import { finding, START } from '../check/finding.ts';
import { checkSlug } from '../check/rules/reference.ts';
import { tilesSchema, type TileFile } from '../schema/voice.ts';
import { loadYamlOr, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';
import { loadClips, type ClipSound } from './sound.ts';

/** A picture of the door for who does not read. */
export interface Tile extends TileFile {
  /** Its name, spoken. */
  readonly names: readonly ClipSound[];
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
  const value = loaded.value.map((tile) => ({
    ...tile,
    names: Object.values(loadClips(folder, `voice/${tile.id}`, `voice/${tile.id}`)),
  }));
  return { ...loaded, value };
}
