/** What a phone loads that opens a page of the built site for the first time; `tests/browser/first-view.test.ts` holds it against Chromium. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMES_FAMILY, OWN_FAMILY } from '../../src/site/fonts/font-script.ts';
import { attribute, findElements, textContent, type Element, type Page } from './html.ts';

/** What a page brings along, as paths in the site. */
export interface FirstView {
  readonly styles: ReadonlySet<string>;
  /** With those that programs import. */
  readonly scripts: ReadonlySet<string>;
  readonly icons: ReadonlySet<string>;
  /** All that the page's text asks for: what a phone without any of them loads. */
  readonly fonts: ReadonlySet<string>;
}

/**
 * Returns what the first view of a page loads besides the page itself.
 * @param base - with slashes at both ends
 */
export function firstViewOf(page: Page, dir: string, base: string): FirstView {
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
  const inPage = findElements(page.tree, (element) => element.tagName === 'style').map(({ childNodes }) =>
    childNodes.map((node) => ('value' in node ? node.value : '')).join(''),
  );
  const faces = [...styles].map(read).concat(inPage).join('');
  return {
    styles,
    scripts,
    icons: addresses((element) => element.tagName === 'use', 'href'),
    fonts: new Set(usedFonts(faces, textContent(page.tree)).map((address) => address.slice(base.length))),
  };
}

/**
 * Returns the files a browser loads: of the faces of a family that claim a character, the last one.
 * The small fonts of the languages' names are asked for where no other family of the page has the letter.
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
  const isElsewhere = (code: number): boolean =>
    faces.some((face) => face.family !== NAMES_FAMILY && face.claims(code));
  const isOwn = (code: number): boolean => faces.some((face) => face.family === OWN_FAMILY && face.claims(code));
  return [...families].flatMap((family) =>
    [...codes]
      .filter((code) => (family !== NAMES_FAMILY || !isElsewhere(code)) && (family === OWN_FAMILY || !isOwn(code)))
      .flatMap((code) => faces.findLast((face) => face.family === family && face.claims(code))?.address || []),
  );
}

function rangeOf(written: string): (code: number) => boolean {
  const parts = written.split(',').map((part) => part.trim().replace(/^u\+/i, '').split('-'));
  const bounds = parts.map(([from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const);
  return (code) => bounds.some(([from, to]) => code >= from && code <= to);
}
