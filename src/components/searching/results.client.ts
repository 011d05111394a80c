/** Answers and hits as they are shown: copies of the templates in the page, filled in. */
import { LANGUAGES, type Lang } from '../../languages.ts';
import type { GuideAnswer } from '../../lib/search/guide.ts';
import type { Hit } from '../../lib/search/snippet.ts';

/** Where the links of a search page lead. */
export interface Place {
  /** Base path with slashes at both ends. */
  readonly base: string;
  readonly lang: Lang;
}

/** Returns the list item of an answer, or null when the page has no template for it. */
export function answerItem(
  root: HTMLElement,
  { path, title, zh, langs }: GuideAnswer,
  { base, lang }: Place,
): Element | null {
  const item = copyOf(root, 'template[data-answer-template]');
  const link = item?.querySelector<HTMLAnchorElement>('a[data-search-answer]');
  if (!item || !link) return null;
  link.href = `${base}${lang}/${path}`;
  link.textContent = title;
  link.lang = LANGUAGES[zh === undefined ? 'zh' : lang].tag;
  showLabels(item, langs);
  return item;
}

/** Shows the names of the languages in which an article can be read, and the sign where it can be heard. */
function showLabels(item: Element, langs: string): void {
  item.querySelectorAll<HTMLElement>('[data-hit-lang]').forEach((label) => {
    const initial = (label.dataset['hitLang'] ?? '').charAt(0);
    label.hidden = langs.toLowerCase().indexOf(initial) < 0;
    label.querySelector('[data-hit-heard]')?.toggleAttribute('hidden', langs.indexOf(initial.toUpperCase()) < 0);
  });
}

/** What was looked for (`data-search-hit`), or only a part of it (`data-search-near`). */
export type HitKind = 'hit' | 'near';

/** A hit in its place among the others: hidden until its title or its words have come. */
export class HitItem {
  readonly element: Element;
  /** Language it was found in. */
  readonly lang: Lang;
  readonly #link: HTMLAnchorElement;
  readonly #address: string;
  readonly #tag: string;

  private constructor(element: Element, link: HTMLAnchorElement, address: string, lang: Lang) {
    this.element = element;
    this.lang = lang;
    this.#link = link;
    this.#address = address;
    this.#tag = LANGUAGES[lang].tag;
    link.href = address;
    element.setAttribute('hidden', '');
  }

  /** Returns an item for an article found in `lang`, or null when the page has no template for it. */
  static of(root: HTMLElement, kind: HitKind, slug: string, lang: Lang, base: string): HitItem | null {
    const element = copyOf(root, 'template[data-search-template]');
    const link = element?.querySelector<HTMLAnchorElement>('a[data-search-hit]');
    if (!element || !link) return null;
    if (kind === 'near') {
      link.removeAttribute('data-search-hit');
      link.setAttribute('data-search-near', '');
    }
    showLabels(element, lang.charAt(0));
    return new HitItem(element, link, `${base}${lang}/articles/${encodeURIComponent(slug)}/`, lang);
  }

  /** @param langs - languages the article can be read and heard in, as the guide has them */
  label(langs: string): void {
    showLabels(this.element, langs);
  }

  /** Whether nothing of it is seen yet. */
  get isEmpty(): boolean {
    return this.element.hasAttribute('hidden');
  }

  /** Shows the title, which may be known before the words are there. */
  name(title: string): void {
    this.element.removeAttribute('hidden');
    const place = this.#link.querySelector<HTMLElement>('[data-hit-title]');
    if (!place) return;
    place.lang = this.#tag;
    place.textContent = title;
  }

  fill({ title, block, parts }: Hit): void {
    this.name(title);
    if (block !== null) this.#link.href = `${this.#address}#${encodeURIComponent(block)}`;
    const snippet = this.element.querySelector<HTMLElement>('[data-hit-snippet]');
    if (!snippet) return;
    snippet.lang = this.#tag;
    empty(snippet);
    for (const { text, isMatch } of parts) snippet.append(isMatch ? marked(text) : text);
  }
}

/** Takes all out of an element; `replaceChildren` is newer than the engines of the reading grade. */
export function empty(element: Element | null): void {
  while (element?.lastChild) element.lastChild.remove();
}

function copyOf(root: HTMLElement, selector: string): Element | null {
  const template = root.querySelector<HTMLTemplateElement>(selector);
  return (template?.content.cloneNode(true) as DocumentFragment | undefined)?.firstElementChild ?? null;
}

function marked(text: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
