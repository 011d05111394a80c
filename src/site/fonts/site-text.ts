/**
 * Reads the built HTML: which Yi and Tibetan it shows, and where the font rules are to be written.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { LANGUAGES, LANGS } from '../../languages.ts';
import { FONT_SCRIPTS, isCompanion, scriptOf } from './font-script.ts';
import type { FontScript } from './font-script.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** `<style data-pufa-fonts="names Yiii">`: what stands between its tags, as offsets into the file's text. */
export interface FontSlot {
  /** The faces asked for, in order. */
  readonly faces: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** `<link data-pufa-box="Yiii" href="…">`: what stands between the quotes of `href`. */
export interface BoxSlot {
  readonly script: string;
  readonly start: number;
  readonly end: number;
}

export interface PageText {
  /** Path below the folder, with `/`. */
  readonly page: string;
  readonly slots: readonly FontSlot[];
  readonly boxSlots: readonly BoxSlot[];
  /** How often each character of the script (and its punctuation) stands on the page. */
  readonly uses: Readonly<Record<FontScript, ReadonlyMap<number, number>>>;
  /** Texts with characters of the script, as they stand in the page. */
  readonly texts: Readonly<Record<FontScript, ReadonlySet<string>>>;
}

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
  const slots: FontSlot[] = [];
  const boxSlots: BoxSlot[] = [];

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

  const visit = (node: Node, around: FontScript | null): void => {
    if (node.nodeName === '#text') {
      count((node as DefaultTreeAdapterTypes.TextNode).value, around);
      return;
    }
    let script = around;
    if ('tagName' in node) {
      const lang = attribute(node, 'lang');
      if (lang !== undefined) script = scriptOfTag(lang);
      // Attributes too: placeholders are seen, and scripts of ours show words kept in `data-…`.
      for (const { value } of node.attrs) count(value, null);
      if (node.tagName === 'style' || node.tagName === 'script') {
        const slot = fontSlot(node);
        if (slot !== undefined) slots.push(slot);
        // Words for the page's scripts stand in JSON; programs and JSON-LD show nothing.
        if (attribute(node, 'type') !== 'application/json') return;
      }
      if (node.tagName === 'link') {
        const slot = boxSlot(node, html);
        if (slot !== undefined) boxSlots.push(slot);
      }
      if (node.tagName === 'template') visit((node as DefaultTreeAdapterTypes.Template).content, script);
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, script);
  };
  // Without scripting, so that what stands in `<noscript>` is read as elements.
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), null);
  return { page, slots, boxSlots, uses, texts };
}

function fontSlot(element: Element): FontSlot | undefined {
  const faces = attribute(element, 'data-pufa-fonts');
  const location = element.sourceCodeLocation;
  if (faces === undefined || !location?.startTag || !location.endTag) return undefined;
  return {
    faces: faces.split(/\s+/u).filter((face) => face !== ''),
    start: location.startTag.endOffset,
    end: location.endTag.startOffset,
  };
}

function boxSlot(element: Element, html: string): BoxSlot | undefined {
  const script = attribute(element, 'data-pufa-box');
  const place = element.sourceCodeLocation?.attrs?.['href'];
  if (script === undefined || place === undefined) return undefined;
  const written = /^href="([^"]*)"$/u.exec(html.slice(place.startOffset, place.endOffset));
  if (written === null) return undefined;
  return { script, start: place.startOffset + 'href="'.length, end: place.endOffset - 1 };
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
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
