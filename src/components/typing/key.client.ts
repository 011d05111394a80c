/** The pieces that keyboards are made of. */
import type { KeyWord } from './keyboards.client.ts';

/** Returns a key that shows `text`, is read out as `name`, and does `press`. */
export function key(text: string, press: () => void, name?: string, lang?: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'key';
  button.textContent = text;
  if (name !== undefined) button.setAttribute('aria-label', name);
  if (lang !== undefined) button.lang = lang;
  button.addEventListener('click', press);
  return button;
}

/** Returns a group of keys with a heading that names it. */
export function group(word: KeyWord, keys: readonly Node[]): HTMLElement {
  const section = document.createElement('div');
  section.setAttribute('role', 'group');
  section.setAttribute('aria-label', word.text);
  const heading = document.createElement('p');
  heading.className = 'keyboard__name';
  heading.lang = word.lang;
  heading.textContent = word.text;
  const row = document.createElement('div');
  row.className = 'keyboard__keys';
  row.append(...keys);
  section.append(heading, row);
  return section;
}

/** Returns a key with words on it. */
export function wordKey(word: KeyWord, press: () => void): HTMLButtonElement {
  const button = key(word.text, press, undefined, word.lang);
  button.classList.add('key--wide');
  return button;
}
