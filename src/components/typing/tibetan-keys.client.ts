/** The Tibetan keyboard: letters, vowels, marks, and a key that puts the next letter under the one before. */
import { TIBETAN_LETTERS, TIBETAN_MARKS, TIBETAN_VOWELS, underneath } from '../../lib/input/tibetan-letters.ts';
import { group, key, wordKey } from './key.client.ts';
import type { Keys } from './keyboards.client.ts';

const LANG = 'bo';
/** What a vowel is shown on, since it stands above or below a letter. */
const CARRIER = '◌';
/** Returns the keyboard's nodes. */
export function tibetanKeys({ words, type, erase }: Keys): Node[] {
  const stack = wordKey(words.stack, () => press(stack.getAttribute('aria-pressed') !== 'true'));
  const press = (down: boolean): void => stack.setAttribute('aria-pressed', String(down));
  press(false);
  const letters = TIBETAN_LETTERS.map((letter) =>
    key(
      letter,
      () => {
        type(stack.getAttribute('aria-pressed') === 'true' ? underneath(letter) : letter);
        press(false);
      },
      undefined,
      LANG,
    ),
  );
  const vowels = TIBETAN_VOWELS.map((vowel) => key(CARRIER + vowel, () => type(vowel), undefined, LANG));
  const marks = TIBETAN_MARKS.map((mark) => key(mark === ' ' ? '␣' : mark, () => type(mark), undefined, LANG));
  return [
    group(words.letters, letters),
    group(words.vowels, vowels),
    group(words.marks, [...marks, stack, wordKey(words.erase, erase)]),
  ];
}
