/** Text as suggestions compare it: letters and digits only, and where one may begin to read. */
import { matchesOf } from '../script/index.ts';
import { normalise } from '../script/normalise.ts';

/** A letter with its marks, or a digit. */
const LETTER = /[\p{L}\p{N}]\p{M}*/gu;
/** A character is a syllable: one can begin anywhere. */
const SYLLABIC = /^[\p{Script=Han}\p{Script=Yi}]/u;

export interface Letters {
  readonly letters: readonly string[];
  /** Numbers of the letters at which a word or syllable begins. */
  readonly starts: readonly number[];
}

/** Returns the letters of `text`, normalised, without what stands between them. */
export function lettersOf(text: string): Letters {
  const letters: string[] = [];
  const starts: number[] = [];
  let end = -1;
  for (const { 0: letter, index } of matchesOf(normalise(text), LETTER)) {
    if (index !== end || SYLLABIC.test(letter)) starts.push(letters.length);
    end = index + letter.length;
    letters.push(letter);
  }
  return { letters, starts };
}

/** Returns what was typed in Latin letters as it is compared: tones off, ü as v. Other letters stay. */
export function withoutTones(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([uU])\u0308/g, 'v')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/([A-Za-z])[1-5](?![0-9])/g, '$1');
}
