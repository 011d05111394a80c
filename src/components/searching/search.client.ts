/**
 * `<pufa-search>`: the search page. The HTML holds every word, panel and template (`SearchPage.astro`);
 * this fills in what was found. Contract for tools: `?q=`, `data-search-state`, `data-search-total`,
 * `<a data-search-hit>`.
 */
import { isLang, type Lang } from '../../languages.ts';
import { queryFor } from '../../lib/script/index-text.ts';
import { langsToSearch } from '../../lib/script/index.ts';
import { find, findNear } from '../../lib/search/find.ts';
import type { Found, SearchIndex } from '../../lib/search/search-index.ts';
import { hitOf } from '../../lib/search/snippet.ts';
import { answerItem, HitItem } from './results.client.ts';
import { Sources } from './sources.client.ts';

/** Hits shown at a time: their words are fetched when they are shown, never all of them. */
const PAGE_SIZE = 10;
/** Articles said to be about what was asked: more are no answer. */
const MAX_ANSWERS = 3;
/** Articles with a part of what was asked, where nothing has all of it. */
const MAX_NEAR = 5;
/** Longer queries are cut: nobody types them, and an address must hold them. */
const MAX_QUERY_LENGTH = 10_000;
/** A pause in typing after which what the query will need is fetched. */
const PAUSE_MS = 200;

type State = 'idle' | 'searching' | 'done' | 'failed';

/** An article found, not shown yet. */
interface Waiting {
  readonly lang: Lang;
  readonly index: SearchIndex;
  readonly found: Found;
}

/** The search page's element. */
export class PufaSearch extends HTMLElement {
  #life = new AbortController();
  #run = new AbortController();
  #sources: Sources | null = null;
  #waiting: Waiting[] = [];
  #hasGap = false;
  #pause = 0;

