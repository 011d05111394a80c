/** Small tools over the trees of parse5: what every step that reads or changes built pages needs. */
import { defaultTreeAdapter as adapter, html, parse, parseFragment, serialize, serializeOuter } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;
export type Document = DefaultTreeAdapterTypes.Document;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** Returns a page as a tree; what stands in `<noscript>` is read as elements. */
export function parsePage(text: string): Document {
  return parse(text, { scriptingEnabled: false });
}

/** Returns a page as text. */
export function pageText(page: Document): string {
  return serialize(page, { scriptingEnabled: false });
}

/** Returns an element as text, with itself. */
export function outerText(element: Element): string {
  return serializeOuter(element, { scriptingEnabled: false });
}

/** Returns every element at or below `node`, in the order of the page, those inside templates too. */
export function elementsOf(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : [];
  const inTemplate = 'content' in node ? elementsOf(node.content) : [];
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return [...own, ...inTemplate, ...inside];
}

/** Returns the first element at or below `node` that `matches`, or null. */
export function findElement(node: Node, matches: (element: Element) => boolean): Element | null {
  return elementsOf(node).find(matches) ?? null;
}

/** Returns the value of an attribute; undefined where there is none. `xlink:href` is an attribute of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => nameOf(attr) === name)?.value;
}

/** Returns the whole name of an attribute: inside SVG parse5 keeps the prefix apart. */
export function nameOf({ name, prefix }: Element['attrs'][number]): string {
  return prefix === undefined || prefix === '' ? name : `${prefix}:${name}`;
}

/** Sets an attribute that has no prefix; null takes it away. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  element.attrs = element.attrs.filter((attr) => nameOf(attr) !== name);
  if (value !== null) element.attrs.push({ name, value });
}

/** Returns whether the element has this class. */
export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/u).includes(name);
}

/** Returns the text that stands directly in an element: a style, a program. */
export function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Takes an element out of its page. */
export function remove(element: Element): void {
  adapter.detachNode(element);
}

/** Puts the nodes of `text` in the place of `element`. */
export function replaceBy(element: Element, text: string): void {
  const parent = element.parentNode;
  if (parent === null) return;
  for (const node of nodesOf(text)) adapter.insertBefore(parent, node, element);
  remove(element);
}

/** Puts the nodes of `text` behind what stands in `parent`. */
export function append(parent: ParentNode, text: string): void {
  for (const node of nodesOf(text)) adapter.appendChild(parent, node);
}

/** Puts a style or program into `parent` as it is: no character of it is markup. */
export function appendRaw(parent: ParentNode, tag: 'style' | 'script', text: string): void {
  const element = adapter.createElement(tag, html.NS.HTML, []);
  adapter.insertText(element, text);
  adapter.appendChild(parent, element);
}

function nodesOf(text: string): ChildNode[] {
  return parseFragment(text, { scriptingEnabled: false }).childNodes.slice();
}

/** Returns `text` with what HTML would read as marks written out. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
