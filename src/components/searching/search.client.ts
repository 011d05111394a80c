/**
 * `<pufa-search>`: the search page. The HTML holds every word, panel and template (`SearchPage.astro`);
 * this fills in what was found. Contract for tools: `?q=`, `data-search-state`, `data-search-total`,
 * `<a data-search-hit>`.
 */
import { LANGUAGES, type Lang } from '../../languages.ts';
import { queryFor } from '../../lib/script/index-text.ts';
import { langsToSearch } from '../../lib/script/index.ts';
import { find, findNear } from '../../lib/search/find.ts';
import type { Found, SearchIndex } from '../../lib/search/search-index.ts';
import { Filters } from './filters.client.ts';
import { HitList, type Waiting } from './hit-list.client.ts';
import { readingsIn, simplified } from './meaning.client.ts';
import { answerItem, empty, type HitItem } from './results.client.ts';
import { Sources, type GuideAndData } from './sources.client.ts';

/** Articles said to be about what was asked: more are no answer. */
const MAX_ANSWERS = 3;
/** Articles with a part of what was asked, where nothing has all of it. */
const MAX_NEAR = 5;
/** Longer queries are cut: nobody types them, and an address must hold them. */
const MAX_QUERY_LENGTH = 10_000;
/** A pause in typing after which what the query will need is fetched. */
const PAUSE_MS = 200;

type State = 'idle' | 'searching' | 'done' | 'failed';

/** The search page's element. */
export class PufaSearch extends HTMLElement {
  #life = new AbortController();
  #run = new AbortController();
  #sources: Sources | null = null;
  #filters: Filters | null = null;
  #guide: GuideAndData | null = null;
  #hits: HitList | null = null;
  #near: HitList | null = null;
  #hasGap = false;
  /** What is shown was found on the phone. */
  #isKept = false;
  #pause = 0;

