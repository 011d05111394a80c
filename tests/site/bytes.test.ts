import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { attribute, findElements, listFiles, readPages, textContent, type Element, type Page } from './html.ts';
import { VARIANTS } from './variants.ts';

it('the same content gives the same bytes, with a warm cache and with none', () => {
  const [first, second] = [VARIANTS.main.dir, VARIANTS.again.dir];
  const files = listFiles(first);
  expect(listFiles(second)).toEqual(files);
  const different = files.filter((file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))));
  expect(different).toEqual([]);
});

/** KiB of brotli: the budgets of the project. */
const BUDGETS = {
  zh: { first: 20, ten: 90 },
  ii: { first: 40, ten: 130 },
  bo: { first: 65, ten: 170 },
} as const;
const MAX_SCRIPT_KB = 8;
const KB = 1024;

describe.each(['zh', 'ii', 'bo'] as const)('articles in %s', (lang) => {
  const { dir, base } = VARIANTS.main;
  const pages = readPages(dir).filter(
    (page) => page.path.startsWith(`${lang}/articles/`) && page.html.includes('<article'),
  );
  const views = pages.map((page) => ({ page, files: filesOf(page, dir, base), html: compressed(page.html) }));
  const weigh = (files: Iterable<string>): number =>
    [...files].reduce((sum, path) => sum + compressedFile(join(dir, path)), 0);

  it('stay within the bytes of a first view', () => {
    expect(views.length).toBeGreaterThan(5);
    for (const { page, files, html } of views) {
      const all = [...files.styles, ...files.scripts, ...files.icons, ...files.fonts];
      const written = JSON.stringify({ html, ...mapValues(files, weigh) });
      expect(html + weigh(all), `${page.path} ${written}`).toBeLessThanOrEqual(BUDGETS[lang].first * KB);
      expect(weigh(files.scripts), page.path).toBeLessThanOrEqual(MAX_SCRIPT_KB * KB);
    }
  });

  it('cost little when ten are read one after the other', () => {
    const heaviest = [...views].sort((a, b) => b.html - a.html).slice(0, 10);
    expect(heaviest).toHaveLength(10);
    const shared = new Set(heaviest.flatMap(({ files }) => Object.values(files).flatMap((paths) => [...paths])));
    const html = heaviest.reduce((sum, view) => sum + view.html, 0);
    expect(html + weigh(shared), JSON.stringify({ html, shared: weigh(shared) })).toBeLessThanOrEqual(
      BUDGETS[lang].ten * KB,
    );
  });
});

/** What a page of any kind brings along, as paths in the site. */
interface Files {
  readonly styles: ReadonlySet<string>;
  /** With those that programs import. */
  readonly scripts: ReadonlySet<string>;
  readonly icons: ReadonlySet<string>;
  /** All that the page's text asks for: what a phone without any of them loads. */
  readonly fonts: ReadonlySet<string>;
}

function filesOf(page: Page, dir: string, base: string): Files {
  const read = (path: string): string => readFileSync(join(dir, path), 'utf8');
  const addresses = (test: (element: Element) => boolean, name: string): Set<string> =>
    new Set(
      findElements(page.tree, (element) => test(element) && attribute(element, name) !== '').map((element) =>
        (attribute(element, name).split('#')[0] ?? '').slice(base.length),
      ),
    );
  const styles = addresses((element) => attribute(element, 'rel') === 'stylesheet', 'href');
  const scripts = addresses((element) => element.tagName === 'script', 'src');
  // A set grows while it is walked through: what is imported is asked for its imports too.
  for (const path of scripts) {
    for (const [, name = ''] of read(path).matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      scripts.add(`${path.slice(0, path.lastIndexOf('/') + 1)}${name}`);
    }
  }
  const faces = [...styles].map(read).join('');
  return {
    styles,
    scripts,
    icons: addresses((element) => element.tagName === 'use', 'href'),
    fonts: new Set(usedFonts(faces, textContent(page.tree)).map((address) => address.slice(base.length))),
  };
}

function mapValues(files: Files, weigh: (paths: Iterable<string>) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(files).map(([kind, paths]) => [kind, weigh(paths as Set<string>)]));
}

const known = new Map<string, number>();

/** Bytes over the wire: fonts are compressed in themselves. */
function compressedFile(path: string): number {
  const bytes = known.get(path) ?? (path.endsWith('.woff2') ? statSync(path).size : compressed(readFileSync(path)));
  known.set(path, bytes);
  return bytes;
}

function compressed(text: string | Buffer): number {
  return brotliCompressSync(text).byteLength;
}

/**
 * Returns the files a browser loads: of the faces of a family that claim a character, the last one.
 * The names of the languages are counted too: they stand on every page. A family is taken to be asked for by every
 * character that it claims.
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
