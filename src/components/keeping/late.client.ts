/**
 * Long after a page is there: has the worker keep it, says where it was opened from the phone, whether there is a newer
 * one, and which links need a network. Bundled into `keep.js` by `site/keeping/`: the pages themselves have no byte left.
 */
import { PAGES_CACHE, pageKey, type VisitMessage, type WorkerMessage } from '../../lib/keeping/names.ts';
import { isPast } from '../../lib/due.ts';
import { canKeep, registerWorker } from '../../lib/keeping/register.ts';
import { dayOf } from '../../lib/recording-session.ts';

/** Written in when it is bundled. */
declare const PUFA_BASE: string;
declare const PUFA_LANGS: readonly string[];

/** `/{lang}/keep.json`: see `words.ts`. */
interface Words {
  readonly lang: string;
  /** With `{day}`. */
  readonly kept: string;
  /** With `{year}`, `{month}`, `{day}`. */
  readonly day: string;
  /** With `{month}`, as both below. */
  readonly month: string;
  readonly due: string;
  readonly overdue: string;
  readonly state: string;
  readonly newer: string;
  readonly reload: string;
  readonly away: string;
  readonly sent: string;
}

const [lang = ''] = location.pathname.slice(PUFA_BASE.length).split('/');
const isSensitive = document.querySelector('[data-pufa-leave]') !== null;
const container = canKeep() ? navigator.serviceWorker : undefined;

if (container !== undefined && PUFA_LANGS.includes(lang)) {
  addManifest();
  container.addEventListener('message', ({ data }) => void hear(data as WorkerMessage));
  // Before Chrome 74 they come without being asked for.
  (container as { startMessages?: () => void }).startMessages?.();
  addEventListener('online', markLinks);
  addEventListener('offline', markLinks);
  void start(container).catch(() => undefined);
}

async function start(container: ServiceWorkerContainer): Promise<void> {
  const { saveData } = (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection ?? {};
  const visit: VisitMessage = { type: 'visit', url: location.href, lang, isSparing: saveData === true };
  // Without a network a worker is there that cannot be asked for again.
  container.controller?.postMessage(visit);
  markLinks();
  // From pages on violence, drugs or HIV nothing begins that stays.
  if (isSensitive) return;
  const wasThere = container.controller !== null;
  await registerWorker(PUFA_BASE);
  if (!wasThere) (await container.ready).active?.postMessage(visit);
}

function addManifest(): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `${PUFA_BASE}${lang}/app.webmanifest`;
  document.head.append(link);
}

async function hear(message: WorkerMessage): Promise<void> {
  // Who opened the page that stands for others sees what it says itself.
  if (document.querySelector('pufa-saved') !== null) return;
  const words = await readWords();
  if (message.type === 'kept') {
    isKept = true;
    const bar = addBar(words, words.kept.replace('{day}', dayIn(words.day, message.day)));
    const state = document.getElementById('state');
    if (state !== null) bar.append(dueIn(words, state.dataset['due']), ' ', link('#state', words.state));
    markLinks();
  } else if (message.type === 'sent') addBar(words, words.sent);
  else whenQuiet(() => showNewer(words));
}

/** When the law behind the page was to be checked again: the phone's own day says whether that is over. */
function dueIn(words: Words, due: string | undefined): string {
  if (due === undefined) return '';
  return (isPast(due, dayOf(new Date())) ? words.overdue : words.due).replace('{month}', dayIn(words.month, due));
}

let isKept = false;
let hasNewer = false;
function showNewer(words: Words): void {
  if (hasNewer) return;
  hasNewer = true;
  const bar = addBar(words, words.newer);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = words.reload;
  button.addEventListener('click', () => location.reload());
  bar.append(' ', button);
}

/** A voice is not interrupted: what is new waits until it stops. */
function whenQuiet(act: () => void): void {
  const playing = Array.from(document.querySelectorAll('audio')).some((audio) => !audio.paused && !audio.ended);
  const isSpeaking = 'speechSynthesis' in self && speechSynthesis.speaking;
  if (!playing && !isSpeaking) return act();
  setTimeout(() => whenQuiet(act), 1000);
}

/** Set property by property: a policy lets no style be written into the page. */
const BAR_STYLE: Readonly<Record<string, string>> = {
  padding: '0.5rem 1rem',
  background: 'var(--pufa-color-text)',
  color: 'var(--pufa-color-ground)',
};

function addBar(words: Words, text: string): HTMLElement {
  const bar = document.createElement('div');
  bar.setAttribute('role', 'status');
  bar.dataset['pufaKept'] = '';
  bar.lang = words.lang;
  for (const name of Object.keys(BAR_STYLE)) bar.style.setProperty(name, BAR_STYLE[name] ?? '');
  document.getElementById('main')?.before(bar);
  // Said after the place for it stands there: screen readers speak what changes.
  bar.append(text);
  return bar;
}

function link(href: string, text: string): HTMLElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  link.style.color = 'inherit';
  link.style.display = 'inline-block';
  link.style.padding = '0.75rem 0.25rem';
  return link;
}

/** Without a network, links to what is not here say so before the tap. */
function markLinks(): void {
  void mark().catch(() => undefined);
}

async function mark(): Promise<void> {
  document.querySelectorAll('[data-pufa-away]').forEach((note) => note.remove());
  if (navigator.onLine && !isKept) return;
  // Opening it would make it.
  if (!(await caches.has(PAGES_CACHE))) return;
  const here = await (await caches.open(PAGES_CACHE)).keys();
  const kept = new Set(here.map(({ url }) => url));
  if (kept.size === 0) return;
  const words = await readWords();
  document.querySelectorAll<HTMLAnchorElement>('a[href]').forEach((each) => {
    const isPage =
      each.origin === location.origin && each.pathname.endsWith('/') && each.pathname !== location.pathname;
    if (!isPage || kept.has(pageKey(each.href)) || each.querySelector('[data-pufa-away]')) return;
    const note = document.createElement('small');
    note.dataset['pufaAway'] = '';
    note.lang = words.lang;
    note.textContent = ` ${words.away}`;
    // In a row of a list it belongs to the words, not behind the arrow.
    (each.querySelector('.article-row__titles') ?? each).append(note);
  });
}

let words: Promise<Words> | undefined;
function readWords(): Promise<Words> {
  words ??= fetch(`${PUFA_BASE}${lang}/keep.json`).then((answer) => answer.json() as Promise<Words>);
  // What failed once is asked for again.
  words.catch(() => (words = undefined));
  return words;
}

/** `2026-12-04` → 2026年12月4日. */
function dayIn(pattern: string, written: string): string {
  const [year = '', month = '', day = ''] = written.split('-').map((part) => String(Number(part)));
  return pattern.replace('{year}', year).replace('{month}', month).replace('{day}', day);
}
