/**
 * Leaving a page on violence, drugs or HIV at once: by a press, or by Esc three times. What is seen and heard
 * goes before the next page is asked for, and the page's place in the history becomes that of the next page.
 */

const PRESSES = 3;
const WITHIN_MS = 1500;
/**
 * That this tab was left in haste stands in its name: it goes with the tab, and unlike storage is not kept
 * anywhere. Earlier sensitive pages in its history cannot be taken out; by this they know not to come back.
 */
const LEFT = 'left';

const exit = document.querySelector<HTMLAnchorElement>('[data-pufa-leave][data-title]');
let hasLeft = false;
let presses: readonly number[] = [];

if (exit !== null) {
  for (const link of document.querySelectorAll('[data-pufa-leave]')) link.addEventListener('click', onPress);
  // Before all others: after three presses, nobody else has a use for Esc.
  window.addEventListener('keydown', onKey, true);
  document.addEventListener('play', nameSound, true);
  window.addEventListener('pagehide', () => show(false));
  window.addEventListener('pageshow', (event) => (event.persisted ? comeBack() : undefined));
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type === 'back_forward') comeBack();
  else if (window.name === LEFT) window.name = '';
}

function onPress(event: Event): void {
  event.preventDefault();
  leave();
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  // One press more would stop the browser from loading the next page.
  if (hasLeft) return event.preventDefault();
  if (event.repeat) return;
  presses = [...presses, event.timeStamp].slice(-PRESSES);
  const [first] = presses;
  if (presses.length < PRESSES || first === undefined || event.timeStamp - first > WITHIN_MS) return;
  event.preventDefault();
  leave();
}

/** Shows the page again, or, where the tab was left in haste since, not. */
function comeBack(): void {
  if (hasLeft || window.name === LEFT) leave();
  else show(true);
}

/** A page that waits to be gone back to waits hidden: what is hidden cannot flash up before it is asked whether it may. */
function show(shown: boolean): void {
  document.documentElement.hidden = !shown;
}

function leave(): void {
  if (exit === null) return;
  hasLeft = true;
  window.name = LEFT;
  silence();
  document.title = exit.dataset['title'] ?? '';
  document.body.textContent = '';
  // On a slow line the next page takes its time: its address stands there already, also for who reloads.
  history.replaceState(null, '', exit.href);
  location.replace(exit.href);
}

/** Stops what sounds and takes it from the lock screen: without a source there is nothing to go on with. */
function silence(): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
    media.pause();
    media.removeAttribute('src');
    media.textContent = '';
    media.load();
  }
  // The phone's own voice goes on over the end of a page.
  if ('speechSynthesis' in window) speechSynthesis.cancel();
  if (!('mediaSession' in navigator)) return;
  navigator.mediaSession.metadata = null;
  navigator.mediaSession.playbackState = 'none';
}

/** While it sounds, the lock screen would show the title of the page; it gets the name of the site. */
function nameSound(): void {
  const site = document.querySelector<HTMLMetaElement>('meta[property="og:site_name"]');
  if (hasLeft || site === null || typeof MediaMetadata === 'undefined') return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: site.content });
}
