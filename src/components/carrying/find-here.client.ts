/**
 * Finds words in a file that holds its articles itself. A plain program: it stands in the file, opened from a memory
 * card, where no browser loads modules.
 */
import { normalise } from '../../lib/script/normalise.ts';
import { findHere, snippetHere, weightOf, type HereBlock } from '../../lib/search/find-here.ts';

interface Block extends HereBlock<Element> {
  readonly element: Element;
}

let blocks: readonly Block[] | undefined;
const form = document.querySelector<HTMLFormElement>('[data-find]');
const input = form?.querySelector('input');
const list = form?.querySelector('[data-hits]');
const none = form?.querySelector<HTMLElement>('[data-none]');

if (form && input && list && none) {
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => show(input.value, list, none));
  list.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const block = link === null ? undefined : shown[Array.from(list.children).indexOf(link.parentElement as Element)];
    // The article is shown by its address; only then is there a place to go to.
    if (block !== undefined) setTimeout(() => block.element.scrollIntoView(), 50);
  });
}

let shown: readonly Block[] = [];

function show(query: string, list: Element, none: HTMLElement): void {
  shown = findHere(query, (blocks ??= readBlocks()));
  list.textContent = '';
  for (const block of shown) list.appendChild(rowOf(block, query));
  none.hidden = shown.length > 0 || normalise(query) === '';
}

function readBlocks(): Block[] {
  return Array.from(document.querySelectorAll('.carried__part')).flatMap((part) =>
    Array.from(part.querySelectorAll('[data-block]')).map((element) => {
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      const weight = weightOf(element.getAttribute('data-block') ?? '');
      return { part, element, text, normal: normalise(text), weight };
    }),
  );
}

function rowOf(block: Block, query: string): HTMLElement {
  const row = document.createElement('li');
  const link = document.createElement('a');
  const page = block.part.getAttribute('data-page');
  link.href = page === null ? `#${block.part.id}` : `${page}#${block.element.getAttribute('data-id') ?? ''}`;
  const title = block.part.querySelector('[data-block=title]');
  if (title !== null) for (const words of Array.from(title.children)) link.appendChild(plain(words));
  const snippet = link.appendChild(document.createElement('span'));
  snippet.className = 'carried__snippet';
  const language = block.element.firstElementChild?.getAttribute('lang');
  if (language) snippet.lang = language;
  snippet.textContent = snippetHere(block.text, query);
  row.appendChild(link);
  return row;
}

/** The words of a title, without what makes it a title. */
function plain(words: Element): HTMLElement {
  const line = document.createElement('span');
  line.style.display = 'block';
  const language = words.getAttribute('lang');
  if (language) line.lang = language;
  line.textContent = words.textContent;
  return line;
}
