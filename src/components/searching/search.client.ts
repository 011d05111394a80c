/**
 * `<pufa-search>`: the search page. The HTML holds every word, panel and template (`SearchPage.astro`);
 * this fills in what was found. Contract for tools: `?q=`, `data-search-state`, `data-search-total`,
 * `<a data-search-hit>`.
 */
import { canSearch } from '../../lib/search/can-search.ts';
import { Guide, type GuideAnswer, type GuideData } from '../../lib/search/guide.ts';
import { loadEngine, SearchIndex } from '../../lib/search/engine.ts';
import { type Answer, find } from '../../lib/search/find.ts';
import { type Hit, hitOf } from '../../lib/search/snippet.ts';
import { langsToSearch } from '../../lib/script/index.ts';
import { isLang, LANGUAGES, type Lang } from '../../languages.ts';

/** Hits shown at a time: a page of fragments is fetched when it is asked for, never all of them. */
const PAGE_SIZE = 10;
/** Articles said to be about what was asked: more are no answer. */
const MAX_ANSWERS = 3;
/** Longer queries are cut: nobody types them, and an address must hold them. */
const MAX_QUERY_LENGTH = 10_000;

type State = 'idle' | 'searching' | 'done' | 'failed';

/** An article found, not fetched yet. */
interface Waiting {
  readonly lang: Lang;
  readonly index: SearchIndex;
  readonly answer: Answer;
  readonly position: number;
}

/** The search page's element. */
export class PufaSearch extends HTMLElement {
  #life = new AbortController();
  #run = new AbortController();
  #engine: Promise<WebAssembly.Module> | null = null;
  #guide: Promise<Guide> | null = null;
  readonly #indexes = new Map<Lang, Promise<SearchIndex>>();
  #waiting: Waiting[] = [];
  #hasGap = false;

