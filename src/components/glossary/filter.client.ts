/**
 * `<pufa-glossary>`: leaves of the words on the page those that fit what is typed: Chinese, its pinyin or the first
 * letters of it, Yi, Tibetan, either in Latin letters. Without it the words stand there all the same, in groups.
 */
import { matchPinyin, pinyinLetters } from '../../lib/input/pinyin.ts';

const PARTED = '|';

class PufaGlossary extends HTMLElement {
  connectedCallback(): void {
    const find = this.querySelector<HTMLElement>('[data-find]');
    const input = this.querySelector('input');
    if (find === null || input === null || !find.hidden) return;
    find.hidden = false;
    // A page that is gone back to has kept what was typed.
    if (input.value !== '') show(this, input.value);
    input.addEventListener('input', (event) => {
      // What an input method has not finished is no word yet.
      if (!(event as InputEvent).isComposing) show(this, input.value);
    });
    input.addEventListener('compositionend', () => show(this, input.value));
  }
}

function show(root: HTMLElement, typed: string): void {
  const query = plain(typed);
  let count = 0;
  for (const group of all(root, '[data-group]')) {
    let left = 0;
    for (const term of all(group, '[data-pinyin]')) {
      term.hidden = query !== '' && !fits(term, query);
      if (!term.hidden) left += 1;
    }
    group.hidden = left === 0;
    count += left;
  }
  const said = root.querySelector<HTMLElement>('[data-said]');
  if (said === null) return;
  const { found = '', none = '' } = said.dataset;
  said.textContent = query === '' ? '' : count === 0 ? none : found.replace('{count}', String(count));
}

function fits(term: HTMLElement, query: string): boolean {
  if (plain(term.dataset['words'] ?? '').indexOf(query) >= 0) return true;
  const letters = pinyinLetters(query);
  if (letters === null) return false;
  const { pinyin = '', latin = '' } = term.dataset;
  return (
    latin.split(PARTED).some((word) => word.indexOf(letters) >= 0) ||
    pinyin.split(PARTED).some((word) => {
      const spellings = word.split(' ').map((syllable) => [syllable]);
      return spellings.some((_, from) => matchPinyin(letters, spellings, from) > 0);
    })
  );
}

/** As it is compared: a tsheg at the end says only that another syllable may follow. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\u0f0b\u0f0d]+$/, '');
}

function all(root: Element, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

customElements.define('pufa-glossary', PufaGlossary);
