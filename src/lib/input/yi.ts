/** Yi written in Latin letters, as a phone without a Yi keyboard writes it: `nuosu` or `nuo su`, tones if one knows them. */
import { FIRST_SYLLABLE, YI_NAMES } from './yi-names.ts';

/** The syllables a stretch of Latin letters may stand for: several where the tone was not written. */
export type YiUnit = readonly string[];

/** Ways to read a text, those with the fewest syllables first. More would be guesses nobody asked for. */
const MAX_READINGS = 4;
/** Longer than any query somebody types in Latin letters; bounds the work. */
const MAX_LETTERS = 60;
const MAX_NAME = Math.max(...YI_NAMES.map((name) => name.length));
const REPEAT = 'w';

const BY_NAME = new Map<string, string[]>();
YI_NAMES.forEach((name, index) => {
  const syllable = String.fromCodePoint(FIRST_SYLLABLE + index);
  add(name, syllable);
  const toneless = withoutTone(name);
  if (toneless !== name) add(toneless, syllable);
});

/**
 * Returns the ways to read `text` as romanised Yi, best first; none when it is not romanised Yi as a whole.
 * Spaces, hyphens and apostrophes part syllables; letters may also stand together.
 */
export function readRomanYi(text: string): readonly (readonly YiUnit[])[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s'’-]+/u)
    .filter((word) => word !== '');
  if (words.length === 0 || words.join('').length > MAX_LETTERS || !words.every((word) => /^[a-z]+$/u.test(word))) {
    return [];
  }
  let readings: YiUnit[][] = [[]];
  for (const word of words) {
    const parts = cutWord(word);
    readings = readings.flatMap((before) => parts.map((part) => [...before, ...part])).slice(0, MAX_READINGS);
  }
  return readings.map(repeat).filter((units) => units.length > 0);
}

/** Cuts letters that stand together: shortest readings first, each letter used once. */
function cutWord(word: string): YiUnit[][] {
  // `best[i]` reads the letters before i; built from the left, so that the work is the length times a name's.
  const best: YiUnit[][][] = [[[]]];
  for (let end = 1; end <= word.length; end += 1) {
    const ways: YiUnit[][] = [];
    for (let start = Math.max(0, end - MAX_NAME); start < end; start += 1) {
      const unit = BY_NAME.get(word.slice(start, end));
      if (unit) ways.push(...(best[start] ?? []).map((before) => [...before, unit]));
    }
    best.push(ways.sort((a, b) => a.length - b.length).slice(0, MAX_READINGS));
  }
  return best[word.length] ?? [];
}

/** The repetition mark stands for the syllable before it, whichever that is. */
function repeat(units: readonly YiUnit[]): YiUnit[] {
  const mark = BY_NAME.get(REPEAT)?.[0] ?? '';
  return units.flatMap((unit, index) => {
    if (!unit.includes(mark)) return [unit];
    return index === 0 ? [] : [units[index - 1] ?? []];
  });
}

/** Returns a name without its tone: `nuop` → `nuo`. */
export function withoutTone(name: string): string {
  return name.length > 1 && /[txp]$/u.test(name) ? name.slice(0, -1) : name;
}

function add(name: string, syllable: string): void {
  const known = BY_NAME.get(name);
  if (!known) BY_NAME.set(name, [syllable]);
  else if (!known.includes(syllable)) known.push(syllable);
}

/** Returns the name of a Yi syllable in Latin letters, with its tone; none for other characters. */
export function romanName(character: string): string | undefined {
  return YI_NAMES[(character.codePointAt(0) ?? 0) - FIRST_SYLLABLE];
}

/** Returns the names of the syllables of a Yi text, tones and all, and nothing for what is no Yi: ꏦꃤ → jie, vi. */
export function romanNames(text: string): string[] {
  return [...text].flatMap((letter) => YI_NAMES[(letter.codePointAt(0) ?? 0) - FIRST_SYLLABLE] ?? []);
}
