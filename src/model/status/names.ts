/** How far the names of the pictures of `voice.yaml` are spoken. */
import { LANGS, type Lang } from '../../languages.ts';
import type { Library } from '../library.ts';
import { nameIn } from '../load/tiles.ts';

/** How many pictures of `voice.yaml` say their names in a language. */
export interface NamesStatus {
  readonly lang: Lang;
  readonly tiles: number;
  readonly spoken: number;
  /** Ids of the voices whose words have changed since: they are not played. */
  readonly stale: readonly string[];
}

/** Returns the status of the names of the pictures, a language after the other. */
export function namesStatus({ tiles }: Pick<Library, 'tiles'>): NamesStatus[] {
  return LANGS.map((lang) => {
    const names = tiles.flatMap((tile) => tile.names).filter((name) => name.lang === lang);
    return {
      lang,
      tiles: tiles.length,
      spoken: tiles.filter((tile) => nameIn(tile, lang) !== undefined).length,
      stale: names.filter(({ isStale }) => isStale).map(({ id }) => id),
    };
  });
}
