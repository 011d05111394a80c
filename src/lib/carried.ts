/** The names of what can be taken along, and the list of it: written by `npm run packs`, read by the page that offers it. */

/** The whole site in a folder, packed. */
export const FOLDER_NAME = 'site.zip';
/** The whole site for Kiwix. */
export const ZIM_NAME = 'site.zim';
/** The list, beside the files. */
export const LIST_NAME = 'index.json';

/** What lies in the folder of packs: `index.json`. */
export interface CarriedList {
  /** The day the contents speak of, `YYYY-MM-DD`. */
  readonly day: string;
  readonly files: readonly CarriedFile[];
}

export interface CarriedFile {
  readonly name: string;
  readonly bytes: number;
}

/** Returns the name of the file that holds a topic in a language. */
export function carriedName(topic: string, lang: string): string {
  return `carry-${topic}-${lang}.html`;
}

/** Returns the name of the pack that loudspeakers play of a topic in a language. */
export function loudspeakerName(topic: string, lang: string): string {
  return `loudspeaker-${topic}-${lang}.zip`;
}

/** Returns a size in megabytes as people read it: two digits that say something, never nought. */
export function megabytes(bytes: number): string {
  const size = bytes / 1_000_000;
  return size < 0.1 ? '0.1' : size < 10 ? size.toFixed(1) : size.toFixed(0);
}