  connectedCallback(): void {
    this.#life = new AbortController();
    const sources = (this.#sources = new Sources(this.dataset, this.#life.signal));
    const filters = (this.#filters = new Filters(this));
    this.#hits = new HitList(this, sources.base, 'hit');
    this.#near = new HitList(this, sources.base, 'near');
    this.#listen(this.querySelector('form'), 'submit', (event) => {
      event.preventDefault();
      this.#go((this.#input?.value ?? '').slice(0, MAX_QUERY_LENGTH));
    });
    this.#listen(filters.form, 'change', () => this.#go(this.#queryInAddress));
    this.#listen(filters.form, 'submit', (event) => event.preventDefault());
    this.#listen(this.#part('more'), 'click', () => void this.#showMore());
    this.querySelectorAll('[data-search-retry]').forEach((retry) =>
      this.#listen(retry, 'click', () => void this.#search(this.#queryInAddress)),
    );
    // What takes longest comes while the reader types.
    this.#listen(this.#input, 'focus', () => {
      void sources.guide().catch(() => undefined);
      void sources.index(sources.lang).catch(() => undefined);
    });
    this.#listen(this.#input, 'input', (event) => this.#prepare(sources, event));
    this.#listen(window, 'popstate', () => this.#fromAddress());
    this.#fromAddress();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#pause);
    this.#run.abort();
    this.#life.abort();
  }

  /** Where the files of this page come from. @throws Error while it is in no document */
  get sources(): Sources {
    if (this.#sources === null) throw new Error('not connected');
    return this.#sources;
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input[name="q"]');
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

  #go(query: string): void {
    const address = new URL(location.href);
    address.hash = '';
    address.searchParams.set('q', query);
    this.#filters?.write(address.searchParams);
    history.pushState(null, '', address.href);
    void this.#search(query);
  }

  #fromAddress(): void {
    const query = this.#queryInAddress;
    if (this.#input) this.#input.value = query;
    this.#filters?.read(new URLSearchParams(location.search));
    void this.#search(query);
  }

  /** Fetches ahead what stands in the box; not what an input method is still putting together. */
  #prepare(sources: Sources, event: Event): void {
    clearTimeout(this.#pause);
    if ((event as InputEvent).isComposing) return;
    this.#pause = window.setTimeout(() => {
      const text = (this.#input?.value ?? '').slice(0, MAX_QUERY_LENGTH);
      const [lang] = langsToSearch(text, sources.lang);
      if (lang === undefined || text.trim() === '') return;
      void sources
        .index(lang)
        .then((index) => index.prepare(queryFor(text)))
        .catch(() => undefined);
    }, PAUSE_MS);
  }

  /** Runs one search; an older one that is still running shows nothing any more. */
  async #search(query: string): Promise<void> {
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    clearTimeout(this.#pause);
    this.#clear();
    const typed = query.slice(0, MAX_QUERY_LENGTH).trim();
    if (typed === '') return this.#show('idle');
    this.#show('searching');
    const text = await simplified(typed, this.sources);
    const langs = langsToSearch(text, this.sources.lang);
    const answering = this.#answer(text, signal);
    let hits = flat(await Promise.all(langs.map((lang) => this.#ask(lang, signal, (index) => find(index, text)))));
    if (hits.length === 0) hits = await this.#searchReadings(text, signal);
    // What is found by its words need not wait for the guide, but where it must say what may be shown.
    const answers = hits.length === 0 || this.#filters?.isActive ? await answering : null;
    if (hits.length === 0) await this.#answerBySound(text, signal);
    if (signal.aborted) return;
    const shown = hits.filter(({ found }) => this.#accepts(found.slug));
    this.#hits?.set(shown);
    this.dataset['searchTotal'] = String(shown.length);
    if (hits.length === 0 && answers === 0) await this.#searchNear(langs[0], text, signal);
    await Promise.all([this.#showMore(), answering]);
    if (signal.aborted) return;
    if (this.#hasGap && this.querySelector('[data-search-hit]') === null) await this.#searchKept(text);
    if (signal.aborted) return;
    const hasNothing = this.querySelector('[data-search-hit], [data-search-answer], [data-search-near]') === null;
    this.#show(this.#hasGap && hasNothing ? 'failed' : 'done');
  }

  #clear(): void {
    this.#hasGap = false;
    this.#isKept = false;
    for (const list of [this.#hits, this.#near]) list?.set([]);
    for (const list of ['answer-list', 'readings']) empty(this.#part(list));
    for (const part of ['answers', 'near', 'read-as']) this.#part(part)?.toggleAttribute('hidden', true);
    delete this.dataset['searchTotal'];
  }

  /** Shows the articles that are about what was asked, as soon as the guide is there; returns how many. */
  async #answer(question: string, run: AbortSignal): Promise<number> {
    try {
      const known = (this.#guide = await this.sources.guide());
      if (run.aborted || known === null) return 0;
      this.#hits?.label(known.pages);
      const answers = known.guide
        .ask(question, MAX_ANSWERS)
        .filter(({ path }) => this.#filters?.accepts(known.pages.get(path)) ?? true);
      const items = answers.map((answer) => answerItem(this, answer, this.sources));
      empty(this.#part('answer-list'));
      for (const item of items) if (item) this.#part('answer-list')?.append(item);
      this.#part('answers')?.toggleAttribute('hidden', items.length === 0);
      return items.length;
    } catch {
      if (!run.aborted) this.#hasGap = true;
      return 0;
    }
  }

  /** What stands nowhere as it was written may have been misheard: 担宝 for 担保. */
  async #answerBySound(question: string, run: AbortSignal): Promise<void> {
    const guide = this.#guide?.guide;
    if (guide === undefined || run.aborted || !guide.wantsSounds(question)) return;
    const sounds = await this.sources.sounds().catch(() => null);
    if (sounds === null || run.aborted) return;
    guide.hear(sounds);
    await this.#answer(question, run);
  }

  /** Latin letters that stand nowhere may be pinyin, romanised Yi or Tibetan: says which, and looks for all. */
  async #searchReadings(text: string, run: AbortSignal): Promise<Waiting[]> {
    const readings = await readingsIn(text, this.sources).catch(() => []);
    if (run.aborted || readings.length === 0) return [];
    const lists = await Promise.all(readings.map((reading) => this.#ask(reading.lang, run, reading.find)));
    const chinese = readings.filter(({ lang }) => lang === 'zh')[0]?.text ?? null;
    if (chinese !== null) await this.#answer(chinese, run);
    if (run.aborted) return [];
    // Chinese words stand on the site by their making; what is romanised may stand nowhere, and is not proposed then.
    const said = readings.filter(
      ({ lang, text: written }, at) => written !== null && (lang === 'zh' || lists[at]?.length),
    );
    const list = this.#part('readings');
    for (const { lang, text: written } of said)
      if (written !== null) list?.append(this.#readingLink(written, lang), ' ');
    this.#part('read-as')?.toggleAttribute('hidden', said.length === 0);
    const seen = new Set<string>();
    return flat(lists).filter(({ lang, found }) => {
      const name = `${lang} ${found.slug}`;
      return seen.has(name) ? false : seen.add(name);
    });
  }

  #readingLink(text: string, lang: Lang): HTMLElement {
    const link = document.createElement('a');
    link.className = 'search__reading';
    link.href = `?q=${encodeURIComponent(text)}`;
    link.lang = LANGUAGES[lang].tag;
    link.textContent = text;
    return link;
  }

  async #ask(
    lang: Lang,
    run: AbortSignal,
    question: (index: SearchIndex) => Promise<readonly Found[]>,
  ): Promise<Waiting[]> {
    try {
      const index = await this.sources.index(lang);
      return (await question(index)).map((found) => ({ lang, index, found }));
    } catch {
      this.sources.forget(lang);
      if (!run.aborted) this.#hasGap = true;
      return [];
    }
  }

  /** Never a dead end: what has a part of the query, said to be that. */
  async #searchNear(lang: Lang | undefined, text: string, run: AbortSignal): Promise<void> {
    if (lang === undefined) return;
    const near = await this.#ask(lang, run, (index) => findNear(index, text, MAX_NEAR));
    if (run.aborted) return;
    this.#near?.set(near.filter(({ found }) => this.#accepts(found.slug)));
    await this.#showFrom(this.#near, run);
    this.#part('near')?.toggleAttribute('hidden', this.querySelector('[data-search-near]') === null);
  }

  /** What is kept on the phone answers where the site's files do not come. */
  async #searchKept(text: string): Promise<void> {
    const found = await import('./kept.client.ts').then(({ searchKept }) => searchKept(this, text)).catch(() => 0);
    if (found === 0) return;
    this.#isKept = true;
    this.dataset['searchTotal'] = String(found);
  }

  #accepts(slug: string): boolean {
    return this.#filters?.accepts(this.#guide?.pages.get(`articles/${slug}/`)) ?? true;
  }

  async #showMore(): Promise<void> {
    const { signal } = this.#run;
    const isFirstPage = this.querySelector('[data-search-hit]') === null;
    const showing = this.#showFrom(this.#hits, signal);
    this.#showPanels();
    const [first] = await showing;
    if (signal.aborted) return;
    this.#showPanels();
    // The button that was pressed may be gone: the reader goes on at the first new hit.
    if (!isFirstPage) first?.element.querySelector<HTMLElement>('a')?.focus();
  }

  async #showFrom(list: HitList | null, run: AbortSignal): Promise<readonly HitItem[]> {
    if (list === null) return [];
    const showing = list.showMore(run);
    if (this.#guide !== null) {
      list.label(this.#guide.pages);
      list.name(this.#guide.pages, this.sources.lang);
    }
    const { items, hasGap } = await showing;
    if (hasGap) this.#hasGap = true;
    return items;
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
      // Also below answers that nobody's words stand in: they may be about something else.
      ways: isDone && total === 0,
      failed: state === 'failed',
      partial: isDone && this.#hasGap && !this.#isKept,
      offline: this.#isKept || (state !== 'idle' && state !== 'searching' && !navigator.onLine),
      filters: isDone && (total > 1 || this.#filters?.isActive === true),
      more: this.#hits?.hasMore === true && state !== 'failed',
    };
    for (const name of Object.keys(visible)) this.#part(name)?.toggleAttribute('hidden', visible[name] !== true);
    const count = this.#part('found');
    if (count) count.textContent = (count.dataset['pattern'] ?? '').replace('{total}', String(total));
  }
}

function flat<T>(lists: readonly (readonly T[])[]): T[] {
  return lists.reduce<T[]>((all, list) => all.concat(list), []);
}

if (!customElements.get('pufa-search')) customElements.define('pufa-search', PufaSearch);
