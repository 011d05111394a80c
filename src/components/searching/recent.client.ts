/**
 * What was searched for, kept on this phone and nowhere else. Phones are shared: what leads to a page on violence, drugs
 * or HIV is not kept, and what is can be deleted. Where storage is closed or full, nothing is kept.
 */

/** Key in the phone's memory. See docs/privacy.md. */
export const RECENT_KEY = 'pufa:recent';
/** As many as are seen at once. */
export const MAX_RECENT = 8;
/** Longer ones are pasted text, not words one searches again. */
const MAX_LENGTH = 60;

/** Recent searches, the newest first. Each call looks anew: another tab may have changed them. */
export class RecentSearches {
  readonly #storage: () => Storage;

  /** @param storage - may throw, as `localStorage` does where it is forbidden */
  constructor(storage: () => Storage = () => localStorage) {
    this.#storage = storage;
  }

  /** Returns what is kept. What something else wrote under our key counts as nothing. */
  all(): string[] {
    try {
      const kept: unknown = JSON.parse(this.#storage().getItem(RECENT_KEY) ?? '[]');
      if (!Array.isArray(kept)) return [];
      const texts = (kept as unknown[]).filter(isQuery);
      return [...new Set(texts)].slice(0, MAX_RECENT);
    } catch {
      return [];
    }
  }

  /**
   * Keeps a query as the newest.
   * @param isSensitive - whether anything it led to is: then it is not kept, and goes if it was
   */
  keep(query: string, isSensitive: boolean): void {
    const text = tidy(query);
    if (isSensitive) return this.forget(text);
    if (!isQuery(text)) return;
    this.#write([text, ...this.#without(text)].slice(0, MAX_RECENT));
  }

  /** Deletes one. */
  forget(query: string): void {
    const [before, after] = [this.all(), this.#without(tidy(query))];
    if (after.length < before.length) this.#write(after);
  }

  /** Deletes all. */
  forgetAll(): void {
    this.#write([]);
  }

  #without(text: string): string[] {
    return this.all().filter((other) => other !== text);
  }

  #write(texts: readonly string[]): void {
    try {
      if (texts.length === 0) this.#storage().removeItem(RECENT_KEY);
      else this.#storage().setItem(RECENT_KEY, JSON.stringify(texts));
    } catch {
      // Full or forbidden: the search itself goes on.
    }
  }
}

function tidy(query: string): string {
  return query.trim().replace(/\s+/g, ' ');
}

function isQuery(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH && value !== '' && tidy(value) === value;
}
