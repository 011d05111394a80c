/**
 * Icons of a page that has no files beside it: a browser that opens a file from a card draws nothing out of another
 * file, so the shapes are put into the page.
 */
import { attribute, elementsOf, findElement, parsePage, type Document, type Element } from '../html-tree.ts';
import { serialize } from 'parse5';

/** Reads a file of the site by its address (`/icons/x.svg`). */
export type ReadText = (address: string) => string;

/**
 * Puts the shapes of every `<use>` of a page into the page, once each, and lets it point at them.
 * @param read - for the files of symbols
 * @throws Error in Chinese when a page names a symbol that its file lacks
 */
export function inlineIcons(page: Document, read: ReadText): void {
  const body = findElement(page, ({ tagName }) => tagName === 'body');
  if (body === null) return;
  const symbols = new Map<string, string>();
  for (const use of elementsOf(body).filter(({ tagName }) => tagName === 'use')) {
    const address = attribute(use, 'xlink:href') ?? '';
    const [file = '', name = ''] = address.split('#');
    if (file === '') continue;
    if (!symbols.has(address)) symbols.set(address, symbolOf(read(file), name, address));
    for (const attr of use.attrs) if (attr.name === 'href') attr.value = `#${idOf(name)}`;
  }
  if (symbols.size === 0) return;
  const holder = parsePage(`<svg hidden width="0" height="0">${[...symbols.values()].join('')}</svg>`);
  const svg = findElement(holder, ({ tagName }) => tagName === 'svg') as Element;
  svg.parentNode = body;
  body.childNodes.unshift(svg);
}

function symbolOf(sprite: string, name: string, address: string): string {
  const symbol = findElement(
    parsePage(sprite),
    (element) => element.tagName === 'symbol' && attribute(element, 'id') === name,
  );
  if (symbol === null) throw new Error(`网页里用了图标 ${address}，文件里没有这个图标。`);
  return `<symbol id="${idOf(name)}" viewBox="${attribute(symbol, 'viewBox') ?? '0 0 24 24'}">${serialize(symbol)}</symbol>`;
}

/** Not to be taken for the id of a block. */
function idOf(name: string): string {
  return `icon-${name}`;
}