  connectedCallback(): void {
    if (!canSearch()) {
      this.#part('unsupported')?.toggleAttribute('hidden', false);
      this.#part('idle')?.toggleAttribute('hidden', true);
      return;
    }
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#form?.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.#part('more')?.addEventListener('click', () => void this.#showMore(), { signal });
    for (const retry of this.querySelectorAll('[data-search-retry]')) {
      retry.addEventListener('click', () => void this.#search(this.#queryInAddress), { signal });
    }
    // What takes longest comes while the reader types.
    this.#input?.addEventListener(
      'focus',
      () => {
        void this.#openGuide()?.catch(() => undefined);
        void this.#open(this.#pageLang).catch(() => undefined);
      },
      { signal, once: true },
    );
    window.addEventListener('popstate', () => this.#fromAddress(), { signal });
    this.#fromAddress();
  }

  disconnectedCallback(): void {
    this.#run.abort();
    this.#life.abort();
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector('form');
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

  #submit(event: Event): void {
    event.preventDefault();
    const query = (this.#input?.value ?? '').slice(0, MAX_QUERY_LENGTH);
    const address = new URL(location.href);
    address.hash = '';
    address.searchParams.set('q', query);
    history.pushState(null, '', address);
    void this.#search(query);
  }

  #fromAddress(): void {
    const query = this.#queryInAddress;
    if (this.#input) this.#input.value = query;
    void this.#search(query);
  }

  /** Runs one search; an older one that is still running shows nothing any more. */
  async #search(query: string): Promise<void> {
    this.#run.abort();
    const run = new AbortController();
    this.#run = run;
    this.#waiting = [];
    this.#hasGap = false;
    this.#part('hits')?.replaceChildren();
    this.#part('answer-list')?.replaceChildren();
    this.#part('answers')?.toggleAttribute('hidden', true);
    delete this.dataset['searchTotal'];
    const text = query.slice(0, MAX_QUERY_LENGTH).trim();
    if (text === '') {
      this.#show('idle');
      return;
    }
    this.#show('searching');
    const langs = langsToSearch(text, this.#pageLang);
    const answering = this.#answer(text, run.signal);
    const answers = await Promise.all(langs.map((lang) => this.#ask(lang, text, run.signal)));
    if (run.signal.aborted) return;
    this.#waiting = answers.flat();
    this.dataset['searchTotal'] = String(this.#waiting.length);
    await Promise.all([this.#showMore(), answering]);
    if (run.signal.aborted) return;
    const hasNothing = this.querySelector('[data-search-hit], [data-search-answer]') === null;
    this.#show(this.#hasGap && hasNothing ? 'failed' : 'done');
  }

  /** Shows the articles that are about what was asked, as soon as the guide is there. */
  async #answer(question: string, run: AbortSignal): Promise<void> {
    try {
      const guide = await this.#openGuide();
      if (run.aborted || guide === undefined) return;
      const items = guide.ask(question, MAX_ANSWERS).flatMap((answer) => this.#renderAnswer(answer) ?? []);
      this.#part('answer-list')?.replaceChildren(...items);
      this.#part('answers')?.toggleAttribute('hidden', items.length === 0);
    } catch {
      if (!run.aborted) this.#hasGap = true;
    }
  }

  #openGuide(): Promise<Guide> | undefined {
    const address = this.dataset['guide'];
    if (address === undefined) return undefined;
    const opening = (this.#guide ??= loadGuide(address, this.#life.signal));
    opening.catch(() => {
      if (this.#guide === opening) this.#guide = null;
    });
    return opening;
  }

  #renderAnswer({ path, title, zh, langs }: GuideAnswer): Element | null {
    const template = this.querySelector<HTMLTemplateElement>('template[data-answer-template]');
    const item = (template?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild;
    const link = item?.querySelector<HTMLAnchorElement>('a[data-search-answer]');
    if (!item || !link) return null;
    link.href = `${this.#base}${this.#pageLang}/${path}`;
    link.textContent = title;
    link.lang = LANGUAGES[zh === undefined ? 'zh' : this.#pageLang].tag;
    item.querySelectorAll<HTMLElement>('[data-answer-lang]').forEach((label) => {
      const initial = label.dataset['answerLang']?.charAt(0) ?? '';
      if (!langs.toLowerCase().includes(initial)) label.remove();
      else if (!langs.includes(initial.toUpperCase())) label.querySelector('[data-answer-heard]')?.remove();
    });
    return item;
  }

  async #ask(lang: Lang, query: string, run: AbortSignal): Promise<Waiting[]> {
    try {
      const index = await this.#open(lang);
      const answer = await find(index, query, this.#life.signal);
      return answer.found.map((_, position) => ({ lang, index, answer, position }));
    } catch {
      // The engine may be in any state: the next search starts with a new one.
      this.#indexes.delete(lang);
      if (!run.aborted) this.#hasGap = true;
      return [];
    }
  }

  #open(lang: Lang): Promise<SearchIndex> {
    const known = this.#indexes.get(lang);
    if (known) return known;
    const { signal } = this.#life;
    const engine = (this.#engine ??= loadEngine(this.#base, signal));
    engine.catch(() => {
      if (this.#engine === engine) this.#engine = null;
    });
    const opening = SearchIndex.open(this.#base, lang, engine, signal);
    this.#indexes.set(lang, opening);
    opening.catch(() => this.#indexes.delete(lang));
    return opening;
  }

  async #showMore(): Promise<void> {
    const { signal } = this.#run;
    const page = this.#waiting.slice(0, PAGE_SIZE);
    this.#waiting = this.#waiting.slice(PAGE_SIZE);
    const items = await Promise.all(page.map((waiting) => this.#fetchHit(waiting, signal)));
    if (signal.aborted) return;
    const shown = items.filter((item): item is Element => item !== null);
    const isFirstPage = this.querySelector('[data-search-hit]') === null;
    this.#part('hits')?.append(...shown);
    this.#showPanels();
    // The button that was pressed may be gone: the reader goes on at the first new hit.
    if (!isFirstPage) shown[0]?.querySelector<HTMLElement>('[data-search-hit]')?.focus();
  }

  async #fetchHit({ lang, index, answer, position }: Waiting, run: AbortSignal): Promise<Element | null> {
    const found = answer.found[position];
    if (!found) return null;
    try {
      return this.#render(hitOf(await index.fragment(found, this.#life.signal), answer.phrases), lang);
    } catch {
      if (!run.aborted) this.#hasGap = true;
      return null;
    }
  }

  #render(hit: Hit, lang: Lang): Element | null {
    const template = this.querySelector<HTMLTemplateElement>('template[data-search-template]');
    const item = (template?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild;
    const link = item?.querySelector<HTMLAnchorElement>('a[data-search-hit]');
    if (!item || !link) return null;
    link.href = this.#base + hit.href;
    const label = item.querySelector(`[data-hit-lang="${lang}"]`);
    const tag = label?.getAttribute('lang') ?? lang;
    item.querySelectorAll('[data-hit-lang]').forEach((other) => other !== label && other.remove());
    const title = item.querySelector<HTMLElement>('[data-hit-title]');
    if (title) {
      title.lang = tag;
      title.textContent = hit.title;
    }
    const snippet = item.querySelector<HTMLElement>('[data-hit-snippet]');
    if (snippet) {
      snippet.lang = tag;
      snippet.replaceChildren(...hit.parts.map((part) => (part.isMatch ? marked(part.text) : part.text)));
    }
    return item;
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
    for (const [name, isVisible] of Object.entries(visible)) {
      const part = this.#part(name);
      if (part) part.hidden = !isVisible;
    }
    const count = this.#part('found');
    if (count) count.textContent = (count.dataset['pattern'] ?? '').replace('{total}', String(total));
  }
}

/** @throws Error when the file does not come or is not what was written. */
async function loadGuide(address: string, signal: AbortSignal): Promise<Guide> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Guide((await response.json()) as GuideData);
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

if (!customElements.get('pufa-search')) customElements.define('pufa-search', PufaSearch);
