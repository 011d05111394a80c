/** Reads built pages with a real parser. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export interface Page {
  /** Path in the site, with `/`: `zh/articles/legal-aid/index.html`. */
  readonly path: string;
  readonly html: string;
  readonly tree: Node;
}

/** Returns all pages of a built site. */
export function readPages(dir: string): Page[] {
  return listFiles(dir)
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const html = readFileSync(join(dir, path), 'utf8');
      return { path, html, tree: parse(html, { scriptingEnabled: false }) };
    });
}

/** Returns the files under a folder, relative, sorted, with `/`. */
export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Returns the elements that `test` accepts, in document order. */
export function findElements(tree: Node, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  walk(tree, [], (node) => {
    if ('tagName' in node && test(node)) found.push(node);
  });
  return found;
}

/** Returns the value of an attribute; empty when it is absent. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((entry) => entry.name === name)?.value ?? '';
}

/** Returns every text that a reader sees, with the `lang` it stands under. */
export function visibleTexts(tree: Node): { readonly text: string; readonly lang: string; readonly element: string }[] {
  const found: { text: string; lang: string; element: string }[] = [];
  walk(tree, [], (node, around) => {
    if (node.nodeName !== '#text' || !('value' in node) || node.value.trim() === '') return;
    if (around.some((element) => ['script', 'style', 'head'].includes(element.tagName))) return;
    found.push({ text: node.value, lang: langOf(around), element: around.at(-1)?.tagName ?? '' });
  });
  return found;
}

/** Returns every element with the `lang` it stands under, its own included. */
export function elementsWithLang(tree: Node): { readonly element: Element; readonly lang: string }[] {
  const found: { element: Element; lang: string }[] = [];
  walk(tree, [], (node, around) => {
    if ('tagName' in node) found.push({ element: node, lang: langOf([...around, node]) });
  });
  return found;
}

/** Returns the words inside a node, as a reader would copy them. */
export function textContent(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : '';
}

function langOf(around: readonly Element[]): string {
  const nearest = around.findLast((element) => element.attrs.some((entry) => entry.name === 'lang'));
  return nearest === undefined ? '' : attribute(nearest, 'lang');
}

/** `around` is one list for the whole walk: whoever keeps it has to copy it. */
function walk(node: Node, around: Element[], visit: (node: Node, around: readonly Element[]) => void): void {
  visit(node, around);
  if ('tagName' in node) around.push(node);
  if ('content' in node) walk(node.content, around, visit);
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, around, visit);
  if ('tagName' in node) around.pop();
}
