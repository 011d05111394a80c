/** What Latin letters may say in the scripts of the site. Fetched when somebody searches with Latin letters. */
import type { Sounds } from '../../lib/input/sounds.ts';
import { readRomanYi } from '../../lib/input/yi.ts';
import { find } from '../../lib/search/find.ts';
import type { GuideData } from '../../lib/search/guide-data.ts';
import { prepareReadings, readingsOf, type Readings, type Vocabulary } from '../../lib/search/readings.ts';
import type { Reading } from './meaning.client.ts';
import type { Sources } from './sources.client.ts';
import { wylieOf } from './wylie.client.ts';

/** Made once: it goes through all words of the site. */
const vocabularies = new WeakMap<GuideData, Vocabulary>();

function vocabularyOf(data: GuideData, sounds: Sounds): Vocabulary {
  const vocabulary = vocabularies.get(data) ?? prepareReadings(data, sounds);
  vocabularies.set(data, vocabulary);
  return vocabulary;
}

/** Returns what a text in Latin letters may say: in the page's language first. */
export async function readingsOfLatin(text: string, sources: Sources): Promise<Reading[]> {
  const [guide, sounds, wylie] = await Promise.all([sources.guide(), sources.sounds(), wylieOf(text)]);
  const readings: Readings =
    guide !== null && sounds !== null
      ? readingsOf(text, vocabularyOf(guide.data, sounds), wylie)
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
