/**
 * The worker: what was read once opens again without a network. Bundled into `sw.js` by `site/keeping/`. Of pages on
 * violence, drugs or HIV nothing is kept that nobody asked for.
 */
import { createPartialResponse } from 'workbox-range-requests';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { keepNewest, keepPage } from '../../lib/keeping/keep.ts';
import { FILES_CACHE, KEPT, LATE_FILE, pageKey, PAGES_CACHE, type VisitMessage } from '../../lib/keeping/names.ts';
import { keepOpened, listKept, renewAll, takeShell, type Build } from '../../lib/keeping/renew.ts';
import { sendWaiting } from '../handing-in/waiting.client.ts';

/** Written in when it is bundled. */
declare const PUFA_BASE: string;
/** Of this build; another one makes another worker. */
declare const PUFA_BUILD: string;
declare const PUFA_DAY: string;
declare const PUFA_SENSITIVE: RegExp;
declare const PUFA_LANGS: readonly string[];
/** Where what people made here is handed in; empty when nowhere. */
declare const PUFA_INBOX: string;

interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
  readonly resultingClientId?: string;
  readonly source?: WorkerClient | null;
}
interface WorkerClient {
  readonly id: string;
  readonly url: string;
  postMessage(message: object): void;
}
/** What of the worker's world is used; the types of the browser's are for pages. */
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly WorkerClient[]> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
}
const worker = self as unknown as Worker;

// Workbox waits with it; Chrome has it since 76, Safari since 13. Of its results it asks only which were rejected.
const promises = Promise as { allSettled?: (all: readonly Promise<unknown>[]) => Promise<unknown> };
if (promises.allSettled === undefined)
  promises.allSettled = (all) =>
    Promise.all(
      all.map((one) =>
        one.then(
          () => ({ status: 'fulfilled' }),
          (reason: unknown) => ({ status: 'rejected', reason }),
        ),
      ),
    );

/** A page that the network does not bring within this is opened as it is kept, and renewed behind it. */
const PATIENCE_S = 4;

const build: Build = { base: PUFA_BASE, day: PUFA_DAY, build: PUFA_BUILD, sensitive: PUFA_SENSITIVE };
/** Pages that were opened from the phone: what `openingOf` says of the page → the day its contents speak of. */
const fromPhone = new Map<string, string>();
/** Those that the site has a newer one of. */
const newer = new Set<string>();

const on = (type: string, act: (event: WorkerEvent) => Promise<unknown>): void =>
  worker.addEventListener(type, (event) => {
    const own = event as WorkerEvent;
    // No network, no room: the next visit tries again.
    own.waitUntil(act(own).catch(() => undefined));
  });

on('install', () => worker.skipWaiting());
on('activate', async () => {
  await worker.clients.claim();
  await worker.registration.navigationPreload?.enable();
  // Not waited for: until this is done the browser holds back every page.
  void renewOnce().catch(() => undefined);
});
on('message', async (event) => {
  const message = (event as unknown as MessageEvent).data as VisitMessage;
  if (message.type !== 'visit') return;
  const { source } = event;
  const names = [source?.id ?? '', pageKey(message.url)];
  const day = names.map((name) => fromPhone.get(name)).find((one) => one !== undefined);
  if (day !== undefined) source?.postMessage({ type: 'kept', day });
  if (names.some((name) => newer.has(name))) source?.postMessage({ type: 'newer' });
  // Beside the rest: an inbox may be slow.
  const sending = handIn(message, source);
  try {
    if (!isSensitive(message.url)) await visited(message);
    // What the network or the phone's sleep broke off at the beginning goes on at a visit.
    await renewOnce();
  } finally {
    await sending;
  }
});

/** Never from sensitive pages: there nothing is said of what was done on this phone. */
async function handIn({ url, isSparing }: VisitMessage, source: WorkerClient | null | undefined): Promise<void> {
  if (!PUFA_INBOX || isSparing || isSensitive(url)) return;
  if ((await sendWaiting(PUFA_INBOX)) > 0) source?.postMessage({ type: 'sent' });
}

/** The id of the page that is being opened; before Chrome 72, which says none, its address. */
function openingOf({ resultingClientId }: WorkerEvent, { url }: Request): string {
  return resultingClientId === undefined || resultingClientId === '' ? pageKey(url) : resultingClientId;
}

let renewing: Promise<void> | undefined;
/** Brings what is kept to this build, once; what fails is tried again at the next visit. */
function renewOnce(): Promise<void> {
  renewing ??= renewAll(build, tell).catch((thrown: unknown) => {
    renewing = undefined;
    throw thrown;
  });
  return renewing;
}

/** Of a page whose address lacks its slash. */
const WITHOUT_SLASH = /(?:^|\/)[\w-]+$/;
const isSensitive = (url: string): boolean => PUFA_SENSITIVE.test(new URL(url).pathname);
const below = (url: URL, pattern: RegExp): boolean =>
  url.origin === location.origin &&
  url.pathname.startsWith(PUFA_BASE) &&
  pattern.test(url.pathname.slice(PUFA_BASE.length));
