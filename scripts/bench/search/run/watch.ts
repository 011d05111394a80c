/** What runs in the page: when something is shown there. No function here may use another, or anything outside it. */
import type { Screen } from '../peers/recipe.ts';

/** Times of the page's clock. */
export interface Seen {
  tapMs: number | null;
  lastKeyMs: number | null;
  hitMs: number | null;
  answerMs: number | null;
  doneMs: number | null;
}

export interface Watched {
  readonly screen: Screen;
  readonly query: string;
}

type Watching = typeof globalThis & { pufaSeen?: Seen; pufaStop?: () => void };

/** Begins to look for what answers `query`; ends an earlier look. */
export function watch({ screen, query }: Watched): void {
  const page = globalThis as Watching;
  page.pufaStop?.();
  const seen: Seen = { tapMs: null, lastKeyMs: null, hitMs: null, answerMs: null, doneMs: null };
  page.pufaSeen = seen;
  const says = (): boolean => {
    if (screen.says === null) return new URLSearchParams(location.search).get('q') === query;
    return [...document.querySelectorAll(screen.says)].some(({ textContent }) => textContent?.includes(query));
  };
  const look = (): void => {
    if (!says()) return;
    const now = performance.now();
    if (document.querySelector(screen.hit)) seen.hitMs ??= now;
    if (screen.answer !== null && document.querySelector(screen.answer)) seen.answerMs ??= now;
    if (!document.querySelector(screen.busy)) seen.doneMs ??= now;
  };
  // What has changed is seen with the next frame.
  const observer = new MutationObserver(() => void requestAnimationFrame(look));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  addEventListener('touchend', ({ timeStamp }) => (seen.tapMs ??= timeStamp), options);
  for (const type of ['input', 'keydown']) {
    addEventListener(type, ({ timeStamp }) => (seen.lastKeyMs = timeStamp), options);
  }
  page.pufaStop = () => {
    observer.disconnect();
    stop.abort();
  };
}

/** Returns what was seen since the last {@link watch}. */
export function readSeen(): Seen | undefined {
  return (globalThis as Watching).pufaSeen;
}

/** Returns whether all that answers `query` is shown. */
export function isAllShown({ screen, query }: Watched): boolean {
  const says =
    screen.says === null
      ? new URLSearchParams(location.search).get('q') === query
      : [...document.querySelectorAll(screen.says)].some(({ textContent }) => textContent?.includes(query));
  return says && !document.querySelector(screen.busy);
}

/** Returns where a finger would touch to search: the field when it can be seen, else what opens it. */
export function touchPoint({ box, input }: Screen): { readonly x: number; readonly y: number } | null {
  for (const element of [document.querySelector(input), document.querySelector(box)]) {
    if (!element || element.getClientRects().length === 0) continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const area = element.getBoundingClientRect();
    return { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  }
  return null;
}
