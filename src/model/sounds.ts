/** How the characters sound that people may type: see `lib/input/sounds.ts`. */
import { pinyin, polyphonic } from 'pinyin-pro';
import { commonCharacters } from '../lib/input/gb2312.ts';
import type { SoundsFile } from '../lib/input/sounds.ts';
import type { Library } from './library.ts';
import { hanOf, searchedTexts } from './texts.ts';

/** Readings kept of a character; of a rare one people do not think when they type. */
const READINGS = 2;
const PLAIN = { toneType: 'none', type: 'array', v: true } as const;

/** Returns the table for the common characters and those of `library`. The same library gives the same table. */
export function soundsOf(library: Library): SoundsFile {
  const common = commonCharacters();
  const texts = searchedTexts(library);
  const inContext = readingsInContext(texts);
  const more = new Map<string, Set<string>>();
  const put = (syllable: string, character: string): void => {
    more.set(syllable, (more.get(syllable) ?? new Set()).add(character));
  };
  const runs: { readonly syllable: string; count: number }[] = [];
  for (const character of common) {
    const all = readingsOf(character);
    const run = runs[runs.length - 1];
    const syllable = run !== undefined && all.includes(run.syllable) ? run.syllable : firstAfter(run?.syllable, all);
    if (run?.syllable === syllable) run.count += 1;
    else runs.push({ syllable, count: 1 });
    const kept = new Set([...all.slice(0, READINGS), ...(inContext.get(character) ?? [])]);
    for (const reading of kept) if (reading !== syllable) put(reading, character);
  }
  const known = new Set(common);
  for (const character of hanOf(texts)) {
    if (!known.has(character)) for (const reading of readingsOf(character).slice(0, READINGS)) put(reading, character);
  }
  return {
    runs: runs.map(({ syllable, count }) => `${syllable}${count}`).join(''),
    more: [...more]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([syllable, characters]) => syllable + [...characters].join(''))
      .join(''),
  };
}

/** The standard goes by the alphabet: of several readings it means the next one. */
function firstAfter(before: string | undefined, readings: readonly string[]): string {
  const following = readings.filter((reading) => before === undefined || reading > before).sort();
  return following[0] ?? readings[0] ?? '';
}

function readingsOf(character: string): string[] {
  return [...new Set(polyphonic(character, PLAIN)[0])].filter((reading) => /^[a-z]+$/.test(reading));
}

/** What the characters are read as in the words of the site: 重 in 重婚, 长 in 家长. */
function readingsInContext(texts: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      const characters = Array.from(run);
      pinyin(run, PLAIN).forEach((reading, at) => {
        const character = characters[at] ?? '';
        if (/^[a-z]+$/.test(reading)) found.set(character, (found.get(character) ?? new Set()).add(reading));
      });
    }
  }
  return found;
}
