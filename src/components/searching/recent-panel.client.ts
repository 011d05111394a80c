/** The panel of recent searches: there when the box has the focus and is empty. */
import { LANGUAGES } from '../../languages.ts';
import { langOfWriting } from '../../lib/search/suggestion.ts';
import type { RecentSearches } from './recent.client.ts';

/**
 * Wires the panel (`Recent.astro`) to its box. It stays when the focus goes: whoever presses a link below must find it
 * where it was. It goes when something is typed or searched, by Esc, and with the page.
 */
export class RecentPanel {
  readonly #panel: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #recent: RecentSearches;

  /** @param choose - searches for what was chosen */
  constructor(panel: HTMLElement, input: HTMLInputElement, recent: RecentSearches, choose: (text: string) => void) {
    [this.#panel, this.#input, this.#recent] = [panel, input, recent];
    input.addEventListener('focus', () => this.update());
    input.addEventListener('input', () => this.update());
    input.addEventListener('keydown', ({ key }) => key === 'Escape' && this.hide());
    input.form?.addEventListener('submit', () => this.hide());
    window.addEventListener('pagehide', () => this.hide());
    panel.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element)) return;
      const text = target.closest('li')?.querySelector('[data-recent-search]')?.textContent ?? '';
      if (target.closest('[data-recent-search]')) choose(text);
      else if (target.closest('[data-recent-delete]')) this.#delete(text);
      else if (target.closest('[data-recent-clear]')) this.#clear();
    });
  }

  /** Shows what is kept when the box is empty and has the focus. */
  update(): void {
    if (this.#input.value !== '') this.hide();
    else if (document.activeElement === this.#input) this.#render();
  }

  hide(): void {
    this.#panel.hidden = true;
    this.#list?.replaceChildren();
  }

  get #list(): HTMLElement | null {
    return this.#panel.querySelector('[data-recent-list]');
  }

  #render(): void {
    const items = this.#recent.all().flatMap((text, index) => this.#item(text, index) ?? []);
    this.#list?.replaceChildren(...items);
    this.#panel.hidden = items.length === 0;
  }

  #item(text: string, index: number): Element | null {
    const template = this.#panel.querySelector('template');
    const item = (template?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild;
    const search = item?.querySelector<HTMLElement>('[data-recent-search]');
    const remove = item?.querySelector<HTMLElement>('[data-recent-delete]');
    if (!item || !search || !remove) return null;
    search.textContent = text;
    search.lang = LANGUAGES[langOfWriting(text)].tag;
    // “Delete” alone does not say what.
    search.id = `recent-${index}`;
    remove.id = `recent-delete-${index}`;
    remove.setAttribute('aria-labelledby', `${remove.id} ${search.id}`);
    return item;
  }

  /** What is pressed goes: the focus goes on to the next in its place, or back to the box. */
  #delete(text: string): void {
    const place = this.#recent.all().indexOf(text);
    this.#recent.forget(text);
    this.#render();
    const buttons = this.#panel.querySelectorAll<HTMLElement>('[data-recent-delete]');
    (buttons[Math.min(place, buttons.length - 1)] ?? this.#input).focus();
  }

  #clear(): void {
    this.#recent.forgetAll();
    this.hide();
    this.#input.focus();
  }
}
