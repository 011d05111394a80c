/** Reads a built site as one that goes from it to somewhere else: pages as trees, files by their address. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { SERVER_DIR } from '../headers/built-site.ts';
import { attribute, elementsOf, remove, type Document } from '../html-tree.ts';

export interface BuiltSite {
  readonly dir: string;
  /** With slashes at both ends. */
  readonly base: string;
}

/** Returns the paths of all files that readers get, below `dir`, with `/`, sorted. */
export function filesOf({ dir }: BuiltSite): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith(`${SERVER_DIR}/`) && path !== '_headers' && path !== 'robots.txt')
    .sort();
}

/** Returns the path below `dir` of an address in the site, without what follows `?` or `#`; null for another host's. */
export function pathOf({ base }: BuiltSite, address: string): string | null {
  if (!address.startsWith(base)) return null;
  const path = decodeURI(address.slice(base.length).replace(/[?#].*$/su, ''));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Returns a file by its address. */
export function readAddress(site: BuiltSite, address: string): Buffer {
  return readFileSync(join(site.dir, pathOf(site, address) ?? address));
}

/**
 * Takes out of a page what only a server makes work: programs (no browser loads modules from a card), the policy, which
 * names the host, and what is fetched ahead. What is left is the page as it is without scripts.
 */
export function withoutServer(page: Document): void {
  for (const element of elementsOf(page)) {
    const { tagName } = element;
    const rel = attribute(element, 'rel') ?? '';
    const isProgram = tagName === 'script' && attribute(element, 'type') === 'module';
    const isPolicy = tagName === 'meta' && attribute(element, 'http-equiv') !== undefined;
    const isFetched =
      tagName === 'link' && (/\b(?:alternate|manifest|apple-touch-icon)\b/u.test(rel) || rel === 'modulepreload');
    if (isProgram || isPolicy || isFetched) remove(element);
  }
}
