import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribute, findElements, readPages, textContent, type Page } from './html.ts';
import { VARIANTS } from './variants.ts';

const SITE = 'http://localhost:4321';

describe.each(['main', 'base'] as const)('heads of the site “%s”', (name) => {
  const { dir, base } = VARIANTS[name];
  const pages = readPages(dir);
  const inLanguages = pages.filter((page) => /^(zh|ii|bo)\//.test(page.path));

  it('have a title, a description, a canonical address and, where they may be found, those in other languages that may', () => {
    for (const page of inLanguages) {
      const [title] = findElements(page.tree, (element) => element.tagName === 'title');
      expect(title && textContent(title).trim(), page.path).toBeTruthy();
      expect(meta(page, 'description'), page.path).not.toBe('');
      const canonical = links(page, 'canonical');
      expect(canonical, page.path).toHaveLength(1);
      expect(canonical[0], page.path).toMatch(new RegExp(`^${SITE}${base}`));
      const alternates = findElements(page.tree, (element) => attribute(element, 'rel') === 'alternate').map(
        (element) => attribute(element, 'hreflang'),
      );
      // Nobody has reviewed a word in Yi or Tibetan yet.
      const isFound = !meta(page, 'robots').includes('noindex');
      expect(alternates.sort(), page.path).toEqual(isFound ? ['x-default', 'zh-CN'] : []);
    }
  });

  it('carry structured data that parses', () => {
    const types = new Set<string>();
    for (const page of pages) {
      for (const script of findElements(page.tree, (element) => attribute(element, 'type') === 'application/ld+json')) {
        const data = JSON.parse(textContent(script)) as Record<string, unknown> | Record<string, unknown>[];
        const entries = [data].flat().flatMap((entry) => {
          expect(entry['@context'], page.path).toBe('https://schema.org');
          return (entry['@graph'] as Record<string, unknown>[] | undefined) ?? [entry];
        });
        for (const entry of entries) {
          types.add(String(entry['@type']));
        }
      }
    }
    expect([...types].sort()).toEqual(expect.arrayContaining(['Article', 'GovernmentService', 'Legislation']));
  });

  it('list in the sitemap what may be indexed, and nothing else', () => {
    const map = readFileSync(join(dir, 'sitemap.xml'), 'utf8');
    const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
    const indexable = pages.filter(
      (page) => /^(zh|ii|bo)\//.test(page.path) && !meta(page, 'robots').includes('noindex'),
    );
    const own = indexable.map((page) => `${SITE}${base}${page.path.replace(/index\.html$/, '')}`);
    expect([...listed].sort().filter((url) => url !== `${SITE}${base}`)).toEqual([...own].sort());
    expect(listed.some((url) => url.includes('/zh/articles/bride-price/'))).toBe(true);
    expect(listed.some((url) => url.includes('/ii/articles/'))).toBe(false);
  });
});

function meta(page: Page, name: string): string {
  const [found] = findElements(
    page.tree,
    (element) => element.tagName === 'meta' && attribute(element, 'name') === name,
  );
  return found ? attribute(found, 'content') : '';
}

function links(page: Page, rel: string): string[] {
  return findElements(page.tree, (element) => element.tagName === 'link' && attribute(element, 'rel') === rel).map(
    (element) => attribute(element, 'href'),
  );
}
