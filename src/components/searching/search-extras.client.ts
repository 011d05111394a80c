/**
 * Beside searching itself: suggestions, recent searches, the voice. This finds their places in `<pufa-search>`; what they
 * do is fetched when the box or the button is first touched, or, to keep a search, when one has found something.
 */
import { isLang, LANGUAGES } from '../../languages.ts';
import type { Suggestion } from '../../lib/search/suggestion.ts';
import { recognitionOf } from '../../lib/voice.ts';
import type { Means } from './combobox.client.ts';
import type { PufaSearch } from './search.client.ts';
import { presentAsCombobox } from './present-combobox.client.ts';

/** Matches the addresses of sensitive pages. Written in by `site/page-defines.ts`. */
declare const PUFA_SENSITIVE: RegExp;

const search = document.querySelector<PufaSearch>('pufa-search');
const input = search?.querySelector<HTMLInputElement>('input[name="q"]');
if (search && input) {
  addSuggestions(search, input);
  addRecent(search, input);
  addVoice(search, input);
}

function addSuggestions(search: PufaSearch, input: HTMLInputElement): void {
  const list = search.querySelector<HTMLElement>('[data-suggestions]');
  if (!list) return;
  presentAsCombobox(input, list);
  const status = search.querySelector<HTMLElement>('[data-suggestions-status]');
  const { pageWord: text = '', pageLang: lang = '' } = list.dataset;
  const choose = (suggestion: Suggestion, means: Means): void => {
    // The phone's keyboard would lie over what is found.
    if (means === 'touch') input.blur();
    if (suggestion.kind === 'query') searchFor(input, suggestion.text);
    else location.assign(`${search.dataset['base'] ?? '/'}${search.dataset['lang'] ?? ''}/${suggestion.path}`);
  };
  onFirstTouch(input, async () => {
    const [{ Combobox }, { suggestionsFor }] = await Promise.all([
      import('./combobox.client.ts'),
      import('./suggestions-for.client.ts'),
    ]);
    const suggest = async (typed: string): Promise<readonly Suggestion[]> => suggestionsFor(typed, search.sources);
    return new Combobox(input, list, { suggest, choose, status, pageWord: { text, lang } });
  });
}

function addRecent(search: HTMLElement, input: HTMLInputElement): void {
  const panel = search.querySelector<HTMLElement>('[data-recent]');
  if (!panel) return;
  onFirstTouch(input, async () => {
    const [{ RecentPanel }, { RecentSearches }] = await Promise.all([
      import('./recent-panel.client.ts'),
      import('./recent.client.ts'),
    ]);
    const shown = new RecentPanel(panel, input, new RecentSearches(), (text) => searchFor(input, text));
    return { refresh: () => shown.update() };
  });
  const keep = async (): Promise<void> => {
    const query = new URLSearchParams(location.search).get('q') ?? '';
    const places = placesFound(search);
    if (query.trim() === '' || places === null) return;
    const { RecentSearches } = await import('./recent.client.ts');
    new RecentSearches().keep(
      query,
      places.some((path) => PUFA_SENSITIVE.test(path)),
    );
  };
  const look = (): void => {
    if (search.dataset['searchState'] === 'done') void keep().catch(() => undefined);
  };
  new MutationObserver(look).observe(search, { attributes: true, attributeFilter: ['data-search-state'] });
  look();
}

/** What stands first says what was asked; further down almost every question meets a sensitive page in some sentence. */
const TELLING: readonly (readonly [links: string, count: number])[] = [
  ['a[data-search-answer]', 1],
  ['a[data-search-hit]', 3],
  ['a[data-search-near]', 3],
];

/** Returns the addresses that say what a question is about; null when nothing was found, or not all of it came. */
function placesFound(search: HTMLElement): string[] | null {
  if (search.querySelector('[data-search-part="partial"]:not([hidden])')) return null;
  const places = TELLING.reduce<string[]>(
    (all, [links, count]) =>
      all.concat(
        Array.from(search.querySelectorAll<HTMLAnchorElement>(links), ({ pathname }) => pathname).slice(0, count),
      ),
    [],
  );
  return places.length === 0 ? null : places;
}

function addVoice(search: HTMLElement, input: HTMLInputElement): void {
  const panel = search.querySelector<HTMLElement>('[data-voice]');
  const start = panel?.querySelector('[data-voice-part="start"]');
  const Engine = recognitionOf(window);
  const lang = panel?.dataset['voice'];
  if (!panel || !start || !Engine || !isLang(lang)) return;
  panel.hidden = false;
  let loading: Promise<{ begin(): void }> | undefined;
  start.addEventListener('click', () => {
    loading ??= import('./voice.client.ts').then(
      ({ Voice }) => new Voice(panel, { Engine, lang: LANGUAGES[lang].tag, heard: (text) => searchFor(input, text) }),
    );
    loading.then(
      (voice) => voice.begin(),
      () => {
        loading = undefined;
        panel.querySelector('[data-voice-when="failed"]')?.toggleAttribute('hidden', false);
      },
    );
  });
}

/** Loads a part when the box first has the focus; it then catches up with what was typed while it came. */
function onFirstTouch(input: HTMLInputElement, load: () => Promise<{ refresh(): void }>): void {
  let isWanted = true;
  let isComposing = false;
  input.addEventListener('compositionstart', () => (isComposing = true));
  input.addEventListener('compositionend', () => (isComposing = false));
  const touch = (): void => {
    if (!isWanted) return;
    isWanted = false;
    load().then(
      (part) => isComposing || part.refresh(),
      // On a bad line it is tried again at the next touch.
      () => (isWanted = true),
    );
  };
  input.addEventListener('focus', touch);
  if (document.activeElement === input) touch();
}

/** Searches for `text` as if it had been typed and sent. */
function searchFor(input: HTMLInputElement, text: string): void {
  const { form } = input;
  input.value = text;
  if (!form) return;
  if (form.requestSubmit) form.requestSubmit();
  // Safari before 16 sends no event with `submit()`.
  else if (form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))) form.submit();
}
