/**
 * The page behind a link is fetched while the finger is still on it. Not with Save-Data; not from or to pages on
 * violence, drugs or HIV: of these nothing is fetched that was not asked for, and nothing is kept.
 */

/** Last two parts of the addresses of sensitive pages: `articles/domestic-violence`. Written in by `site/page-defines.ts`. */
declare const PUFA_SENSITIVE: readonly string[];

/** A finger that scrolls has mostly moved on by then, one that taps has not left yet. */
const TOUCH_MS = 40;
const MOUSE_MS = 65;

const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
const isWanted =
  // Safari cannot keep what it would fetch.
  document.createElement('link').relList.supports('prefetch') &&
  !(connection && connection.saveData) &&
  !document.querySelector('[data-pufa-leave]');

if (isWanted) {
  const fetched = new Set([location.pathname]);
  let timer = 0;
  addEventListener('pointerover', ({ target, pointerType }) => {
    const link = (target as Element).closest('a');
    if (link) timer = window.setTimeout(fetchPage, pointerType === 'mouse' ? MOUSE_MS : TOUCH_MS, link, fetched);
  });
  // Comes too when the browser takes a touch for scrolling.
  addEventListener('pointerout', () => clearTimeout(timer));
}

/** Addresses of pages end in a slash; of sounds and other files, calls and the like they do not. */
function fetchPage({ origin, pathname, search }: HTMLAnchorElement, fetched: Set<string>): void {
  const isPage = origin === location.origin && pathname.endsWith('/') && search === '';
  if (!isPage || fetched.has(pathname)) return;
  if (PUFA_SENSITIVE.includes(pathname.split('/').slice(-3, -1).join('/'))) return;
  fetched.add(pathname);
  const link = document.createElement('link');
  link.rel = 'prefetch';
  link.href = pathname;
  document.head.append(link);
}
