import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { attribute, findElements, listFiles, readPages, textContent, type Page } from './html.ts';
import { VARIANTS } from './variants.ts';

it('the same content gives the same bytes, with a warm cache and with none', () => {
  const [first, second] = [VARIANTS.main.dir, VARIANTS.again.dir];
  const files = listFiles(first);
  expect(listFiles(second)).toEqual(files);
  const different = files.filter((file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))));
  expect(different).toEqual([]);
});

/** KB of brotli on the first view of an article; the budgets of the project. */
const BUDGETS = { zh: 20, ii: 40, bo: 65 } as const;
const MAX_SCRIPT_KB = 8;

describe.each(['zh', 'ii', 'bo'] as const)('an article in %s', (lang) => {
  const { dir, base } = VARIANTS.main;
  const pages = readPages(dir).filter((page) => page.path.startsWith(`${lang}/articles/`));

  it('stays within the bytes of a first view', () => {
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const parts = partsOf(page, dir, base);
      const total = parts.html + parts.styles + parts.scripts + parts.fonts;
      expect(total, `${page.path} ${JSON.stringify(parts)}`).toBeLessThanOrEqual(BUDGETS[lang] * 1024);
      expect(parts.scripts, page.path).toBeLessThanOrEqual(MAX_SCRIPT_KB * 1024);
    }
  });
});

/** Fonts are counted whole as the page declares them: what a phone without any of them may load at most. */
function partsOf(page: Page, dir: string, base: string): Record<'html' | 'styles' | 'scripts' | 'fonts', number> {
  const file = (address: string): Buffer => readFileSync(join(dir, address.slice(base.length)));
  const compressed = (bytes: Buffer): number => brotliCompressSync(bytes).byteLength;
  const sum = (addresses: readonly string[], size: (bytes: Buffer) => number): number =>
    [...new Set(addresses)].reduce((total, address) => total + size(file(address)), 0);
  const styles = findElements(page.tree, (element) => attribute(element, 'rel') === 'stylesheet').map((element) =>
    attribute(element, 'href'),
  );
  const scripts = findElements(
    page.tree,
    (element) => element.tagName === 'script' && attribute(element, 'src') !== '',
  ).map((element) => attribute(element, 'src'));
  const faces = findElements(page.tree, (element) => element.tagName === 'style')
    .map(textContent)
    .join('');
  const fonts = usedFonts(faces, textContent(page.tree));
  return {
    html: compressed(Buffer.from(page.html)),
    styles: sum(styles, compressed),
    scripts: sum(scripts, compressed),
    fonts: sum(fonts, (bytes) => bytes.byteLength),
  };
}

/**
 * Returns the files a browser loads: of the faces of a family that claim a character, the last one.
 * The names of the languages are counted too: they stand on every page.
 */
function usedFonts(css: string, text: string): string[] {
  const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule = '']) => ({
    family: /font-family:["']?([^;"']+)/.exec(rule)?.[1] ?? '',
    // What stands in the page itself is counted with it.
    address: /url\(["']?(?!data:)([^"')]+)/.exec(rule)?.[1] ?? '',
    claims: rangeOf(/unicode-range:([^;}]+)/.exec(rule)?.[1] ?? ''),
  }));
  const codes = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const families = new Set(faces.map((face) => face.family));
  return [...families].flatMap((family) =>
    [...codes].flatMap((code) => faces.findLast((face) => face.family === family && face.claims(code))?.address || []),
  );
}

function rangeOf(written: string): (code: number) => boolean {
  const parts = written.split(',').map((part) => part.trim().replace(/^u\+/i, '').split('-'));
  const bounds = parts.map(([from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const);
  return (code) => bounds.some(([from, to]) => code >= from && code <= to);
}
