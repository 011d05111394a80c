/** What Latin letters may say in the scripts of the site. Fetched when somebody searches with Latin letters. */
import { readRomanYi } from '../../lib/input/yi.ts';
import { find } from '../../lib/search/find.ts';
import { prepareReadings, readingsOf, type Readings } from '../../lib/search/readings.ts';
import type { Reading } from './meaning.client.ts';
import type { Sources } from './sources.client.ts';

/** Returns what a text in Latin letters may say: in the page's language first. */
export async function readingsOfLatin(text: string, sources: Sources): Promise<Reading[]> {
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
