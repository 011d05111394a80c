import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribute, findElements, listFiles, readPages, type Page } from './html.ts';
import { VARIANTS, type Variant } from './variants.ts';

const SITE = 'http://localhost:4321';
/** Elements whose address the browser fetches by itself. */
const FETCHING = ['img', 'script', 'audio', 'source', 'track', 'iframe', 'link', 'video', 'embed', 'object'];

/** Each site is read once. */
const read = new Map<keyof typeof VARIANTS, Page[]>();
function pagesOf(name: keyof typeof VARIANTS): Page[] {
  const pages = read.get(name) ?? readPages(VARIANTS[name].dir);
  read.set(name, pages);
  return pages;
}

describe.each(['main', 'base', 'hidden', 'udhr'] as const)('links of the site “%s”', (name) => {
  const variant = VARIANTS[name];
  const pages = pagesOf(name);

  it('all lead to a page, a file or a block that exists', () => {
    const ids = new Map([...pages.map((page) => [page.path, idsOf(page)] as const), ...iconIds(variant.dir)]);
    const dead = pages.flatMap((page) =>
      addresses(page)
        .filter((address) => !resolves(address, page, variant, ids))
        .map((address) => `${page.path} → ${address}`),
    );
    expect(dead).toEqual([]);
  });

  it('ask no other host for anything', () => {
    const foreign = pages.flatMap((page) =>
      findElements(page.tree, (element) => FETCHING.includes(element.tagName))
        .filter(
          (element) =>
            !(element.tagName === 'link' && ['canonical', 'alternate', 'license'].includes(attribute(element, 'rel'))),
        )
        .flatMap((element) => ['src', 'href', 'srcset', 'data', 'poster'].map((key) => attribute(element, key)))
        .filter((address) => /^(https?:)?\/\//.test(address))
        .map((address) => `${page.path} → ${address}`),
    );
    expect(foreign).toEqual([]);
  });
});

it('the files of icons have no icon that no page shows', () => {
  const { dir } = VARIANTS.main;
  const shown = new Set(
    (['main', 'hidden', 'udhr', 'base', 'story'] as const).flatMap((name) =>
      pagesOf(name).flatMap((page) =>
        findElements(page.tree, (element) => element.tagName === 'use').map(
          (element) => attribute(element, 'href').split('#')[1] ?? '',
        ),
      ),
    ),
  );
  // Of a translation handed in or reviewed, and of one behind its Chinese: no page is in such a state today.
  for (const state of ['pencil-line', 'badge-check', 'history']) shown.add(state);
  const unused = iconIds(dir).flatMap(([, ids]) => [...ids].filter((id) => !shown.has(id)));
  expect(unused).toEqual([]);
});

it('the site has the pages of issue 3', () => {
  const paths = pagesOf('main').map((page) => page.path);
  for (const lang of ['zh', 'ii', 'bo']) {
    for (const page of [
      '',
      'topics/marriage/',
      'articles/bride-price/',
      'articles/legal-aid/',
      'laws/civil-code/',
      'services/',
      'search/',
      'about/',
    ]) {
      expect(paths).toContain(`${lang}/${page}index.html`);
    }
  }
  expect(paths).toContain('index.html');
  expect(paths).toContain('404.html');
});

function idsOf(page: Page): Set<string> {
  return new Set(
    findElements(page.tree, (element) => attribute(element, 'id') !== '').map((element) => attribute(element, 'id')),
  );
}

/** The icons in the files that pages point into. */
function iconIds(dir: string): (readonly [path: string, ids: Set<string>])[] {
  return listFiles(dir)
    .filter((path) => path.startsWith('icons/'))
    .map((path) => {
      const svg = readFileSync(join(dir, path), 'utf8');
      return [path, new Set(svg.match(/(?<=<symbol id=")[^"]+/g))];
    });
}

function addresses(page: Page): string[] {
  return findElements(page.tree, () => true)
    .flatMap((element) => [attribute(element, 'href'), attribute(element, 'src')])
    .filter((address) => address !== '' && !/^(tel:|mailto:|sms:|data:font\/woff2;)/.test(address));
}

function resolves(address: string, page: Page, variant: Variant, ids: Map<string, Set<string>>): boolean {
  const url = new URL(address, `${SITE}${variant.base}${page.path}`);
  if (url.origin !== SITE) return url.protocol === 'https:';
  if (!url.pathname.startsWith(variant.base)) return false;
  const path = decodeURIComponent(url.pathname.slice(variant.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(variant.dir, file))) return false;
  const id = decodeURIComponent(url.hash.slice(1));
  return id === '' || (ids.get(file)?.has(id) ?? false);
}
