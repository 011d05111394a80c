/** Keeps pages with all they need, and lets go of them again. Runs in the worker and in pages. */
import { filesOf, filesOfFile, isReadable, soundsOf } from './files.ts';
import { FILES_CACHE, KEPT, LOCK, MAX_OPENED, pageKey, PAGES_CACHE, type Why } from './names.ts';

export interface KeepOptions {
  /** With slashes at both ends. */
  readonly base: string;
  readonly why: Why;
  /** The day the contents speak of. */
  readonly day: string;
  /** Whether its sounds are kept too. */
  readonly sounds?: boolean;
  /** How the page is asked for; `no-cache` asks the site whether it is still the same. */
  readonly cache?: RequestCache;
}

export interface KeptPage {
  readonly url: string;
  readonly why: Why;
  readonly day: string;
  readonly at: number;
  readonly response: Response;
}

/** A site says so of what it has no more. */
const GONE: readonly number[] = [404, 410];

/** The phone has no room, even after what was only read has gone. */
export class StorageFull extends Error {}

/** Runs `act` when nobody else keeps or sweeps, in this tab or another. */
export function alone<T>(act: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: LockManager };
  // Phones without locks (iOS before 15.4): two at once may take a file from each other, which the line brings again.
  return locks === undefined ? act() : (locks.request(LOCK, act) as Promise<T>);
}

/**
 * Keeps a page: first what it needs, then itself, so that no page is there without its files. A page that was saved on
 * purpose stays so when it is read again.
 * @param page - as it came; null fetches it
 * @returns whether it is there now; false when the site has it no more
 * @throws StorageFull; TypeError without a network, and for an answer that says nothing of the page (busy, a login)
 */
export async function keepPage(url: string, page: Response | null, options: KeepOptions): Promise<boolean> {
  const response = page ?? (await fetch(url, { cache: options.cache ?? 'default' }));
  if (GONE.includes(response.status)) return false;
  if (!response.ok || response.redirected) throw new TypeError(`${url}: ${String(response.status)}`);
  const html = await response.text();
  const { base } = options;
  const wanted = filesOf(html, base).concat(options.sounds === true ? soundsOf(html, base) : []);
  return alone(async () => {
    const seen = new Set<string>();
    const put = putter(base, html, seen);
    for (const address of wanted) await keepFile(address, base, put, seen);
    const cache = await caches.open(PAGES_CACHE);
    const before = (await cache.match(pageKey(url)))?.headers.get(KEPT.why);
    const why = before === 'saved' || (before === 'shell' && options.why === 'opened') ? before : options.why;
    await put(cache, pageKey(url), marked(html, response.headers, { why, day: options.day }));
    return true;
  });
}

/** Says of a kept page that a newer day's site has the same. */
export async function redate({ url, why, response }: KeptPage, day: string): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  const at = response.headers.get(KEPT.at) ?? '';
  await cache.put(url, marked(await response.text(), response.headers, { why, day }, at)).catch(() => undefined);
}

function marked(
  html: string,
  from: Headers,
  { why, day }: { readonly why: string; readonly day: string },
  at = String(Date.now()),
): Response {
  const headers = new Headers(from);
  // Of what came over the line; what is kept is not packed.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT.why, why);
  headers.set(KEPT.day, day);
  headers.set(KEPT.at, at);
  return new Response(html, { headers });
}

type Put = (cache: Cache, key: string, response: Response) => Promise<void>;

/** Keeps a file behind what it fetches in turn: one that is there has all it needs, and by its name is the same. */
async function keepFile(address: string, base: string, put: Put, seen: Set<string>): Promise<void> {
  if (seen.has(address)) return;
  seen.add(address);
  const cache = await caches.open(FILES_CACHE);
  if ((await cache.match(address)) !== undefined) return;
  const response = await fetch(address);
  if (!response.ok || response.status === 206) throw new TypeError(`${address}: ${String(response.status)}`);
  if (isReadable(address)) {
    const text = await response.clone().text();
    for (const next of filesOfFile(text, address, base)) await keepFile(next, base, put, seen);
  }
  await put(cache, address, response);
}

/**
 * Puts, and makes room where there is none: what was only read goes first, never what the page at hand needs.
 * @param files - addresses that were fetched for it: their own files may be there before them
 */
