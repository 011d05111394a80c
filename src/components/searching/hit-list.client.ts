/** Hits as they come into the page: some at a time, each seen when its words are there. */
import type { Lang } from '../../languages.ts';
import type { GuidePage } from '../../lib/search/guide-data.ts';
import type { Found, SearchIndex } from '../../lib/search/search-index.ts';
import { hitOf } from '../../lib/search/snippet.ts';
import { empty, HitItem, type HitKind } from './results.client.ts';

/** Hits shown at a time: their words are fetched when they are shown, never all of them. */
const PAGE_SIZE = 10;

/** An article found, not shown yet. */
export interface Waiting {
  readonly lang: Lang;
  readonly index: SearchIndex;
  readonly found: Found;
}

export class HitList {
  readonly #root: HTMLElement;
  readonly #base: string;
  readonly #kind: HitKind;
  readonly #list: Element | null;
  /** Hits in the page, and the articles they are of. */
  readonly #shown = new Map<HitItem, string>();
  #waiting: readonly Waiting[] = [];

  /**
   * @param root - the search page, which has the template
   * @param base - base path with slashes at both ends
   * @param kind - what is in it
   */
  constructor(root: HTMLElement, base: string, kind: HitKind) {
    this.#root = root;
    this.#base = base;
    this.#kind = kind;
    this.#list = root.querySelector(`[data-search-part="${kind === 'hit' ? 'hits' : 'near-list'}"]`);
  }

  get hasMore(): boolean {
    return this.#waiting.length > 0;
  }

  /** Takes all hits out and notes what is to be shown instead. */
  set(waiting: readonly Waiting[]): void {
    this.#waiting = waiting;
    this.#shown.clear();
    empty(this.#list);
  }

  /**
   * Shows the next hits. Returns those whose words came, and whether there are some whose words did not.
   * @param run - aborted when nobody waits for them any more
   */
  async showMore(run: AbortSignal): Promise<{ readonly items: readonly HitItem[]; readonly hasGap: boolean }> {
    const page = this.#waiting.slice(0, PAGE_SIZE);
    this.#waiting = this.#waiting.slice(PAGE_SIZE);
    const all = await Promise.all(page.map((waiting) => this.#append(waiting)));
    const items = all.filter((item): item is HitItem => item !== null);
    return { items, hasGap: !run.aborted && items.length < page.length };
  }

  /** Says in which languages the articles can be read and heard. */
  label(pages: ReadonlyMap<string, GuidePage>): void {
    this.#shown.forEach((slug, item) => {
      const page = pages.get(`articles/${slug}/`);
      if (page !== undefined) item.label(page.langs);
    });
  }

  /** Shows the titles of hits whose words are still on their way: a round trip sooner. */
  name(pages: ReadonlyMap<string, GuidePage>, lang: Lang): void {
    this.#shown.forEach((slug, item) => {
      const page = pages.get(`articles/${slug}/`);
      if (page === undefined || !item.isEmpty) return;
      // A title without a Chinese one beside it is Chinese.
      if (item.lang === 'zh') item.name(page.zh ?? page.title);
      else if (item.lang === lang && page.zh !== undefined) item.name(page.title);
    });
  }

  async #append({ lang, index, found }: Waiting): Promise<HitItem | null> {
    const item = HitItem.of(this.#root, this.#kind, found.slug, lang, this.#base);
    if (item === null) return null;
    this.#list?.append(item.element);
    this.#shown.set(item, found.slug);
    try {
      item.fill(hitOf(await index.piece(found), found));
      return item;
    } catch {
      // Without its words there is nothing to show.
      item.element.remove();
      return null;
    }
  }
}
