/**
 * What is suggested while one types: a box with a list below it (ARIA 1.2, “combobox with list popup”). The focus never
 * leaves the box; the arrows move a mark through the list, of which the box tells screen readers.
 */
import { LANGUAGES } from '../../languages.ts';
import { partsOf, type Suggestion } from '../../lib/search/suggestion.ts';
import { presentAsCombobox } from './present-combobox.client.ts';

/** More would not be read; a list that is longer was made by mistake. */
const MAX_SHOWN = 10;
/** Who pastes a page of text is not helped by a suggestion. */
const MAX_TYPED = 64;
/** Screen readers say what is typed first; a number for each letter would talk over it. */
const QUIET_MS = 600;
/** What browsers without `isComposing` for it call a key that belongs to an input method. */
const KEY_OF_INPUT_METHOD = 229;

/** How a suggestion was chosen. After a touch, the keyboard of the phone is in the way. */
export type Means = 'key' | 'touch';

export interface ComboboxOptions {
  /** Returns what to suggest for what was typed. It may fail or come late: then nothing is shown. */
  readonly suggest: (text: string) => Promise<readonly Suggestion[]>;
  /** The list is closed when this is called; the box holds what was typed. */
  readonly choose: (suggestion: Suggestion, means: Means) => void;
  /** Live region for the number of suggestions: `data-pattern` with `{total}`. */
  readonly status?: HTMLElement | null;
  /** Stands behind suggestions that are pages. */
  readonly pageWord?: { readonly text: string; readonly lang: string };
}

