/**
 * Finds words in a file that holds its articles itself. A plain program: it stands in the file, opened from a memory
 * card, where no browser loads modules.
 */
import { segment } from '../../lib/script/index.ts';
import { normalise } from '../../lib/script/normalise.ts';

interface Block {
  readonly part: Element;
  readonly element: Element;
  readonly text: string;
  readonly normal: string;
  /** A title or an answer says more of an article than a line of it. */
  readonly weight: number;
}

interface Hit {
  readonly block: Block;
  readonly score: number;
}

const MAX_HITS = 20;
const SNIPPET_LENGTH = 60;
const WEIGHTS: Readonly<Record<string, number>> = { title: 4, answer: 3, 'key-points': 2, heading: 2 };

const form = document.querySelector<HTMLFormElement>('[data-find]');
const input = form?.querySelector('input');
const list = form?.querySelector('[data-hits]');
const none = form?.querySelector<HTMLElement>('[data-none]');
let blocks: readonly Block[] | undefined;

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
  const hits = find(query);
  shown = hits.map(({ block }) => block);
  list.textContent = '';
  for (const { block } of hits) list.appendChild(rowOf(block, query));
  none.hidden = hits.length > 0 || normalise(query) === '';
}

/** Returns the best block of each article, the articles first that have most of the query's neighbouring units. */
function find(query: string): Hit[] {
  const phrase = normalise(query);
  const units = segment(query);
  const pairs = units.slice(1).map((unit, index) => (units[index] ?? '') + unit);
  if (units.length === 0) return [];
  const best = new Map<Element, Hit>();
  const found = new Map<Element, Set<string>>();
  for (const block of (blocks ??= readBlocks())) {
    const there = units.filter((unit) => block.normal.includes(unit)).length / units.length;
    const close = pairs.filter((pair) => block.normal.includes(pair));
    const isWhole = block.normal.includes(phrase);
    // Single letters in common by chance are no answer.
    if (!isWhole && close.length * 3 < Math.max(1, pairs.length)) continue;
    const ofPart = found.get(block.part) ?? new Set();
    close.forEach((pair) => ofPart.add(pair));
    found.set(block.part, ofPart);
    const score = (isWhole ? 1000 : 0) + close.length * 20 + there * 10 + block.weight;
    const before = best.get(block.part);
    if (before === undefined || score > before.score) best.set(block.part, { block, score });
  }
  const ofArticle = ({ block, score }: Hit): number => score + (found.get(block.part)?.size ?? 0) * 100;
  return Array.from(best.values())
    .sort((a, b) => ofArticle(b) - ofArticle(a))
    .slice(0, MAX_HITS);
}

function readBlocks(): Block[] {
  return Array.from(document.querySelectorAll('.carried__part')).flatMap((part) =>
    Array.from(part.querySelectorAll('[data-block]')).map((element) => {
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
      const weight = WEIGHTS[element.getAttribute('data-block') ?? ''] ?? 1;
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
  const at = Math.max(0, block.text.indexOf(query.trim()));
  const from = Math.max(0, at - SNIPPET_LENGTH / 3);
  snippet.textContent = (from > 0 ? '…' : '') + block.text.slice(from, from + SNIPPET_LENGTH);
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
