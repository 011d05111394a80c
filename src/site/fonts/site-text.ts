/**
 * Reads the built HTML: which Yi and Tibetan it shows, and where what the fonts need is to be written.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { attribute, type Element } from '../html-tree.ts';
import { LANGUAGES, LANGS } from '../../languages.ts';
import { FONT_SCRIPTS, isCompanion, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.ParentNode;

/** A place in the file's text, as offsets: what stands there now is replaced. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** What the fonts step writes into a page. */
export interface PageSlots {
  /** `<style data-pufa-boxes="Yiii">`: what stands between its tags, and the scripts whose boxes it asks for. */
  readonly styles: readonly (Slot & { readonly scripts: readonly string[] })[];
  /** `<link data-pufa-box="Yiii" href="…">`: what stands between the quotes of `href`. */
  readonly boxes: readonly (Slot & { readonly script: string })[];
  /** `<link data-pufa-faces="Yiii" href="…">`, likewise: the stylesheet that gets the rules of these faces. */
  readonly sheets: readonly (Slot & { readonly faces: string; readonly address: string })[];
}

export interface PageText {
  /** Path below the folder, with `/`. */
  readonly page: string;
  readonly slots: PageSlots;
  /** Whether an article stands on it. */
  readonly isArticle: boolean;
  /** How often each character of the script (and its punctuation) stands on the page. */
  readonly uses: Readonly<Record<FontScript, ReadonlyMap<number, number>>>;
  /** Texts with characters of the script, as they stand in the page. */
  readonly texts: Readonly<Record<FontScript, ReadonlySet<string>>>;
  /** The first of them that are read, in order: what stands on the first screen. */
  readonly opening: Readonly<Record<FontScript, readonly string[]>>;
}

/** Characters of a script that fill the first screen of a phone, about. */
const OPENING_LENGTH = 120;

/** Returns the text of every `.html` file below `distDir`, in order of their paths. */
export async function readSiteText(distDir: string): Promise<PageText[]> {
  const files = (await readdir(distDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(distDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const pages: PageText[] = [];
  // One after the other: a parsed page takes many times the memory of its text.
  for (const file of files) pages.push(readPageText(file, await readHtml(join(distDir, file))));
  return pages;
}

/**
 * Returns the file as text that, written back, gives the same bytes.
 * @throws TypeError when it is not UTF-8.
 */
export async function readHtml(path: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
}

/** Returns what `html` shows in the scripts of `FONT_SCRIPTS`, and its font slots. Never throws. */
export function readPageText(page: string, html: string): PageText {
  const uses = { Yiii: new Map<number, number>(), Tibt: new Map<number, number>() };
  const texts = { Yiii: new Set<string>(), Tibt: new Set<string>() };
  const opening: Record<FontScript, string[]> = { Yiii: [], Tibt: [] };
  const slots = {
    styles: [] as PageSlots['styles'][number][],
    boxes: [] as PageSlots['boxes'][number][],
    sheets: [] as PageSlots['sheets'][number][],
  };

  const count = (text: string, around: FontScript | null): void => {
    const found = new Set<FontScript>();
    const companions = new Map<number, number>();
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const script = scriptOf(codePoint);
      if (script !== null) {
        found.add(script);
        add(uses[script], codePoint, 1);
      } else if (isCompanion(codePoint)) add(companions, codePoint, 1);
    }
    for (const script of FONT_SCRIPTS) {
      if (found.has(script)) texts[script].add(text);
      if (found.has(script) || around === script) {
        for (const [codePoint, times] of companions) add(uses[script], codePoint, times);
      }
    }
  };

  let isInMain = false;
  let isArticle = false;
  const visit = (node: Node, around: FontScript | null): void => {
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value;
      count(text, around);
      // Not the head, and not the names of the languages.
      if (around !== null && opening[around].join('').length < OPENING_LENGTH && isInMain) opening[around].push(text);
      return;
    }
    let script = around;
    if ('tagName' in node) {
      isInMain ||= node.tagName === 'main';
      isArticle ||= attribute(node, 'data-search-article') !== undefined;
      const lang = attribute(node, 'lang');
      if (lang !== undefined) script = scriptOfTag(lang);
      // Attributes too: placeholders are seen, and scripts of ours show words kept in `data-…`.
      for (const { value } of node.attrs) count(value, null);
      if (node.tagName === 'style' || node.tagName === 'script') {
        slots.styles.push(...styleSlot(node));
        // Words for the page's scripts stand in JSON; programs and JSON-LD show nothing.
        if (attribute(node, 'type') !== 'application/json') return;
      }
      if (node.tagName === 'link') {
        const script = attribute(node, 'data-pufa-box');
        const faces = attribute(node, 'data-pufa-faces');
        for (const slot of hrefSlot(node, html)) {
          if (script !== undefined) slots.boxes.push({ ...slot, script });
          if (faces !== undefined) slots.sheets.push({ ...slot, faces, address: attribute(node, 'href') ?? '' });
        }
      }
      if (node.tagName === 'template') visit((node as DefaultTreeAdapterTypes.Template).content, script);
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, script);
  };
  // Without scripting, so that what stands in `<noscript>` is read as elements.
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), null);
  return { page, slots, isArticle, uses, texts, opening };
}

function styleSlot(element: Element): PageSlots['styles'] {
  const scripts = attribute(element, 'data-pufa-boxes');
  const location = element.sourceCodeLocation;
  if (scripts === undefined || !location?.startTag || !location.endTag) return [];
  return [
    {
      scripts: scripts.split(/\s+/u).filter((script) => script !== ''),
      start: location.startTag.endOffset,
      end: location.endTag.startOffset,
    },
  ];
}

/** What stands between the quotes of `href`. */
function hrefSlot(element: Element, html: string): Slot[] {
  const place = element.sourceCodeLocation?.attrs?.['href'];
  if (place === undefined) return [];
  const written = /^href="([^"]*)"$/u.exec(html.slice(place.startOffset, place.endOffset));
  return written === null ? [] : [{ start: place.startOffset + 'href="'.length, end: place.endOffset - 1 }];
}

/** A language tag → the script of ours it is written in, by its first part. */
function scriptOfTag(tag: string): FontScript | null {
  const primary = tag.toLowerCase().split('-')[0];
  const lang = LANGS.find((code) => LANGUAGES[code].tag.toLowerCase().split('-')[0] === primary);
  return FONT_SCRIPTS.find((script) => lang !== undefined && LANGUAGES[lang].script === script) ?? null;
}

function add(counts: Map<number, number>, key: number, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
