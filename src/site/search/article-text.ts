/**
 * What of a built page is searched: the article's rows, each with the id that links lead to.
 *
 * The contract of the HTML: `<article data-search-article>` holds elements with `id` and
 * `data-block` (the kind of block); inside, elements with `lang` hold the texts; what has
 * `data-search-ignore` is left out.
 */
import { isLang, type Lang } from '../../languages.ts';
import { attribute, findElement, type Element, type Node } from '../html-tree.ts';

/** A block as it stands on the page, in one language. */
export interface BlockText {
  readonly id: string;
  /** `title`, `answer`, `paragraph` …: the value of `data-block`. */
  readonly kind: string;
  readonly text: string;
}

/** The searched text of an article. */
export interface ArticleText {
  readonly title: string;
  /** In page order; only blocks that have words in the language. */
  readonly blocks: readonly BlockText[];
}

/** Elements that begin a line of their own: the words around them do not run together. */
const LINES = new Set([
  'address',
  'blockquote',
  'br',
  'dd',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'header',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'td',
  'th',
  'tr',
  'ul',
]);
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'audio',
  'video',
  'svg',
  'button',
  'input',
  'select',
  'textarea',
]);

/**
 * Returns the text of the article in `lang` on a page; null when the page has none.
 * Text in another language beside it is left out (it has its own page and index), a word of another
 * language inside it is kept.
 */
export function articleText(page: Node, lang: Lang): ArticleText | null {
  const article = findElement(page, (element) => attribute(element, 'data-search-article') !== undefined);
  if (article === null) return null;
  const blocks: BlockText[] = [];
  collectRows(article, lang, blocks);
  if (blocks.length === 0) return null;
  return { title: blocks.find((block) => block.kind === 'title')?.text ?? blocks[0]?.text ?? '', blocks };
}

function collectRows(element: Element, lang: Lang, blocks: BlockText[]): void {
  for (const child of element.childNodes) {
    if (!isElement(child) || isLeftOut(child)) continue;
    const kind = attribute(child, 'data-block');
    const id = attribute(child, 'id');
    if (kind === undefined || id === undefined || id === '') {
      collectRows(child, lang, blocks);
      continue;
    }
    const text = textIn(child, lang, null).replace(/\s+/gu, ' ').trim();
    if (text !== '') blocks.push({ id, kind, text });
  }
}

/**
 * Returns the words of `node` in `lang`. `outer` is the language of the outermost element with a
 * `lang` between the row and here: it decides, so that `<span lang="zh-CN">律师</span>` inside a Yi
 * sentence stays in it.
 */
function textIn(node: Node, lang: Lang, outer: string | null): string {
  if (node.nodeName === '#text' && 'value' in node) return outer === null || outer === lang ? node.value : '';
  if (!isElement(node) || isLeftOut(node)) return '';
  const decided = outer ?? primary(attribute(node, 'lang'));
  const inside = node.childNodes.map((child) => textIn(child, lang, decided)).join('');
  return LINES.has(node.tagName) ? ` ${inside} ` : inside;
}

/** `zh-CN` → `zh`; a tag that is none of ours is kept, so that its text is left out. */
function primary(tag: string | undefined): string | null {
  if (tag === undefined || tag === '') return null;
  const code = tag.toLowerCase().split('-')[0] ?? '';
  return isLang(code) ? code : tag;
}

function isLeftOut(element: Element): boolean {
  return UNSEEN.has(element.tagName) || attribute(element, 'data-search-ignore') !== undefined;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
