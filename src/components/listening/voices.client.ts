/** `<pufa-voices>`: one of several players at a time; the dialect chosen once is the first elsewhere. */
import { readText, rememberText } from './memory.client.ts';

class PufaVoices extends HTMLElement {
  #life = new AbortController();
  /** In order; those that are not shown stand outside the page, so that they add nothing to the text. */
  #players: HTMLElement[] = [];

  connectedCallback(): void {
    this.#life = new AbortController();
    const label = this.querySelector('label');
    const select = this.querySelector('select');
    if (!label || !select) return;
    this.#players = [...this.querySelectorAll<HTMLElement>('.player')];
    const key = `pufa:dialect:${this.dataset['lang']}`;
    const kept = [...select.options].findIndex(({ value }) => value === readText(key));
    select.selectedIndex = Math.max(0, kept);
    label.hidden = false;
    this.#show(select.selectedIndex);
    const choose = (): void => {
      this.#show(select.selectedIndex);
      if (!('sensitive' in this.dataset)) rememberText(key, select.value);
    };
    select.addEventListener('change', choose, { signal: this.#life.signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #show(index: number): void {
    const shown = this.#players[index];
    for (const player of this.#players) {
      player.removeAttribute('id');
      if (player !== shown) player.remove();
    }
    if (!shown) return;
    shown.id = 'listen';
    if (!shown.isConnected) this.append(shown);
  }
}

if (!customElements.get('pufa-voices')) customElements.define('pufa-voices', PufaVoices);
