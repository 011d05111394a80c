/** The list one listens to, from page to page, in this tab only. It never holds a sensitive page. */

const KEY = 'pufa:list';

interface Playlist {
  /** Paths of articles, in order. */
  readonly paths: readonly string[];
  /** When the sleep timer ends, in milliseconds of the epoch; null: not set. */
  readonly sleepAt: number | null;
}

/** Returns the list, or null where there is none or storage is closed. */
export function readPlaylist(): Playlist | null {
  try {
    const list = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Playlist | null;
    return list !== null && Array.isArray(list.paths) ? list : null;
  } catch {
    return null;
  }
}

/** Keeps the list, as far as the browser keeps anything. */
export function keepPlaylist(list: Playlist): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Without it the page plays, and does not go on.
  }
}

/** Keeps when the sleep timer ends, where there is a list to stop. */
export function keepSleep(sleepAt: Playlist['sleepAt']): void {
  const list = readPlaylist();
  if (list) keepPlaylist({ ...list, sleepAt });
}

/** Returns what comes after `path` in the list, or undefined. */
export function nextIn(list: Playlist | null, path: string): string | undefined {
  const at = list?.paths.indexOf(path) ?? -1;
  return at === -1 ? undefined : list?.paths[at + 1];
}
