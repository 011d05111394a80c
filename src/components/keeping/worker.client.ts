/**
 * The worker: what was read once opens again without a network. Bundled into `sw.js` by `site/keeping/`. Of pages on
 * violence, drugs or HIV nothing is kept that nobody asked for.
 */
import { RangeRequestsPlugin } from 'workbox-range-requests';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { dropPages, keepPage, keptPages, makeRoom, StorageFull } from '../../lib/keeping/keep.ts';
import {
  FILES_CACHE,
  KEPT,
  pageKey,
  PAGES_CACHE,
  type KeepList,
  type NewerMessage,
  type VisitMessage,
} from '../../lib/keeping/names.ts';

/** Written in when it is bundled. */
declare const PUFA_BASE: string;
/** Of this build; another one makes another worker. */
declare const PUFA_BUILD: string;
declare const PUFA_DAY: string;
declare const PUFA_SENSITIVE: RegExp;
declare const PUFA_LANGS: readonly string[];

interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface WorkerClient {
  readonly url: string;
  postMessage(message: NewerMessage): void;
}
/** What of the worker's world is used; the types of the browser's are for pages. */
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly WorkerClient[]> };
}
const worker = self as unknown as Worker;

/** A page that the network does not bring within this is opened as it is kept, and renewed behind it. */
const PATIENCE_S = 4;

worker.addEventListener('install', (event) => (event as WorkerEvent).waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) =>
  (event as WorkerEvent).waitUntil(worker.clients.claim().then(() => renew()).catch(() => undefined)),
);
worker.addEventListener('message', (event) => {
  const { type, url, lang, isSparing } = (event as MessageEvent).data as VisitMessage;
  if (type === 'visit') (event as unknown as WorkerEvent).waitUntil(visited(url, lang, isSparing).catch(() => undefined));
});

const isSensitive = (url: string): boolean => PUFA_SENSITIVE.test(new URL(url).pathname);
const isPage = ({ pathname }: URL): boolean => pathname.startsWith(PUFA_BASE) && !/\.[a-z0-9]+$/.test(pathname);
const options = { base: PUFA_BASE, day: PUFA_DAY };

registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && isPage(url),
  new NetworkFirst({
    cacheName: PAGES_CACHE,
    networkTimeoutSeconds: PATIENCE_S,
    plugins: [
      {
        cacheKeyWillBeUsed: ({ request }) => Promise.resolve(pageKey(request.url)),
        // Kept below, with its files; never by Workbox, which knows of the page alone.
        cacheWillUpdate: ({ request, response, event }) => {
          if (response.ok) (event as unknown as WorkerEvent).waitUntil(keep(request.url, response.clone()));
          return Promise.resolve(null);
        },
        handlerDidError: ({ request }) => away(request.url),
      },
    ],
  }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(PUFA_BASE) && /\/(?:_astro|fonts|icons|pictures|qr|sounds)\//.test(url.pathname),
  new CacheFirst({
    cacheName: FILES_CACHE,
    plugins: [new RangeRequestsPlugin(), { cacheWillUpdate: () => Promise.resolve(null) }],
  }),
);

/** Keeps a page that was opened; tells it when what is kept was another. */
async function keep(url: string, response: Response): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  const before = await cache.match(pageKey(url));
  if (isSensitive(url) && before === undefined) return;
  const now = await response.clone().text();
  await keepPage(url, response, { ...options, why: 'opened' }).catch(() => undefined);
  await makeRoom(0, PUFA_BASE);
  if (before !== undefined && (await before.text()) !== now) await tell([url]);
}

/** Says on which page one is, without a network and without that page. */
async function away(url: string): Promise<Response> {
  const [lang = ''] = new URL(url).pathname.slice(PUFA_BASE.length).split('/');
  const cache = await caches.open(PAGES_CACHE);
  const home = PUFA_LANGS.includes(lang) ? [lang] : PUFA_LANGS;
  for (const code of home) {
    const page = await cache.match(new URL(`${PUFA_BASE}${code}/saved/`, url).href);
    if (page !== undefined) return page;
  }
  return Response.error();
}

/** After a visit: this page and what everybody needs of its language. */
async function visited(url: string, lang: string, isSparing: boolean): Promise<void> {
  const cache = await caches.open(PAGES_CACHE);
  if (!isSensitive(url) && isPage(new URL(url)) && !(await cache.match(pageKey(url))))
    await keepPage(url, null, { ...options, why: 'opened' });
  const list = await listOf(lang);
  // With Save-Data only the page that says what is there.
  const shell = isSparing ? list.shell.filter((path) => path.endsWith('/saved/')) : list.shell;
  for (const path of shell) {
    const address = new URL(PUFA_BASE + path, url).href;
    const there = await cache.match(address);
    if (there?.headers.get(KEPT.day) === list.day && there.headers.get(KEPT.why) !== 'opened') continue;
    await keepPage(address, null, { ...options, day: list.day, why: 'shell' });
  }
}

/**
 * After a new build: pages that have changed are fetched again, pages that are no more go, and with them the files that
 * nothing needs any more: what was taken back leaves the phone at this contact.
 */
async function renew(): Promise<void> {
  const pages = await keptPages();
  const lists = new Map<string, KeepList>();
  const gone: string[] = [];
  const changed: string[] = [];
  for (const { url, why, response } of pages) {
    const path = new URL(url).pathname.slice(PUFA_BASE.length);
    const lang = path.split('/')[0] ?? '';
    const list = lists.get(lang) ?? (await listOf(lang));
    lists.set(lang, list);
    const known = list.pages[path];
    // What is not in the list (a law's page) is opened again when there is a network.
    if (known === undefined) gone.push(url);
    else if (known[0] !== (await revisionOf(await response.clone().text()))) {
      const hasSound = (await caches.match(Object.keys(list.sounds).includes(path) ? url : '')) !== undefined;
      await keepPage(url, null, { ...options, why, sounds: why === 'saved' && hasSound }).catch((thrown: unknown) => {
        if (thrown instanceof StorageFull) gone.push(url);
      });
      changed.push(url);
    }
  }
  await dropPages(gone, PUFA_BASE);
  await tell(changed);
}

async function listOf(lang: string): Promise<KeepList> {
  const answer = await fetch(`${PUFA_BASE}keep/${lang}.json`, { cache: 'no-cache' });
  if (!answer.ok) throw new TypeError(`no list of ${lang}`);
  return (await answer.json()) as KeepList;
}

/** As `site/keeping/` writes it into the list: the beginning of SHA-256 over the page. */
async function revisionOf(html: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(html));
  return Array.from(new Uint8Array(hash).slice(0, 4), (byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('');
}

async function tell(urls: readonly string[]): Promise<void> {
  const clients = await worker.clients.matchAll({ type: 'window' });
  const keys = urls.map(pageKey);
  for (const client of clients) if (keys.includes(pageKey(client.url))) client.postMessage({ type: 'newer', url: client.url });
}

// A worker of the same words is the same worker: the build is one of them.
void PUFA_BUILD;