function putter(base: string, html: string, files: ReadonlySet<string>): Put {
  return async (cache, key, response) => {
    const again = response.clone();
    try {
      await cache.put(key, response);
    } catch {
      if (!(await makeRoomNow(base, 'half', { html, files }))) throw new StorageFull();
      await cache.put(key, again).catch(() => {
        throw new StorageFull();
      });
    }
  };
}

/** Returns the pages that are kept, newest first. */
export async function keptPages(): Promise<KeptPage[]> {
  // Opening it would make it.
  if (!(await caches.has(PAGES_CACHE))) return [];
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
export function dropPages(urls: readonly string[], base: string): Promise<void> {
  return alone(() => drop(urls, base, NOTHING));
}

/** Lets go of what was only read, but for the newest. */
export function keepNewest(base: string): Promise<unknown> {
  return alone(() => makeRoomNow(base, 'newest', NOTHING));
}

/** A page that is being kept: its text, and the files that were fetched for it. */
interface AtHand {
  readonly html: string;
  readonly files: ReadonlySet<string>;
}
const NOTHING: AtHand = { html: '', files: new Set() };

/**
 * Returns what goes of the pages that were opened, newest first, when the newest are to stay, or when half of them are to
 * go: of articles and of others apart, so that neither pushes out the other.
 */
export function leaving<Page extends { readonly url: string }>(
  opened: readonly Page[],
  base: string,
  left: 'half' | 'newest',
): Page[] {
  const isArticle = ({ url }: Page): boolean => new URL(url).pathname.slice(base.length).split('/')[1] === 'articles';
  const [articles, others] = [opened.filter(isArticle), opened.filter((page) => !isArticle(page))];
  const oldest = (pages: readonly Page[], most: number): readonly Page[] =>
    pages.slice(left === 'half' ? Math.floor(pages.length / 2) : most);
  return oldest(articles, MAX_OPENED.articles).concat(oldest(others, MAX_OPENED.others));
}

/** Returns whether any page went. */
async function makeRoomNow(base: string, left: 'half' | 'newest', atHand: AtHand): Promise<boolean> {
  const gone = leaving(
    (await keptPages()).filter(({ why }) => why === 'opened'),
    base,
    left,
  );
  if (gone.length > 0)
    await drop(
      gone.map(({ url }) => url),
      base,
      atHand,
    );
  return gone.length > 0;
}

async function drop(urls: readonly string[], base: string, atHand: AtHand): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  for (const url of urls) await cache.delete(url);
  await sweep(base, atHand);
}

/** Lets go of files that no kept page needs any more: an older build's, a recording that was taken back. */
async function sweep(base: string, atHand: AtHand): Promise<void> {
  const cache = await caches.open(FILES_CACHE);
  const needed = new Set(atHand.files);
  const texts = [atHand.html, ...(await Promise.all((await keptPages()).map(({ response }) => response.text())))];
  for (const html of texts) for (const address of filesOf(html, base).concat(soundsOf(html, base))) needed.add(address);
  // What is needed is asked for what it needs in turn.
  for (const address of Array.from(needed)) await addFurther(cache, address, base, needed);
  for (const { url } of await cache.keys()) if (!needed.has(new URL(url).pathname)) await cache.delete(url);
}

async function addFurther(cache: Cache, address: string, base: string, needed: Set<string>): Promise<void> {
  if (!isReadable(address)) return;
  const text = await (await cache.match(address))?.text();
  for (const next of text === undefined ? [] : filesOfFile(text, address, base)) {
    if (needed.has(next)) continue;
    needed.add(next);
    await addFurther(cache, next, base, needed);
  }
}

/** Returns whether sound of a kept page is on the phone. */
export async function hasSound(html: string, base: string): Promise<boolean> {
  const cache = await caches.open(FILES_CACHE);
  for (const address of soundsOf(html, base)) if (await cache.match(address)) return true;
  return false;
}

/** Returns how many bytes a kept page takes by itself, with its sounds; styles, programs and fonts belong to all. */
export async function sizeOfPage({ response }: KeptPage, base: string): Promise<number> {
  const html = await response.clone().text();
  const cache = await caches.open(FILES_CACHE);
  let bytes = new Blob([html]).size;
  for (const address of soundsOf(html, base)) bytes += (await (await cache.match(address))?.blob())?.size ?? 0;
  return bytes;
}
