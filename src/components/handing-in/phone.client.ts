/** A database of this phone that a page works with for long. */

type Open<Store> = (mode: 'create' | 'present') => Promise<Store | null>;

/**
 * Opens a database when it is needed, and once more when it was closed under the page: another tab, or an outbox that
 * became empty, has deleted it.
 */
export class Phone<Store> {
  readonly #open: Open<Store>;
  #store: Store | null = null;

  constructor(open: Open<Store>) {
    this.#open = open;
  }

  /** Returns what is there now, newly opened; null where there is nothing. */
  async look(): Promise<Store | null> {
    this.#store = await this.#open('present');
    return this.#store;
  }

  /** Writes, and makes the database where there is none. `act` is told when what was written before may be gone. */
  async write(act: (store: Store, isAnew: boolean) => Promise<void>): Promise<void> {
    try {
      await act(await this.#opened(), false);
    } catch (thrown) {
      this.#store = null;
      // Of a full phone a second time says no more.
      if (thrown instanceof Error && thrown.name === 'QuotaExceededError') throw thrown;
      await act(await this.#opened(), true);
    }
  }

  /** Lets go of it, so that the next writing opens it anew. */
  leave(): void {
    this.#store = null;
  }

  async #opened(): Promise<Store> {
    this.#store ??= await this.#open('create');
    if (this.#store === null) throw new Error('shut');
    return this.#store;
  }
}
