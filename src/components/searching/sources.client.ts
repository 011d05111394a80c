/** What the search page asks: the guide and the indexes, each fetched when it is needed, again when it failed. */
import type { Lang } from '../../languages.ts';
import { fetchJson } from '../../lib/search/fetch-json.ts';
import { Guide, type GuideData } from '../../lib/search/guide.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';

export class Sources {
  readonly #base: string;
  readonly #guideAddress: string | undefined;
  readonly #signal: AbortSignal;
  readonly #indexes = new Map<Lang, Promise<SearchIndex>>();
  readonly #failed = new Set<Lang>();
  #guide: Promise<Guide> | null = null;

  /**
   * @param base - base path with slashes at both ends
   * @param guideAddress - of the guide; a page without one has no answers
   * @param signal - ends everything that is being fetched
   */
  constructor(base: string, guideAddress: string | undefined, signal: AbortSignal) {
    this.#base = base;
    this.#guideAddress = guideAddress;
    this.#signal = signal;
  }

  /** Returns the guide, or null when the page has none. */
  async guide(): Promise<Guide | null> {
    const address = this.#guideAddress;
    if (address === undefined) return null;
    const opening = (this.#guide ??= fetchJson<GuideData>(address, { signal: this.#signal }).then((data) => new Guide(data)));
    opening.catch(() => {
      if (this.#guide === opening) this.#guide = null;
    });
    return opening;
  }

  /** @throws SearchFailed */
  index(lang: Lang): Promise<SearchIndex> {
    const known = this.#indexes.get(lang);
    if (known) return known;
    const opening = SearchIndex.open(this.#base, lang, {
      signal: this.#signal,
      cache: this.#failed.has(lang) ? 'reload' : 'default',
    });
    this.#indexes.set(lang, opening);
    opening.catch(() => this.forget(lang));
    return opening;
  }

  /** The next question opens the index again, past what the phone keeps: its files may be damaged, or of an old build. */
  forget(lang: Lang): void {
    this.#failed.add(lang);
    this.#indexes.delete(lang);
  }
}
