/** Reads from the HTML of a page what its policy must let through, and refuses what no policy of ours lets through. */
import { createHash } from 'node:crypto';
import { parse } from 'parse5';
import { attribute, elementsOf, textOf, type Element } from '../html-tree.ts';
import type { PageNeeds } from './policy.ts';

export interface ReadPage {
  readonly needs: PageNeeds;
  /** Offset in the HTML, in UTF-16 units, behind `<meta charset>`: the policy governs only what stands after it. */
  readonly policyAt: number;
}

/** Types of `<script>` that a browser acts on; anything else (JSON, JSON-LD) is data, which no policy governs. */
const ACTED_ON = /^$|javascript|ecmascript|^(?:module|importmap|speculationrules)$/iu;
/** Attributes whose value a browser may go to. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'data']);
const DATA_FONT = /url\(\s*["']?data:(?:font|application)\//iu;
const DATA_IMAGE = /url\(\s*["']?data:image\//iu;

/**
 * Returns the needs of a page.
 * @param styles - address of a linked stylesheet → its text
 * @throws Error in Chinese when the page has a `style=` or `on…=` attribute, a `javascript:` address, or no `<meta charset>`.
 */
export function readPage(html: string, styles: (address: string) => string): ReadPage {
  // Without scripting, so that what stands in `<noscript>` is read as elements.
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  for (const element of elements) refuseInlineCode(element);
  const charset = elements.find((element) => element.tagName === 'meta' && attribute(element, 'charset') !== undefined);
  const policyAt = charset?.sourceCodeLocation?.endOffset;
  if (policyAt === undefined) throw new Error('没有 <meta charset>，不知道把安全规则写在哪里。');

  const inlineStyles = elements.filter((element) => element.tagName === 'style').map(textOf);
  const linked = elements
    .filter((element) => element.tagName === 'link' && /\bstylesheet\b/iu.test(attribute(element, 'rel') ?? ''))
    .map((element) => styles(attribute(element, 'href') ?? ''));
  const css = [...inlineStyles, ...linked];
  const programs = elements.filter(
    (element) =>
      element.tagName === 'script' &&
      attribute(element, 'src') === undefined &&
      ACTED_ON.test(attribute(element, 'type') ?? ''),
  );
  return {
    policyAt,
    needs: {
      styleHashes: hashes(inlineStyles),
      scriptHashes: hashes(programs.map(textOf)),
      dataFonts: css.some((text) => DATA_FONT.test(text)),
      dataImages:
        css.some((text) => DATA_IMAGE.test(text)) ||
        elements.some((element) => element.tagName === 'img' && /^data:/iu.test(attribute(element, 'src') ?? '')),
    },
  };
}

/** Attributes that hold code: a policy can only allow them all or none. */
function refuseInlineCode(element: Element): void {
  for (const { name, value } of element.attrs) {
    const runs = ADDRESSES.has(name) && /^\s*javascript:/iu.test(value);
    const isCode = runs || name === 'style' || name === 'srcdoc' || /^on/u.test(name);
    if (isCode)
      throw new Error(
        `<${element.tagName} ${name}="${value.slice(0, 40)}">：网站的安全规则不许这样写。样式请写进 .css，程序请写进 .client.ts。`,
      );
  }
}

/** Returns the sources that allow these texts: SHA-256 over the UTF-8 of what stands between the tags. */
function hashes(texts: readonly string[]): string[] {
  const sources = texts.map((text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`);
  return [...new Set(sources)].sort();
}
