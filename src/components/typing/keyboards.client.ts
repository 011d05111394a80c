/** `<pufa-keyboards>`: opens one of the keyboards, which is fetched then, and types into the field. */
import { eraseBefore, insertAt, type TypedField } from './field.client.ts';

/** A word of the interface with its language, as `Keyboards.astro` hands it over. */
export interface KeyWord {
  readonly text: string;
  readonly lang: string;
}

export type KeyWords = Readonly<
  Record<'erase' | 'initials' | 'syllables' | 'noInitial' | 'letters' | 'vowels' | 'marks' | 'stack', KeyWord>
>;

/** What a keyboard is given: its words, and what its keys do. */
export interface Keys {
  readonly words: KeyWords;
  readonly type: (text: string) => void;
  readonly erase: () => void;
}

const BOARDS: Readonly<Record<string, () => Promise<(keys: Keys) => Node[]>>> = {
  ii: async () => (await import('./yi-keys.client.ts')).yiKeys,
  bo: async () => (await import('./tibetan-keys.client.ts')).tibetanKeys,
};

class PufaKeyboards extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    this.hidden = false;
    this.addEventListener('click', (event) => this.#onClick(event.target), { signal: this.#life.signal });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-keyboard-${name}]`);
    if (!part) throw new Error(`pufa-keyboards: ${name} is missing`);
    return part;
  }

  /** Asked for at each key: the translation desk has many, and says which it is now. */
  get #field(): TypedField | null {
    return document.getElementById(this.dataset['field'] ?? '') as TypedField | null;
  }

  #into(type: (field: TypedField) => void): void {
    const field = this.#field;
    if (field !== null) type(field);
  }

  #onClick(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const opener = target.closest<HTMLElement>('[data-keyboard]');
    if (opener) void this.#toggle(opener);
    else if (target.closest('[data-keyboard-close]')) {
      // What is pressed goes: the focus returns to what opened the keyboard.
      const openedBy = this.querySelector<HTMLElement>('[data-keyboard][aria-expanded="true"]');
      this.#close();
      openedBy?.focus();
    }
  }

  async #toggle(opener: HTMLElement): Promise<void> {
    const wasOpen = opener.getAttribute('aria-expanded') === 'true';
    this.#close();
    if (wasOpen) return;
    opener.setAttribute('aria-expanded', 'true');
    const load = BOARDS[opener.dataset['keyboard'] ?? ''];
    if (!load || !this.#field) return;
    try {
      const build = await load();
      // Another was opened, or this one closed, while it came.
      if (opener.getAttribute('aria-expanded') !== 'true') return;
      const words = JSON.parse(this.dataset['words'] ?? '{}') as KeyWords;
      const keys = build({
        words,
        type: (text) => this.#into((field) => insertAt(field, text)),
        erase: () => this.#into(eraseBefore),
      });
      this.#part('keys').replaceChildren(...keys);
      this.#part('keys').hidden = false;
      this.#part('close').hidden = false;
    } catch {
      this.#close();
      this.#part('failed').hidden = false;
    }
  }

  #close(): void {
    for (const opener of this.querySelectorAll('[data-keyboard]')) opener.setAttribute('aria-expanded', 'false');
    this.#part('keys').replaceChildren();
    for (const name of ['keys', 'close', 'failed']) this.#part(name).hidden = true;
  }
}

if (!customElements.get('pufa-keyboards')) customElements.define('pufa-keyboards', PufaKeyboards);
