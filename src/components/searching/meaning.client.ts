/** Queries that are not written as the site writes: traditional characters, and Latin letters for three languages. */
import { readRomanYi } from '../../lib/input/yi.ts';
import { find } from '../../lib/search/find.ts';
import { mayBeTraditional, simplify } from '../../lib/search/fold.ts';
import { prepareReadings, readingsOf, type Readings } from '../../lib/search/readings.ts';
import type { Found, SearchIndex } from '../../lib/search/search-index.ts';
import type { Lang } from '../../languages.ts';
import type { Sources } from './sources.client.ts';

/** Letters of the Latin alphabet, and what is written between them; at least one letter. */
const LATIN = /^(?=.*[A-Za-z])[A-Za-z\u00C0-\u024F\u0300-\u036F0-9\s'’+./-]{1,100}$/u;

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

/** Returns what a text in Latin letters may say: in the page's language first; nothing for other texts. */
export async function readingsIn(text: string, sources: Sources): Promise<Reading[]> {
  if (!LATIN.test(text)) return [];
  const [guide, sounds, wylie] = await Promise.all([sources.guide(), sources.sounds(), wylieOf(text)]);
  const readings: Readings =
    guide !== null && sounds !== null
      ? readingsOf(text, prepareReadings(guide.data, sounds), wylie)
      : { zh: [], ii: readRomanYi(text), bo: wylie };
  const all: Reading[] = [
    ...readings.zh.map((word): Reading => ({ lang: 'zh', text: word, find: (index) => find(index, word) })),
    ...readings.ii.map((units): Reading => ({
      lang: 'ii',
      text: units.every((unit) => unit.length === 1) ? units.map(([syllable]) => syllable).join('') : null,
      find: (index) => index.phrase(units),
    })),
    ...(readings.bo === null ? [] : [tibetan(readings.bo)]),
  ];
  return [...all.filter(({ lang }) => lang === sources.lang), ...all.filter(({ lang }) => lang !== sources.lang)];
}

function tibetan(text: string): Reading {
  return { lang: 'bo', text, find: (index) => find(index, text) };
}

/** The rules of Wylie are 6 KB: fetched when Latin letters were typed. */
async function wylieOf(text: string): Promise<string | null> {
  try {
    const { readWylie } = await import('../../lib/input/tibetan.ts');
    return readWylie(text);
  } catch {
    return null;
  }
}
