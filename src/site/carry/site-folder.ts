/**
 * The whole site as a folder that opens by a double click: relative addresses, whole file names, no programs that only
 * a server lets run. What a page is without scripts it is here; the search is a page of its own.
 */
import { posix } from 'node:path';
import { LANGS, type Lang } from '../../languages.ts';
import {
  append,
  appendRaw,
  attribute,
  elementsOf,
  escapeHtml,
  findElement,
  hasClass,
  nameOf,
  pageText,
  parsePage,
  type Document,
  type Element,
} from '../html-tree.ts';
import { articleText } from '../search/article-text.ts';
import { filesOf, pathOf, readAddress, withoutServer, type BuiltSite } from './built-pages.ts';
import { inlineIcons } from './icons.ts';

export interface FolderFile {
  /** Path in the folder, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pages of programs: without them they say nothing. */
const LEFT_OUT =
  /^(?:search\/|calendar\/|status[./]|desk\/|guide\/|icons\/|app\/|keep\/|packs\/|sw\.js$|keep\.js$|[a-z]+\/(?:record\/|saved\/|podcast|(?:player|keep)\.json$|app\.webmanifest$))/u;
const ADDRESSES = new Set(['href', 'src', 'action', 'xlink:href', 'srcset', 'poster', 'data-page']);

/**
 * Returns the files of the folder, sorted by name.
 * @param note - a line for the foot of every page: what day it is from, where from
 * @param program - the search, as a plain program
 */
export function siteFolder(site: BuiltSite, note: string, program: string): FolderFile[] {
  const files = filesOf(site).filter((path) => !LEFT_OUT.test(path));
  const kept = new Set(files);
  return files.map((name) => {
    if (!name.endsWith('.html')) return { name, bytes: relativeStyles(site, name) };
    const page = builtPage(site, name);
    withoutServer(page);
    const lang = searchOf(name);
    if (lang !== undefined) holdSearch(site, page, lang, partsOf(site, files, lang), program);
    inlineIcons(page, (address) => readAddress(site, address).toString('utf8'));
    leadLinks(site, page, name, kept);
    const footer = findElement(page, (element) => hasClass(element, 'footer__inner'));
    if (footer !== null) append(footer, `<p lang="zh-CN">${escapeHtml(note)}</p>`);
    return { name, bytes: Buffer.from(pageText(page)) };
  });
}

function builtPage(site: BuiltSite, path: string): Document {
  return parsePage(readAddress(site, site.base + path).toString('utf8'));
}

/** Returns the language of which `name` is the search page. */
function searchOf(name: string): Lang | undefined {
  return LANGS.find((code) => name === `${code}/search/index.html`);
}

/** Addresses in the site become ways from this page; what the folder does not have is text. */
function leadLinks(site: BuiltSite, page: Document, from: string, kept: ReadonlySet<string>): void {
  for (const element of elementsOf(page)) {
    // An article has the rule of its own letters in itself.
    if (element.tagName === 'style')
      for (const node of element.childNodes)
        if ('value' in node) node.value = relativeAddresses(site, node.value, from);
    element.attrs = element.attrs.flatMap((attr) => {
      if (!ADDRESSES.has(nameOf(attr)) || attr.value.startsWith('#')) return [attr];
      const path = pathOf(site, attr.value);
      if (path === null) return [attr];
      if (!kept.has(path)) return [];
      const place = /[?#].*$/su.exec(attr.value)?.[0] ?? '';
      return [{ ...attr, value: (posix.relative(posix.dirname(from), path) || posix.basename(path)) + place }];
    });
  }
}

function relativeStyles(site: BuiltSite, name: string): Uint8Array {
  const bytes = readAddress(site, site.base + name);
  return name.endsWith('.css') ? Buffer.from(relativeAddresses(site, bytes.toString('utf8'), name)) : bytes;
}

/** Returns styles that stand in the file `from` with ways from there. */
function relativeAddresses(site: BuiltSite, css: string, from: string): string {
  return css.replace(/url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/gu, (whole, _, address: string) => {
    const path = pathOf(site, address);
    return path === null ? whole : `url("${posix.relative(posix.dirname(from), path)}")`;
  });
}

/** Puts the articles' words and the search into the search page: a program may read nothing beside it. */
function holdSearch(site: BuiltSite, page: Document, lang: Lang, parts: string, program: string): void {
  const main = findElement(page, ({ tagName }) => tagName === 'main');
  const offer = builtPage(site, `${lang}/carry/`);
  const form = findElement(offer, (element) => attribute(element, 'data-find') !== undefined);
  if (main === null || form === null) return;
  const styles = elementsOf(offer).filter(
    (element) => element.tagName === 'link' && attribute(element, 'data-carry') !== undefined,
  );
  const heading = findElement(main, ({ tagName }) => tagName === 'h1');
  main.childNodes = main.childNodes.filter(
    (node) => node === heading || ('tagName' in node && (node as Element).tagName === 'link'),
  );
  for (const element of [...styles, form]) {
    main.childNodes.push(element);
    element.parentNode = main;
  }
  append(main, `<div hidden>${parts}</div>`);
  appendRaw(main, 'script', program);
}

/** Returns what is searched in a language: its articles as they are built. */
function partsOf(site: BuiltSite, files: readonly string[], lang: Lang): string {
  return files
    .filter((name) => name.startsWith(`${lang}/articles/`) && name.endsWith('.html'))
    .map((name) => partOf(builtPage(site, name), site.base + name, lang))
    .join('');
}

/** An article as the search reads it; `data-page` is `address`, where a hit leads. */
function partOf(page: Document, address: string, lang: Lang): string {
  const texts = [lang, ...LANGS.filter((code) => code === 'zh' && code !== lang)].flatMap((code) => {
    const text = articleText(page, code);
    return text === null ? [] : text.blocks.map((block) => ({ ...block, code }));
  });
  if (texts.length === 0) return '';
  const blocks = texts
    .map(
      ({ id, kind, text, code }) =>
        `<div data-block="${kind}" data-id="${id}"><p lang="${code === 'zh' ? 'zh-CN' : code}">${escapeHtml(text)}</p></div>`,
    )
    .join('');
  return `<section class="carried__part" data-page="${address}">${blocks}</section>`;
}
