/**
 * One topic in one language as one file: text, styles, fonts, small sound and a search, opened from a chat, a memory card
 * or by Bluetooth, with nothing beside it and no network. Made from the built pages, so that it says what they say.
 */
import { LANGUAGES, type Lang } from '../../languages.ts';
import {
  append,
  appendRaw,
  attribute,
  elementsOf,
  escapeHtml,
  findElement,
  hasClass,
  outerText,
  pageText,
  parsePage,
  remove,
  replaceBy,
  setAttribute,
  textOf,
  type Document,
  type Element,
} from '../html-tree.ts';
import { pathOf, readAddress, withoutServer, type BuiltSite } from './built-pages.ts';
import { inlineIcons } from './icons.ts';
import { dataAddress, holdStyles } from './styles.ts';

export interface TopicFileOptions {
  readonly site: BuiltSite;
  /** `https://…` without a slash at its end; null where nobody knows where the site will stand: its links become text. */
  readonly origin: string | null;
  readonly topic: string;
  readonly lang: Lang;
  /** The search, as a plain program. */
  readonly program: string;
}

/** Nothing may be asked of anybody: what the file shows stands in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; img-src data:; media-src data:";
/** Parts of an article that need the site around it. */
const LEFT_OUT = ['invitation', 'simple-label', 'simple-only', 'switch', 'switch__label', 'share', 'block-play'];

/** Returns the file as HTML. @throws Error in Chinese when the built site lacks a page that belongs to it. */
export function topicFile(options: TopicFileOptions): string {
  const { site, topic, lang, program } = options;
  const offer = read(site, `${site.base}${lang}/carry/`);
  const shell = shellOf(offer, topic);
  const listed = elementsOf(shell).filter((element) => hasClass(element, 'article-row__link'));
  const addresses = listed.map((link) => attribute(link, 'href') ?? '');
  const own = new Map(addresses.map((address) => [pathOf(site, address) ?? '', slugOf(address)]));
  const pages = addresses.map((address) => read(site, address));
  const styles = stylesOf(site, [...pages.slice(0, 1), offer]);

  const page = parsePage(`<!doctype html><html lang="${LANGUAGES[lang].tag}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no"></head><body><main class="main carried" id="main"></main></body></html>`);
  const main = findElement(page, ({ tagName }) => tagName === 'main') as Element;
  const back = partOf(shell, 'data-back');
  const online = partOf(shell, 'data-online');
  pages.forEach((article, index) => append(main, partText(article, slugOf(addresses[index] ?? ''), back)));
  append(main, outerText(findElement(shell, (element) => hasClass(element, 'carried__home')) ?? shell));

  leadLinks(options, main, own, online);
  holdFiles(site, main);
  inlineIcons(page, (address) => readAddress(site, address).toString('utf8'));
  const head = findElement(page, ({ tagName }) => tagName === 'head') as Element;
  const title = elementsOf(shell).find(({ tagName }) => tagName === 'h1');
  append(head, `<title>${escapeHtml(title === undefined ? topic : wholeText(title).trim())}</title>`);
  appendRaw(
    head,
    'style',
    holdStyles(styles, wholeText(main), (address) => readAddress(site, address)),
  );
  const body = findElement(page, ({ tagName }) => tagName === 'body') as Element;
  appendRaw(body, 'script', program);
  return pageText(page);
}

function read(site: BuiltSite, address: string): Document {
  try {
    const page = parsePage(readAddress(site, address).toString('utf8'));
    withoutServer(page);
    return page;
  } catch (cause) {
    throw new Error(`网站里没有 ${address} 这一页，打不了包。请先运行：npm run build`, { cause });
  }
}

function shellOf(offer: Document, topic: string): Element {
  const template = findElement(offer, (element) => attribute(element, 'data-carry') === topic);
  const shell =
    template === null
      ? undefined
      : elementsOf(template).find((element) => attribute(element, 'data-shell') !== undefined);
  if (shell === undefined) throw new Error(`“带走看”那一页没有主题 ${topic}，打不了包。请先运行：npm run build`);
  return shell;
}

/** Returns what stands in the shell for the file to use where it needs it. */
function partOf(shell: Element, name: string): Element {
  const part = findElement(shell, (element) => attribute(element, name) !== undefined) as Element;
  setAttribute(part, 'hidden', null);
  remove(part);
  return part;
}

