/** What a built site says of itself: where it is meant to stand and with which headers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServedSite } from './table.ts';

/** Folder in the built site for those who run a server; not for readers. */
export const SERVER_DIR = '_server';
export const SITE_FILE = `${SERVER_DIR}/site.json`;

/** Returns the table of the site in `dir`; null when there is none or it cannot be read. */
export function readBuiltSite(dir: string): ServedSite | null {
  try {
    return JSON.parse(readFileSync(join(dir, SITE_FILE), 'utf8')) as ServedSite;
  } catch {
    return null;
  }
}