const keyOf = { cacheKeyWillBeUsed: ({ request }: { request: Request }) => Promise.resolve(pageKey(request.url)) };
/** What is kept is kept with all it needs, below; Workbox knows of the one file alone. */
const neverByItself = { cacheWillUpdate: () => Promise.resolve(null) };

registerRoute(
  ({ request, url }) => request.mode === 'navigate' && (below(url, /(?:^|\/|\.html)$/) || below(url, WITHOUT_SLASH)),
  new NetworkFirst({
    cacheName: PAGES_CACHE,
    networkTimeoutSeconds: PATIENCE_S,
    plugins: [
      keyOf,
      {
        cachedResponseWillBeUsed: ({ request, cachedResponse, event, state }) => {
          const day = cachedResponse?.headers.get(KEPT.day);
          if (typeof day === 'string') fromPhone.set(openingOf(event as WorkerEvent, request), day);
          if (state !== undefined) state['isKept'] = typeof day === 'string';
          return Promise.resolve(cachedResponse);
        },
        cacheWillUpdate: ({ request, response, event, state }) => {
          const id = openingOf(event as WorkerEvent, request);
          const isKept = (): boolean => state?.['isKept'] === true;
          // Known by its address, it may have been opened from the phone before.
          if (!isKept()) {
            fromPhone.delete(id);
            newer.delete(id);
          }
          if (response.ok)
            (event as WorkerEvent).waitUntil(opened(request.url, response.clone(), () => isKept() && tellOne(id)));
          return Promise.resolve(null);
        },
        handlerDidError: ({ request }) => away(request.url),
      },
    ],
  }),
);
// Words and programs without a hash in their names: of the build that the pages are of.
registerRoute(
  ({ url }) => below(url, new RegExp(`^(?:${LATE_FILE.replace('.', '\\.')}|[a-z]+/(?:keep|player)\\.json)$`)),
  new CacheFirst({ cacheName: PAGES_CACHE, plugins: [keyOf, neverByItself] }),
);
registerRoute(
  ({ url }) => below(url, /^(?:_astro|fonts|icons|pictures|sounds)\//),
  new CacheFirst({
    cacheName: FILES_CACHE,
    plugins: [
      {
        // Players ask for pieces of a sound; what is kept is whole.
        cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
          cachedResponse && request.headers.has('range')
            ? createPartialResponse(request, cachedResponse)
            : cachedResponse,
      },
      neverByItself,
    ],
  }),
);

/** Keeps a page that was opened, if it is one of those that are kept; `changed` is told when the phone had another. */
async function opened(url: string, response: Response, changed: () => void): Promise<void> {
  // Not opened: that would make it.
  const before = await caches.match(pageKey(url), { cacheName: PAGES_CACHE });
  if (isSensitive(url) ? before?.headers.get(KEPT.why) !== 'saved' : before === undefined && !(await isListed(url)))
    return;
  const now = await response.clone().text();
  const isChanged = before !== undefined && (await before.text()) !== now;
  try {
    await keepPage(url, response, { ...build, why: 'opened' });
  } catch {
    // No room: what is there stays.
    return;
  }
  await keepNewest(PUFA_BASE);
  if (isChanged) changed();
}

async function isListed(url: string): Promise<boolean> {
  const path = new URL(url).pathname.slice(PUFA_BASE.length);
  const list = await listKept(path.split('/')[0] ?? '', PUFA_BASE);
  return list?.pages[path] !== undefined;
}

/** Without a network and without that page: the page that says what there is. */
async function away(url: string): Promise<Response> {
  const { pathname, search } = new URL(url);
  // As the server does.
  if (WITHOUT_SLASH.test(pathname)) return Response.redirect(`${pageKey(url)}/${search}`);
  const [lang = ''] = pathname.slice(PUFA_BASE.length).split('/');
  const cache = await caches.open(PAGES_CACHE);
  for (const code of [lang].concat(PUFA_LANGS)) {
    const page = await cache.match(new URL(`${PUFA_BASE}${code}/saved/`, url).href);
    if (page !== undefined) return page;
  }
  return Response.error();
}

/** After a visit: this page and what everybody needs of its language. */
async function visited({ url, lang, isSparing }: VisitMessage): Promise<void> {
  if (!PUFA_LANGS.includes(lang)) return;
  await takeShell(build, { lang, isSparing, page: url }, tell);
  const list = await listKept(lang, PUFA_BASE);
  if (list !== undefined) await keepOpened(url, list, build);
}

/** Says to open pages that the site has newer ones of them. */
async function tell(urls: readonly string[]): Promise<void> {
  const clients = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const { id, url } of clients) if (urls.includes(pageKey(url))) tellOne(id);
}

function tellOne(id: string): void {
  newer.add(id);
  void worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((clients) => {
    for (const client of clients)
      if (client.id === id || pageKey(client.url) === id) client.postMessage({ type: 'newer' });
  });
}
