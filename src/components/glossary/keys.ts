/** What a word can be found by besides its letters. Worked out in the build, so that the phone fetches no table. */
import { pinyin } from 'pinyin-pro';
import { writeWylie } from '../../lib/input/tibetan.ts';
import { romanNames, withoutTone } from '../../lib/input/yi.ts';
import { chineseOf, type Term } from '../../model/glossary.ts';

/** Where somebody who knows what a word is called can say so. */
export const PROPOSE_PATH = '/desk/';

/** Parts one word from the next, in what `filter.client.ts` reads. */
const PARTED = '|';
const PLAIN = { toneType: 'none', type: 'array', v: true } as const;

/** Returns the syllables of the Chinese of a term, a space between them. */
export function pinyinKey(term: Term): string {
  return chineseOf(term)
    .map((word) => pinyin(word, PLAIN).join(' '))
    .join(PARTED);
}

/** Returns a term in Latin letters: romanised Yi with its tones and without, Tibetan in Wylie; only the letters. */
export function latinKey(term: Term): string {
  const yi = term.ii.flatMap(({ form }) => {
    const names = romanNames(form);
    return [names.join(''), names.map(withoutTone).join('')];
  });
  const tibetan = term.bo.map(({ form }) =>
    writeWylie(form)
      .toLowerCase()
      .replace(/[^a-z]/gu, ''),
  );
  return [...new Set([...yi, ...tibetan])].filter((key) => key !== '').join(PARTED);
}
