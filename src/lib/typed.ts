/** What somebody typed into a form → what is handed in of it: at the desk, and of opinions. */
import { tidyTyped, UNSEEN } from './edit-form.ts';

const CONTROLS = /(?!\n)[\u0000-\u001F\u007F-\u009F]/g;
/** Composed Tibetan vowels that NFC leaves whole. */
const OLD_VOWELS = /[\u0F77\u0F79]/g;

/** Returns what was typed as it is handed in. */
export function cleanTyped(typed: string): string {
  return tidyTyped(
    tidyTyped(typed)
      .replace(UNSEEN, '')
      .replace(CONTROLS, '')
      .replace(OLD_VOWELS, (vowel) => vowel.normalize('NFKC')),
  );
}

/** Returns a name or a place that was typed as it is handed in: one line. */
export function cleanLine(typed: string): string {
  return cleanTyped(typed).replace(/\s+/g, ' ');
}
