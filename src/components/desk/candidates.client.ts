/** Yi and Tibetan typed in Latin letters: what the letters before the caret may stand for, on buttons. */
import type { TranslationLang } from '../../languages.ts';

/** As many as fit two lines of a phone. */
const MAX_CANDIDATES = 12;
const LETTERS = { ii: /[A-Za-z'’ -]*[A-Za-z]$/, bo: /[A-Za-z'’+\-./ ]*[A-Za-z']$/ } as const;

/** Shows in `place` what the letters before the caret of `box` may stand for; pressing one puts it in their place. */
export async function showCandidates(
  box: HTMLTextAreaElement,
  place: HTMLElement,
  lang: TranslationLang,
): Promise<void> {
  const end = box.selectionStart;
  const letters = LETTERS[lang].exec(box.value.slice(0, end))?.[0].trimStart() ?? '';
  const found = letters === '' ? [] : await candidatesOf(letters, lang).catch(() => []);
  // Something else was typed while the rules came.
  if (box.selectionStart !== end) return;
  place.hidden = found.length === 0;
  place.replaceChildren(
    ...found.map((text) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'key';
      button.lang = box.lang;
      button.textContent = text;
      button.addEventListener('click', () => {
        box.setRangeText(text, end - letters.length, end, 'end');
        box.focus();
        box.dispatchEvent(new Event('input', { bubbles: true }));
      });
      return button;
    }),
  );
}

async function candidatesOf(letters: string, lang: TranslationLang): Promise<string[]> {
  if (lang === 'bo') {
    const { readWylie } = await import('../../lib/input/tibetan.ts');
    const tibetan = readWylie(letters);
    return tibetan === null ? [] : [tibetan];
  }
  const { readRomanYi } = await import('../../lib/input/yi.ts');
  const all = readRomanYi(letters).reduce<string[]>((words, units) => words.concat(spellings(units)), []);
  return [...new Set(all)].slice(0, MAX_CANDIDATES);
}

/** Returns ways to write some syllables, each of which may be one of several. */
function spellings(units: readonly (readonly string[])[]): string[] {
  return units.reduce<string[]>(
    (words, unit) =>
      words
        .reduce<string[]>((all, word) => all.concat(unit.map((syllable) => word + syllable)), [])
        .slice(0, MAX_CANDIDATES),
    [''],
  );
}