/** An article as a part of the file: what it says, how far it can be relied on, and the way back. */
function partText(page: Document, slug: string, back: Element): string {
  const article = findElement(page, (element) => attribute(element, 'data-search-article') !== undefined) as Element;
  const state = findElement(page, (element) => hasClass(element, 'state-card'));
  for (const element of [...elementsOf(article), ...(state === null ? [] : elementsOf(state))]) {
    const isLeftOut =
      LEFT_OUT.some((name) => hasClass(element, name)) ||
      ['template', 'link', 'script', 'input'].includes(element.tagName);
    if (isLeftOut) remove(element);
    // One name a part, and that is its own: block ids repeat from article to article.
    setAttribute(element, 'id', null);
    if (element.tagName === 'pufa-player') replaceBy(element, playerText(element));
  }
  const way = outerText(back);
  return `<section class="carried__part" id="${slug}">${way}${outerText(article)}${state === null ? '' : outerText(state)}${way}</section>`;
}

/** Who speaks, and the browser's own controls. */
function playerText(player: Element): string {
  const kept = ['player__about', 'player__speaker', 'player__audio'];
  return elementsOf(player)
    .filter((element) => kept.some((name) => hasClass(element, name)))
    .map(outerText)
    .join('');
}

/** Links lead inside the file, else to the site, which needs a network and says so. */
function leadLinks(
  { site, origin }: TopicFileOptions,
  main: Element,
  own: ReadonlyMap<string, string>,
  online: Element,
): void {
  for (const link of elementsOf(main).filter(({ tagName }) => tagName === 'a')) {
    const address = attribute(link, 'href') ?? '';
    const path = pathOf(
      site,
      origin !== null && address.startsWith(`${origin}/`) ? address.slice(origin.length) : address,
    );
    if (path === null) {
      // Calls stay; what leads to a place in the page it came from has lost it.
      if (address.startsWith('#')) setAttribute(link, 'href', null);
      continue;
    }
    const slug = own.get(path);
    if (slug !== undefined) setAttribute(link, 'href', `#${slug}`);
    else if (path === `${path.split('/')[0] ?? ''}/index.html`) setAttribute(link, 'href', '#');
    else if (origin === null || path.includes('/laws/')) setAttribute(link, 'href', null);
    else {
      setAttribute(link, 'href', origin + (address.startsWith(origin) ? address.slice(origin.length) : address));
      append(
        link,
        ` <span class="quiet">（${online.childNodes.map((node) => ('tagName' in node ? outerText(node) : 'value' in node ? escapeHtml(node.value) : '')).join('')}）</span>`,
      );
    }
  }
}

/** Pictures and sounds stand in the file; of a sound the encoding that every phone plays. */
function holdFiles(site: BuiltSite, main: Element): void {
  for (const element of elementsOf(main)) {
    if (element.tagName === 'audio') {
      const last = elementsOf(element).findLast(({ tagName }) => tagName === 'source');
      const address = last === undefined ? attribute(element, 'src') : attribute(last, 'src');
      element.childNodes = [];
      if (address !== undefined) setAttribute(element, 'src', dataAddress(address, readAddress(site, address)));
    }
    const source = attribute(element, 'src') ?? '';
    if (element.tagName === 'img' && !source.startsWith('data:'))
      setAttribute(element, 'src', dataAddress(source, readAddress(site, source)));
  }
}

/** Every style that the pages name, each once, in the order of a page. */
function stylesOf(site: BuiltSite, pages: readonly Document[]): string {
  const styles = new Map<string, string>();
  for (const element of pages.flatMap(elementsOf)) {
    if (element.tagName === 'style') styles.set(textOf(element), textOf(element));
    const address = attribute(element, 'href') ?? '';
    if (element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet')
      styles.set(address, readAddress(site, address).toString('utf8'));
  }
  return [...styles.values()].join('\n');
}

function slugOf(address: string): string {
  return address.split('/').at(-2) ?? '';
}

function wholeText(node: Element): string {
  return node.childNodes
    .map((child) => ('tagName' in child ? wholeText(child) : 'value' in child ? child.value : ''))
    .join('');
}