  connectedCallback(): void {
    this.#life = new AbortController();
    this.#sources = new Sources(this.#base, this.dataset['guide'], this.#life.signal);
    this.#listen(this.querySelector('form'), 'submit', (event) => this.#submit(event));
    this.#listen(this.#part('more'), 'click', () => void this.#showMore());
    this.querySelectorAll('[data-search-retry]').forEach((retry) =>
      this.#listen(retry, 'click', () => void this.#search(this.#queryInAddress)),
    );
    // What takes longest comes while the reader types.
    this.#listen(this.#input, 'focus', () => {
      void this.#sources?.guide().catch(() => undefined);
      void this.#sources?.index(this.#pageLang).catch(() => undefined);
    });
    this.#listen(this.#input, 'input', (event) => this.#prepare(event));
    this.#listen(window, 'popstate', () => this.#fromAddress());
    this.#fromAddress();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#pause);
    this.#run.abort();
    this.#life.abort();
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input[name="q"]');
  }
  get #base(): string {
    return this.dataset['base'] ?? '/';
  }
  get #pageLang(): Lang {
    const lang = this.dataset['lang'];
    return isLang(lang) ? lang : 'zh';
  }
  get #queryInAddress(): string {
    return new URLSearchParams(location.search).get('q') ?? '';
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-search-part="${name}"]`);
  }

  /** The engines of the reading grade do not know `{ signal }`: taken off by hand when the element goes. */
  #listen(target: EventTarget | null, type: string, listener: (event: Event) => void): void {
    target?.addEventListener(type, listener);
    this.#life.signal.addEventListener('abort', () => target?.removeEventListener(type, listener));
  }

  #submit(event: Event): void {
    event.preventDefault();
    const query = (this.#input?.value ?? '').slice(0, MAX_QUERY_LENGTH);
    const address = new URL(location.href);
    address.hash = '';
    address.searchParams.set('q', query);
    history.pushState(null, '', address.href);
    void this.#search(query);
  }

  #fromAddress(): void {
    const query = this.#queryInAddress;
    if (this.#input) this.#input.value = query;
    void this.#search(query);
  }

  /** Fetches ahead what stands in the box; not what an input method is still putting together. */
  #prepare(event: Event): void {
    clearTimeout(this.#pause);
    if ((event as InputEvent).isComposing) return;
    this.#pause = window.setTimeout(() => {
      const text = (this.#input?.value ?? '').slice(0, MAX_QUERY_LENGTH);
      const [lang] = langsToSearch(text, this.#pageLang);
      if (lang === undefined || text.trim() === '') return;
      void this.#sources
        ?.index(lang)
        .then((index) => index.prepare(queryFor(text)))
        .catch(() => undefined);
    }, PAUSE_MS);
  }

  /** Runs one search; an older one that is still running shows nothing any more. */
  async #search(query: string): Promise<void> {
    this.#run.abort();
    const run = new AbortController();
    this.#run = run;
    clearTimeout(this.#pause);
    this.#clear();
    const text = query.slice(0, MAX_QUERY_LENGTH).trim();
    if (text === '') {
      this.#show('idle');
      return;
    }
    this.#show('searching');
    const langs = langsToSearch(text, this.#pageLang);
    const [answers, ...lists] = await Promise.all([
      this.#answer(text, run.signal),
      ...langs.map((lang) => this.#ask(lang, run.signal, (index) => find(index, text))),
    ]);
    if (run.signal.aborted) return;
    this.#waiting = lists.reduce((all, list) => all.concat(list), []);
    this.dataset['searchTotal'] = String(this.#waiting.length);
    if (this.#waiting.length === 0 && answers === 0) await this.#searchNear(langs[0], text, run.signal);
    await this.#showMore();
    if (run.signal.aborted) return;
    const hasNothing = this.querySelector('[data-search-hit], [data-search-answer], [data-search-near]') === null;
    this.#show(this.#hasGap && hasNothing ? 'failed' : 'done');
  }

  #clear(): void {
    this.#waiting = [];
    this.#hasGap = false;
    for (const list of ['hits', 'answer-list', 'near-list']) {
      const part = this.#part(list);
      while (part?.lastChild) part.lastChild.remove();
    }
    for (const part of ['answers', 'near']) this.#part(part)?.toggleAttribute('hidden', true);
    delete this.dataset['searchTotal'];
  }

  /** Shows the articles that are about what was asked, as soon as the guide is there; returns how many. */
  async #answer(question: string, run: AbortSignal): Promise<number> {
    try {
      const guide = await this.#sources?.guide();
      if (run.aborted || !guide) return 0;
      const place = { base: this.#base, lang: this.#pageLang };
      const items = guide.ask(question, MAX_ANSWERS).map((answer) => answerItem(this, answer, place));
      for (const item of items) if (item) this.#part('answer-list')?.append(item);
      this.#part('answers')?.toggleAttribute('hidden', items.length === 0);
      return items.length;
    } catch {
      if (!run.aborted) this.#hasGap = true;
      return 0;
    }
  }

  async #ask(
    lang: Lang,
    run: AbortSignal,
    question: (index: SearchIndex) => Promise<readonly Found[]>,
  ): Promise<Waiting[]> {
    try {
      const index = (await this.#sources?.index(lang)) ?? null;
      if (index === null) return [];
      return (await question(index)).map((found) => ({ lang, index, found }));
    } catch {
      this.#sources?.forget(lang);
      if (!run.aborted) this.#hasGap = true;
      return [];
    }
  }

  /** Never a dead end: what has a part of the query, said to be that. */
  async #searchNear(lang: Lang | undefined, text: string, run: AbortSignal): Promise<void> {
    if (lang === undefined) return;
    const near = await this.#ask(lang, run, (index) => findNear(index, text, MAX_NEAR));
    if (run.aborted) return;
    const items = near.map((waiting) => this.#item(waiting));
    for (const item of items) {
      if (!item) continue;
      const link = item.element.querySelector('[data-search-hit]');
      link?.removeAttribute('data-search-hit');
      link?.setAttribute('data-search-near', '');
      this.#part('near-list')?.append(item.element);
    }
    await Promise.all(near.map((waiting, index) => this.#fill(items[index] ?? null, waiting, run)));
    this.#part('near')?.toggleAttribute('hidden', this.querySelector('[data-search-near]') === null);
  }

  async #showMore(): Promise<void> {
    const { signal } = this.#run;
    const page = this.#waiting.slice(0, PAGE_SIZE);
    this.#waiting = this.#waiting.slice(PAGE_SIZE);
    const isFirstPage = this.querySelector('[data-search-hit]') === null;
    const items = page.map((waiting) => this.#item(waiting));
    for (const item of items) if (item) this.#part('hits')?.append(item.element);
    this.#showPanels();
    await Promise.all(page.map((waiting, index) => this.#fill(items[index] ?? null, waiting, signal)));
    if (signal.aborted) return;
    this.#showPanels();
    // The button that was pressed may be gone: the reader goes on at the first new hit.
    const first = items.filter((item) => item?.element.isConnected)[0];
    if (!isFirstPage) first?.element.querySelector<HTMLElement>('a')?.focus();
  }

  #item({ lang, found }: Waiting): HitItem | null {
    return HitItem.of(this, found.slug, lang, this.#base);
  }

  /** Fills an item in when its words have come; without them there is nothing to show. */
  async #fill(item: HitItem | null, { index, found }: Waiting, run: AbortSignal): Promise<void> {
    if (item === null) return;
    try {
      item.fill(hitOf(await index.piece(found), found));
    } catch {
      item.element.remove();
      if (!run.aborted) this.#hasGap = true;
    }
  }

  #show(state: State): void {
    this.dataset['searchState'] = state;
    this.setAttribute('aria-busy', String(state === 'searching'));
    this.#showPanels();
  }

  /** Shows the panels of the state; all of them stand in the HTML. */
  #showPanels(): void {
    const state = this.dataset['searchState'];
    const total = Number(this.dataset['searchTotal'] ?? 0);
    const isDone = state === 'done';
    const visible: Record<string, boolean> = {
      idle: state === 'idle',
      searching: state === 'searching',
      found: isDone && total > 0,
      none: isDone && total === 0 && this.querySelector('[data-search-answer]') === null,
      failed: state === 'failed',
      partial: isDone && this.#hasGap,
      more: this.#waiting.length > 0 && state !== 'failed',
    };
    for (const name of Object.keys(visible)) this.#part(name)?.toggleAttribute('hidden', visible[name] !== true);
    const count = this.#part('found');
    if (count) count.textContent = (count.dataset['pattern'] ?? '').replace('{total}', String(total));
  }
}

if (!customElements.get('pufa-search')) customElements.define('pufa-search', PufaSearch);
