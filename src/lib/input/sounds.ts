/**
 * How Chinese characters sound: syllables of pinyin without tones, ü as v. The table comes from `model/sounds.ts`; it
 * holds the common characters and those of the site, so that also a character put by mistake for another has a sound.
 */
import { matchesOf } from '../script/index.ts';
import { commonCharacters } from './gb2312.ts';

/**
 * The file: `runs` says how many of the common characters, in the order of their standard, begin with which syllable
 * (`a2ai11`), `more` gives further readings and further characters (`chang长厂`).
 */
export interface SoundsFile {
  readonly runs: string;
  readonly more: string;
}

/** Character → its syllables, at least one. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

/** Returns the table of a file. @throws RangeError where the browser cannot decode GB 2312. */
export function readSounds(file: SoundsFile): Sounds {
  const sounds = new Map<string, string[]>();
  const add = (character: string, syllable: string): void => {
    const known = sounds.get(character);
    if (known === undefined) sounds.set(character, [syllable]);
    else if (known.indexOf(syllable) === -1) known.push(syllable);
  };
  const common = commonCharacters();
  let at = 0;
  for (const [, syllable = '', count] of matchesOf(file.runs, /([a-z]+)([0-9]+)/g)) {
    for (const end = at + Number(count); at < end; at += 1) add(common[at] ?? '', syllable);
  }
  for (const [, syllable = '', characters = ''] of matchesOf(file.more, /([a-z]+)([^a-z]+)/g)) {
    for (const character of characters) add(character, syllable);
  }
  return sounds;
}
