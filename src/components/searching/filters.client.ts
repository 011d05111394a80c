/** Which of what was found is shown: by topic, by language, by whether it can be heard. Kept in the address. */
import { isLang, type Lang } from '../../languages.ts';
import type { GuidePage } from '../../lib/search/guide-data.ts';

/** Names of the fields in the form and in the address. */
const FIELDS = ['topic', 'in', 'heard'] as const;

export class Filters {
  readonly #form: HTMLFormElement | null;

  /** @param root - the search page; its form `data-search-part="filters"` may be missing */
  constructor(root: HTMLElement) {
    this.#form = root.querySelector<HTMLFormElement>('[data-search-part="filters"]');
  }

  get form(): HTMLElement | null {
    return this.#form;
  }

  /** Whether anything is left out. */
  get isActive(): boolean {
    return this.#topic !== '' || this.#lang !== null || this.#heard;
  }

  /** Sets the fields to what an address says; what it does not know is as if nothing was said. */
  read(address: URLSearchParams): void {
    for (const name of FIELDS) {
      const field = this.#form?.elements.namedItem(name);
      const value = address.get(name) ?? '';
      if (field instanceof HTMLInputElement) field.checked = value === field.value;
      if (field instanceof HTMLSelectElement) {
        field.value = value;
        if (field.selectedIndex < 0) field.value = '';
      }
    }
  }

  /** Puts into an address what is set. */
  write(address: URLSearchParams): void {
    const values = { topic: this.#topic, in: this.#lang ?? '', heard: this.#heard ? '1' : '' };
    for (const name of FIELDS) {
      if (values[name] === '') address.delete(name);
      else address.set(name, values[name]);
    }
  }

  /** Returns whether a page is shown; one that nothing is known of only when nothing is set. */
  accepts(page: Pick<GuidePage, 'topic' | 'langs'> | undefined): boolean {
    if (!this.isActive) return true;
    if (page === undefined) return false;
    const { langs, topic = '' } = page;
    const initials = this.#lang === null ? langs : langs.replace(new RegExp(`[^${this.#lang.charAt(0)}]`, 'gi'), '');
    const isHeard = /[A-Z]/.test(initials);
    return (this.#topic === '' || this.#topic === topic) && initials !== '' && (!this.#heard || isHeard);
  }

  get #topic(): string {
    return this.#select('topic');
  }
  get #lang(): Lang | null {
    const value = this.#select('in');
    return isLang(value) ? value : null;
  }
  get #heard(): boolean {
    const field = this.#form?.elements.namedItem('heard');
    return field instanceof HTMLInputElement && field.checked;
  }

  #select(name: string): string {
    const field = this.#form?.elements.namedItem(name);
    return field instanceof HTMLSelectElement ? field.value : '';
  }
}
