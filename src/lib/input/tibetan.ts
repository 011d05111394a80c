/** Tibetan written in Latin letters (extended Wylie), as a phone without a Tibetan keyboard writes it. */
import jsewts from 'jsewts';

/** Longer than any query somebody types in Latin letters; bounds the work. */
const MAX_LETTERS = 100;
const SPELLING = { check: true, check_strict: true, sloppy: false, fix_spacing: true, pass_through: false };

/** Returns the Tibetan of a text in Wylie, or null when it is not Wylie as a whole: `khrims` → ཁྲིམས. */
export function readWylie(text: string): string | null {
  const letters = text.normalize('NFKC').trim();
  if (letters.length > MAX_LETTERS || !/[A-Za-z]/u.test(letters) || !/^[A-Za-z'’+\-./ 0-9]+$/u.test(letters))
    return null;
  const faults: string[] = [];
  const tibetan = jsewts.fromWylie(letters.replace(/’/g, "'"), SPELLING, faults);
  return faults.length === 0 && /^[\u0F00-\u0FFF\s]+$/u.test(tibetan) ? tibetan : null;
}

/** Returns a Tibetan text in Wylie. */
export function writeWylie(tibetan: string): string {
  return jsewts.toWylie(tibetan);
}
