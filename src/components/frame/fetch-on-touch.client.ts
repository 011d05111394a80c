/**
 * The page behind a link is fetched while the finger is still on it. Not with Save-Data; not from or to pages on
 * violence, drugs or HIV: of these nothing is fetched that was not asked for, and nothing is kept.
 */

/** Matches the addresses of sensitive pages. Written in by `site/page-defines.ts`. */
declare const PUFA_SENSITIVE: RegExp;

const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
// One for all: asked for the next page, it lets go of the one before.
const ahead = document.createElement('link');
const isWanted =
  // Safari cannot keep what it would fetch.
  ahead.relList.supports('prefetch') &&
  !(connection && connection.saveData) &&
  !document.querySelector('[data-pufa-leave]');

if (isWanted) {
  const fetched = new Set([location.pathname]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  ahead.rel = 'prefetch';
  document.head.append(ahead);
  addEventListener('pointerover', ({ target, pointerType }) => {
    const over = (target as Element).closest('a');
    if (!over) return;
    const { origin, pathname } = over;
    // Addresses of pages end in a slash; of sounds and other files, calls and the like they do not.
    const isPage = origin === location.origin && pathname.endsWith('/');
    if (!isPage || fetched.has(pathname) || PUFA_SENSITIVE.test(pathname)) return;
    timer = setTimeout(
      () => {
        fetched.add(pathname);
        ahead.href = pathname;
      },
      // A finger that scrolls has mostly moved on by then, one that taps has not left yet.
      pointerType === 'mouse' ? 65 : 40,
    );
  });
  // Comes too when the browser takes a touch for scrolling.
  addEventListener('pointerout', () => clearTimeout(timer));
}
