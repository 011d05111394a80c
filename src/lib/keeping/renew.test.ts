/** Keeping and renewing over a phone made of maps: what a browser test cannot bring about at will. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPage, keptPages } from './keep.ts';
import { KEPT, LISTS_CACHE, type KeepList } from './names.ts';
import { takeShell, type Build } from './renew.ts';

const ORIGIN = 'http://phone.test';
const PAGE = `${ORIGIN}/zh/articles/a/`;
const SAVED = { base: '/', why: 'saved', day: '2026-11-01' } as const;
const BUILD: Build = { base: '/', day: '2026-12-01', build: 'two', sensitive: /\/articles\/quiet\/$/ };

/** What the site answers; a status alone is an answer without words. */
let site: Record<string, string | number>;
let stores: Map<string, Map<string, Response>>;

const pathOf = (asked: RequestInfo | URL): string =>
  new URL(typeof asked === 'string' ? asked : 'url' in asked ? asked.url : asked.href, ORIGIN).pathname;

function cacheOf(name: string): object {
  const store = stores.get(name) ?? new Map<string, Response>();
  stores.set(name, store);
  return {
    match: (asked: string) => Promise.resolve(store.get(pathOf(asked))?.clone()),
    put: (asked: string, response: Response) => Promise.resolve(void store.set(pathOf(asked), response)),
    delete: (asked: string) => Promise.resolve(store.delete(pathOf(asked))),
    keys: () => Promise.resolve([...store.keys()].map((path) => ({ url: ORIGIN + path }))),
  };
}

beforeEach(() => {
  stores = new Map();
  vi.stubGlobal('location', { href: `${ORIGIN}/zh/` });
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(cacheOf(name)),
    has: (name: string) => Promise.resolve(stores.has(name)),
    match: (asked: string, { cacheName }: { cacheName: string }) =>
      Promise.resolve(stores.get(cacheName)?.get(pathOf(asked))?.clone()),
  });
  vi.stubGlobal('fetch', (asked: string) => {
    const answer = site[pathOf(asked)] ?? 404;
    return Promise.resolve(
      typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer, { status: 200 }),
    );
  });
});
afterEach(() => vi.unstubAllGlobals());

const list = (pages: KeepList['pages'], shell: readonly string[] = []): string =>
  JSON.stringify({ day: BUILD.day, shell, pages, sounds: {} } satisfies KeepList);
const take = (): Promise<void> => takeShell(BUILD, { lang: 'zh', isSparing: false }, () => Promise.resolve());
const whole = (): string | null | undefined => stores.get(LISTS_CACHE)?.get('/keep/zh.json')?.headers.get(KEPT.build);
const urls = async (): Promise<string[]> => (await keptPages()).map(({ url }) => url);

describe('a page that was saved', () => {
  beforeEach(async () => {
    site = { '/zh/articles/a/': 'old' };
    await keepPage(PAGE, null, SAVED);
  });

  it.each([429, 502, 503])('stays when a busy host answers %i, and is asked for again', async (status) => {
    site = { '/keep/zh.json': list({ 'zh/articles/a/': ['0'.repeat(8), 1] }), '/zh/articles/a/': status };
    await expect(take()).rejects.toThrow();
    expect(await urls()).toEqual([PAGE]);
    expect(whole()).not.toBe(BUILD.build);
    site['/zh/articles/a/'] = 'new';
    await take();
    expect(whole()).toBe(BUILD.build);
    expect(await (await keptPages())[0]?.response.text()).toBe('new');
  });

  it('goes when the site has it no more', async () => {
    site = { '/keep/zh.json': list({ 'zh/articles/a/': ['0'.repeat(8), 1] }) };
    await take();
    expect(await urls()).toEqual([]);
  });
});

it('what became sensitive leaves when it was only read, and stays when it was saved', async () => {
  site = { '/zh/articles/quiet/': 'words', '/zh/articles/a/': 'words' };
  const quiet = `${ORIGIN}/zh/articles/quiet/`;
  site['/keep/zh.json'] = list({ 'zh/articles/quiet/': ['0'.repeat(8), 1] });
  await keepPage(quiet, null, { ...SAVED, why: 'opened' });
  await take();
  expect(await urls()).toEqual([]);
  stores.clear();
  await keepPage(quiet, null, SAVED);
  await take();
  expect(await urls()).toEqual([quiet]);
});

it('a page whose style does not come is not kept, and everybody’s pages are not called whole', async () => {
  site = {
    '/zh/': '<link rel="stylesheet" href="/_astro/a.1.css">',
    '/_astro/a.1.css': 503,
    '/keep/zh.json': list({ 'zh/': ['0'.repeat(8), 1] }, ['zh/']),
  };
  await expect(take()).rejects.toThrow();
  expect(await urls()).toEqual([]);
  expect(whole()).not.toBe(BUILD.build);
  site['/_astro/a.1.css'] = 'a{}';
  await take();
  expect(await urls()).toEqual([`${ORIGIN}/zh/`]);
});
