/** Keeps pages with all they need, and lets go of them again. Runs in the worker and in pages. */
import { filesOf, filesOfFile, isSound, soundsOf } from './files.ts';
import { FILES_CACHE, KEPT, MAX_OPENED, pageKey, PAGES_CACHE, type Why } from './names.ts';

export interface KeepOptions {
  /** With slashes at both ends. */
  readonly base: string;
  readonly why: Why;
  /** The day the contents speak of. */
  readonly day: string;
  /** Whether its sounds are kept too. */
  readonly sounds?: boolean;
}

export interface KeptPage {
  readonly url: string;
  readonly why: Why;
  readonly day: string;
  readonly at: number;
  readonly response: Response;
}

/** The phone has no room, even after what was only read has gone. */
export class StorageFull extends Error {}

/**
 * Keeps a page: first what it needs, then itself, so that no page is there without its files. A page that is saved on
 * purpose stays so when it is read again.
 * @param page - as it came; null fetches it
 * @throws StorageFull; TypeError without a network
 */
export async function keepPage(url: string, page: Response | null, options: KeepOptions): Promise<void> {
  const response = page ?? (await fetch(url, { cache: 'no-cache' }));
  if (!response.ok || response.redirected) return;
  const html = await response.text();
  const { base } = options;
  const wanted = filesOf(html, base).concat(options.sounds === true ? soundsOf(html, base) : []);
  for (const address of wanted) await keepFile(address, base);
  const cache = await caches.open(PAGES_CACHE);
  const before = await cache.match(pageKey(url));
  const why = before?.headers.get(KEPT.why) === 'saved' ? 'saved' : options.why;
  const headers = new Headers(response.headers);
  headers.set(KEPT.why, why);
  headers.set(KEPT.day, options.day);
  headers.set(KEPT.at, String(Date.now()));
  await put(cache, pageKey(url), new Response(html, { headers }));
}

/** Keeps a file and what it fetches in turn; one that is there already is the same, by its name. */
async function keepFile(address: string, base: string): Promise<void> {
  const cache = await caches.open(FILES_CACHE);
  if (await cache.match(address)) return;
  const response = await fetch(address);
  if (!response.ok || response.status === 206) return;
  const isText = /\.(?:css|js)$/.test(address);
  const further = isText ? filesOfFile(await response.clone().text(), address, base) : [];
  await put(cache, address, response);
  for (const next of further) await keepFile(next, base);
}

/** Puts, and makes room once where there is none: what was only read goes first. */
async function put(cache: Cache, key: string, response: Response): Promise<void> {
  const again = response.clone();
  try {
    await cache.put(key, response);
  } catch {
    if (!(await makeRoom(1))) throw new StorageFull();
    await cache.put(key, again).catch(() => {
      throw new StorageFull();
    });
  }
}

/** Returns the pages that are kept, newest first. */
export async function keptPages(): Promise<KeptPage[]> {
  const cache = await caches.open(PAGES_CACHE);
  const pages = await Promise.all(
    (await cache.keys()).map(async ({ url }): Promise<KeptPage[]> => {
      const response = await cache.match(url);
      if (response === undefined) return [];
      const { headers } = response;
      const why = (headers.get(KEPT.why) ?? 'opened') as Why;
      return [{ url, why, day: headers.get(KEPT.day) ?? '', at: Number(headers.get(KEPT.at) ?? 0), response }];
    }),
  );
  return pages.reduce<KeptPage[]>((all, some) => all.concat(some), []).sort((a, b) => b.at - a.at);
}

/** Lets go of pages, and of the files that no other kept page needs. */
export async function dropPages(urls: readonly string[], base: string): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  for (const url of urls) await cache.delete(url);
  await sweepFiles(base);
}

/** Lets go of the oldest of what was only read: `surplus` more than there need be. Returns whether any was there. */
export async function makeRoom(surplus = 0, base = '/'): Promise<boolean> {
  const opened = (await keptPages()).filter(({ why }) => why === 'opened');
  const kept = surplus > 0 ? Math.max(0, Math.floor(opened.length / 2) - surplus) : MAX_OPENED;
  const gone = opened.slice(kept);
  if (gone.length > 0) await dropPages(gone.map(({ url }) => url), base);
  return gone.length > 0;
}

/** Lets go of files that no kept page needs any more: an older build's, a recording that was taken back. */
export async function sweepFiles(base: string): Promise<void> {
  const cache = await caches.open(FILES_CACHE);
  const needed = new Set<string>();
  for (const { response } of await keptPages()) {
    const html = await response.clone().text();
    // All encodings: which one is kept is not known here.
    for (const address of filesOf(html, base).concat(html.match(/(?:[^"\s]*\/)?sounds\/[^"\s]+/g) ?? [])) needed.add(address);
  }
  for (const address of Array.from(needed)) {
    if (!/\.(?:css|js)$/.test(address)) continue;
    for (const next of await furtherOf(cache, address, base)) needed.add(next);
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (!needed.has(pathname) || (isSound(pathname, base) && !needed.has(pathname))) await cache.delete(url);
  }
}

/** What a kept file fetches, and what that fetches. */
async function furtherOf(cache: Cache, address: string, base: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(address)) return [];
  seen.add(address);
  const text = await (await cache.match(address))?.text();
  for (const next of text === undefined ? [] : filesOfFile(text, address, base)) await furtherOf(cache, next, base, seen);
  return Array.from(seen);
}