/** Makes `input` and `list` (`<ul role="listbox" hidden>`, named, with an id) a combobox. */
export class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #options: ComboboxOptions;
  readonly #life = new AbortController();
  #shown: readonly Suggestion[] = [];
  #active = -1;
  #isComposing = false;
  /** Counts questions: an answer to an older one is dropped. */
  #asked = 0;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(input: HTMLInputElement, list: HTMLElement, options: ComboboxOptions) {
    [this.#input, this.#list, this.#options] = [input, list, options];
    presentAsCombobox(input, list);
    const { signal } = this.#life;
    input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    input.addEventListener('input', (event) => (event as InputEvent).isComposing || this.refresh(), { signal });
    input.addEventListener('compositionstart', () => this.#compose(true), { signal });
    input.addEventListener('compositionend', () => this.#compose(false), { signal });
    input.addEventListener('blur', () => this.close(), { signal });
    input.form?.addEventListener('submit', () => this.close(), { signal });
    // What takes the focus away is the press, not the click. Scrolling the list with a finger is not a press.
    list.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    list.addEventListener('click', (event) => this.#onClick(event.target), { signal });
  }

  /** Takes the listeners away and closes the list. */
  destroy(): void {
    this.close();
    this.#life.abort();
  }

  /** Asks anew for what stands in the box now. */
  refresh(): void {
    if (!this.#isComposing) void this.#ask();
  }

  /** Closes the list; an answer that is still on its way will not open it again. */
  close(): void {
    this.#asked += 1;
    this.#shown = [];
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute('aria-expanded', 'false');
    this.#mark(-1);
    this.#say(0);
  }

  get #isOpen(): boolean {
    return this.#shown.length > 0;
  }

  #compose(isComposing: boolean): void {
    this.#isComposing = isComposing;
    // What was suggested for the text before is in the way of the input method's own list.
    if (isComposing) this.close();
    else this.refresh();
  }

  /** Returns whether there is something to choose now. */
  async #ask(): Promise<boolean> {
    const text = this.#input.value.trim();
    // The keyboards on the screen type without the focus: a list would lie over their keys.
    if (text === '' || text.length > MAX_TYPED || document.activeElement !== this.#input) {
      this.close();
      return false;
    }
    this.#asked += 1;
    const asked = this.#asked;
    // What was marked belongs to what was typed before.
    this.#mark(-1);
    let suggestions: readonly Suggestion[] = [];
    try {
      suggestions = await this.#options.suggest(text);
    } catch {
      // One types on, and searches, without.
    }
    if (asked !== this.#asked) return false;
    this.#show(suggestions.slice(0, MAX_SHOWN), text);
    return this.#isOpen;
  }

  #show(suggestions: readonly Suggestion[], typed: string): void {
    if (suggestions.length === 0) return this.close();
    this.#shown = suggestions;
    this.#list.replaceChildren(...suggestions.map((suggestion, index) => this.#option(suggestion, index, typed)));
    this.#list.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    this.#mark(-1);
    this.#say(suggestions.length);
  }

  #option(suggestion: Suggestion, index: number, typed: string): HTMLElement {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${index}`;
    option.className = 'suggestion';
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.lang = LANGUAGES[suggestion.lang].tag;
    const words = document.createElement('span');
    const parts = partsOf(suggestion.kind === 'query' ? suggestion.text : suggestion.title, typed);
    words.append(...parts.map(({ text, isMatch }) => (isMatch ? markOf(text) : text)));
    option.append(words);
    const { pageWord } = this.#options;
    if (suggestion.kind === 'page' && pageWord) {
      const note = document.createElement('span');
      note.className = 'suggestion__page';
      note.lang = pageWord.lang;
      note.textContent = pageWord.text;
      // The space is for screen readers: without it the two are one word.
      option.append(' ', note);
    }
    return option;
  }

  /** Marks the suggestion that Enter will choose; -1 is none. */
  #mark(index: number): void {
    this.#active = index;
    Array.from(this.#list.children).forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === index));
    });
    const option = this.#list.children[index];
    if (option === undefined) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #choose(index: number, means: Means): void {
    const suggestion = this.#shown[index];
    if (suggestion === undefined) return;
    this.close();
    this.#options.choose(suggestion, means);
  }

  #onClick(target: EventTarget | null): void {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    if (option !== null) this.#choose(Array.from(this.#list.children).indexOf(option), 'touch');
  }

  /** Nothing is kept from others who listen: Esc three times leaves a page in haste, and it is they who hear it first. */
  #onKey(event: KeyboardEvent): void {
    if (this.#isComposing || event.isComposing || event.keyCode === KEY_OF_INPUT_METHOD) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.#isOpen ? this.#onKeyOpen(event) : this.#onKeyClosed(event)) event.preventDefault();
  }

  /** Returns whether the key was used up. */
  #onKeyClosed({ key, altKey }: KeyboardEvent): boolean {
    if (key !== 'ArrowDown' || this.#input.value.trim() === '') return false;
    void this.#ask().then((isOpen) => {
      if (isOpen && !altKey) this.#mark(0);
    });
    return true;
  }

  #onKeyOpen({ key, altKey }: KeyboardEvent): boolean {
    const [last, active] = [this.#shown.length - 1, this.#active];
    if (altKey) {
      if (key === 'ArrowUp') this.close();
      return key === 'ArrowUp';
    }
    switch (key) {
      case 'ArrowDown':
        this.#mark(active === last ? 0 : active + 1);
        return true;
      case 'ArrowUp':
        this.#mark(active <= 0 ? last : active - 1);
        return true;
      // Without a mark in the list these move in what was typed.
      case 'Home':
      case 'End':
        if (active >= 0) this.#mark(key === 'Home' ? 0 : last);
        return active >= 0;
      case 'Enter':
        this.#choose(active, 'key');
        return active >= 0;
      // The browser's own Esc empties the box: that is the next press.
      case 'Escape':
        this.close();
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#mark(-1);
        return false;
      default:
        return false;
    }
  }

  #say(total: number): void {
    const { status } = this.#options;
    clearTimeout(this.#saying);
    if (!status) return;
    // Emptied at once: the same number again is said again.
    status.textContent = '';
    if (total === 0) return;
    const text = (status.dataset['pattern'] ?? '').replace('{total}', String(total));
    this.#saying = setTimeout(() => (status.textContent = text), QUIET_MS);
  }
}

function markOf(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
