/** Queries that are not written as the site writes: traditional characters, and Latin letters for three languages. */
import { mayBeTraditional, simplify } from '../../lib/search/fold.ts';
import type { Found, SearchIndex } from '../../lib/search/search-index.ts';
import type { Lang } from '../../languages.ts';
import type { Sources } from './sources.client.ts';

/** Letters of the Latin alphabet, and what is written between them. */
const LATIN = /^(?:[A-Za-z\u00C0-\u024F0-9\s'’+./-]|\p{M})+$/u;
const MAX_LATIN = 100;

/** A reading of Latin letters, and how to look for it. */
export interface Reading {
  readonly lang: Lang;
  /** As it is written in its own script; null where tones were not written and several syllables are possible. */
  readonly text: string | null;
  readonly find: (index: SearchIndex) => Promise<readonly Found[]>;
}

/** Returns `text` with simplified characters; as it is when the table cannot be had. */
export async function simplified(text: string, sources: Sources): Promise<string> {
  if (!mayBeTraditional(text)) return text;
  const table = await sources.traditional().catch(() => null);
  return table === null ? text : simplify(text, table);
}

/** Returns what a text in Latin letters may say; nothing for other texts. */
export async function readingsIn(text: string, sources: Sources): Promise<Reading[]> {
  if (text.length > MAX_LATIN || !LATIN.test(text) || !/[A-Za-z]/.test(text)) return [];
  const { readingsOfLatin } = await import('./readings.client.ts');
  return readingsOfLatin(text, sources);
}
