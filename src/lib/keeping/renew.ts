/** What the worker does for a whole language: takes in the shell, and renews what is kept after a new build. */
import { hasSound, keepPage, keptPages, redate, dropPages, StorageFull, type KeptPage } from './keep.ts';
import { KEPT, LISTS_CACHE, LISTS_FOLDER, pageKey, PAGES_CACHE, REVISION_BYTES, type KeepList } from './names.ts';

/** The build that the worker is of. */
export interface Build {
  /** With slashes at both ends. */
  readonly base: string;
  readonly day: string;
  readonly build: string;
  /** Matches the addresses of sensitive pages: of these only what was saved on purpose stays. */
  readonly sensitive: RegExp;
}

/** Who is there, and what for. */
export interface Visit {
  readonly lang: string;
  /** Only the page that says what is there. */
  readonly isSparing: boolean;
  /** The page that is open, if it may be kept: it comes before what everybody needs. */
  readonly page?: string;
}

/** Is told of pages that were kept and of which there is a newer one now. */
export type Tell = (urls: readonly string[]) => Promise<void>;

/** Returns the list of a language as it was when its pages were last fetched; undefined when it was never opened. */
export async function listKept(lang: string, base: string): Promise<KeepList | undefined> {
  const answer = await caches.match(addressOf(lang, base), { cacheName: LISTS_CACHE });
  return answer === undefined ? undefined : ((await answer.json()) as KeepList);
}

/**
 * Sees to it that everybody's pages of a language are there, of this build. Asks nobody when they are.
 */
export function takeShell(build: Build, visit: Visit, tell: Tell): Promise<void> {
  // Ten tabs at once ask once.
  const running = (under.get(visit.lang) ?? Promise.resolve())
    .catch(() => undefined)
    .then(() => take(build, visit, tell));
  under.set(visit.lang, running);
  return running;
}

/** Languages whose pages are on their way. */
const under = new Map<string, Promise<void>>();

async function take(made: Build, { lang, isSparing, page }: Visit, tell: Tell): Promise<void> {
  const { base, day, build } = made;
  const address = addressOf(lang, base);
  const known = await caches.match(address, { cacheName: LISTS_CACHE });
  const mark = isSparing ? `${build} sparing` : build;
  const has = known?.headers.get(KEPT.build);
  if (has === mark || has === build) return;
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) return;
  const text = await answer.text();
  const list = JSON.parse(text) as KeepList;
  const note = (of: string): Promise<void> => remember(address, text, of);
  // What may be kept is known from now on; that all is there, only when it is.
  if (known === undefined) await note('');
  if (page !== undefined) await keepOpened(page, list, { base, day });
  await renew(made, lang, list, tell);
  const cache = await caches.open(PAGES_CACHE);
  for (const path of list.shell) {
    if (isSparing && !/(?:\/saved\/|\.js|\.json)$/.test(path)) continue;
    const url = new URL(base + path, location.href).href;
    const why = (await cache.match(url))?.headers.get(KEPT.why);
    if (why === 'shell' || why === 'saved') continue;
    // Not all is there: the next visit goes on.
    if (!(await keepPage(url, null, { base, day: list.day, why: 'shell', cache: 'no-cache' }))) return;
  }
  await note(mark);
}

/** Keeps the page that is open, if the list has it and the phone has not. */
export async function keepOpened(
  url: string,
  list: KeepList,
  { base, day }: Pick<Build, 'base' | 'day'>,
): Promise<void> {
  if (list.pages[new URL(url).pathname.slice(base.length)] === undefined) return;
  const cache = await caches.open(PAGES_CACHE);
  if ((await cache.match(pageKey(url))) === undefined) await keepPage(pageKey(url), null, { base, day, why: 'opened' });
}

/** After a new build, in each language of which something is kept. */
export async function renewAll(build: Build, tell: Tell): Promise<void> {
  const cache = await caches.open(LISTS_CACHE);
  for (const { url } of await cache.keys()) {
    const lang = /([^/]+)\.json$/.exec(url)?.[1] ?? '';
    const isSparing = (await cache.match(url))?.headers.get(KEPT.build)?.slice(-8) === ' sparing';
    await takeShell(build, { lang, isSparing }, tell);
  }
}

/**
 * Pages that have changed are fetched again, pages that are no more go, and with them the files that nothing needs any
 * more: what was taken back leaves the phone at this contact.
 */
async function renew({ base, sensitive }: Build, lang: string, list: KeepList, tell: Tell): Promise<void> {
  const gone: string[] = [];
  const changed: string[] = [];
  for (const page of await keptPages()) {
    const path = new URL(page.url).pathname.slice(base.length);
    if (!isOf(lang, path, list)) continue;
    const [revision] = list.pages[path] ?? [];
    // What became sensitive since it was read leaves, too.
    const mayStay = page.why === 'saved' || !sensitive.test(new URL(page.url).pathname);
    if (revision === undefined || !mayStay) gone.push(page.url);
    else if (await isThe(revision, page)) await redate(page, list.day);
    else {
      const result = await again(page, base, list);
      if (result === 'gone') gone.push(page.url);
      if (result === 'changed') changed.push(page.url);
    }
  }
  // Sweeps too.
  await dropPages(gone, base);
  await tell(changed.map(pageKey));
}

/** Pages outside the languages are in the lists of all. */
function isOf(lang: string, path: string, list: KeepList): boolean {
  return path.startsWith(`${lang}/`) || list.pages[path] !== undefined;
}

/** Returns whether a list that knows the neighbours of an address does not know it: it is wrong, or newer than the list. */
export function isNowhere(path: string, { pages }: KeepList): boolean {
  const folder = `${path.split('/').slice(0, 2).join('/')}/`;
  return pages[path] === undefined && Object.keys(pages).some((known) => known.startsWith(folder));
}

async function isThe(revision: string, { response }: KeptPage): Promise<boolean> {
  return (await revisionOf(await response.clone().text())) === revision;
}

/** Fetches a page anew; where there is no room for it the old one stays. @throws TypeError without a network */
async function again(
  { url, why, response }: KeptPage,
  base: string,
  { day }: KeepList,
): Promise<'changed' | 'gone' | 'as it was'> {
  const sounds = await hasSound(await response.clone().text(), base);
  try {
    const isThere = await keepPage(url, null, { base, day, why, sounds, cache: 'no-cache' });
    return isThere ? 'changed' : 'gone';
  } catch (thrown) {
    if (thrown instanceof StorageFull) return 'as it was';
    throw thrown;
  }
}

/** Returns what the list says of a page: the beginning of SHA-256 over it. */
async function revisionOf(html: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(html));
  return Array.from(
    new Uint8Array(hash).slice(0, REVISION_BYTES),
    (byte) => (byte < 16 ? '0' : '') + byte.toString(16),
  ).join('');
}

async function remember(address: string, text: string, build: string): Promise<void> {
  const cache = await caches.open(LISTS_CACHE);
  await cache.put(
    address,
    new Response(text, { headers: { [KEPT.build]: build, 'content-type': 'application/json' } }),
  );
}

function addressOf(lang: string, base: string): string {
  return `${base}${LISTS_FOLDER}${lang}.json`;
}
