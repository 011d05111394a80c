/**
 * What a player has besides playing: the lock screen, a timer to fall asleep by, sharing what is being said, and going
 * on to the next of a list. Fetched with the first press, so that a page costs no more for it.
 */
import type { PufaPlayer } from './player.client.ts';
import { keepSleep, nextIn, readPlaylist } from './playlist.client.ts';
import type { ToolsWords } from './tools-words.ts';

/** Seconds that the buttons of the lock screen move. */
const STEP = 10;

/** Gives `player` its tools until `signal` is aborted. @throws Error when their words cannot be fetched. */
export async function addTools(player: PufaPlayer, signal: AbortSignal): Promise<void> {
  standReady(player);
  const response = await fetch(player.dataset['tools'] ?? '');
  if (!response.ok) throw new Error(String(response.status));
  const words = (await response.json()) as ToolsWords;
  if (signal.aborted) return;
  const tools = player.querySelector('.player__tools');
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  const made = [
    sleepTimer(player, words, signal),
    shareButton(player, words, status, signal),
    ...goOn(player, words, signal),
  ];
  for (const element of [...made, status]) {
    element.lang = words.tag;
    tools?.append(element);
  }
  signal.addEventListener('abort', () => [...made, status].forEach((element) => element.remove()));
  showOnLockScreen(player, words, signal);
}

/** After a link to a sound: at the block it names; in a list one has begun to hear, it goes on by itself. */
function standReady(player: PufaPlayer): void {
  if (!player.audio.paused) return;
  player.dataset['used'] = '';
  const cue = player.cues.find(([id]) => location.hash === `#${id}`);
  if (cue) player.seek(cue[1]);
  if (readPlaylist()?.paths.includes(location.pathname) === true && /[?&]listen\b/.test(location.search)) player.play();
}

function sleepTimer(player: PufaPlayer, words: ToolsWords, signal: AbortSignal): HTMLElement {
  const label = document.createElement('label');
  const name = document.createElement('span');
  const select = document.createElement('select');
  label.className = 'player__tool';
  name.textContent = words.sleep;
  select.className = 'player__speed';
  for (const [minutes, text] of words.sleepAfter) select.add(new Option(text, String(minutes)));
  label.append(name, select);
  let timer = 0;
  const set = (inMs: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      player.audio.pause();
      select.value = '0';
      keepSleep(null);
    }, inMs);
  };
  const kept = readPlaylist()?.sleepAt ?? null;
  if (kept !== null && kept > Date.now()) set(kept - Date.now());
  select.addEventListener('change', () => {
    const inMs = Number(select.value) * 60_000;
    keepSleep(inMs === 0 ? null : Date.now() + inMs);
    if (inMs === 0) clearTimeout(timer);
    else set(inMs);
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
  return label;
}

/** Shares the block being said, with its sound. */
function shareButton(player: PufaPlayer, words: ToolsWords, status: HTMLElement, signal: AbortSignal): HTMLElement {
  const button = toolButton(words.share);
  const share = async (): Promise<void> => {
    const now = player.audio.currentTime;
    const cue = player.cues.find(([, start, end]) => now >= start && now < end);
    const url = `${location.origin}${location.pathname}?listen#${cue ? cue[0] : 'listen'}`;
    if (typeof navigator.share === 'function') {
      // A refusal is the reader's own choice.
      await navigator.share({ title: document.title, url }).catch(() => undefined);
      return;
    }
    status.textContent = await navigator.clipboard.writeText(url).then(
      () => words.shared,
      () => `${words.shareFailed} ${url}`,
    );
  };
  button.addEventListener('click', () => void share(), { signal });
  return button;
}

/** In a list: a button to the next, and the end of this one leads there. */
function goOn(player: PufaPlayer, words: ToolsWords, signal: AbortSignal): HTMLElement[] {
  const next = nextIn(readPlaylist(), location.pathname);
  if (next === undefined) return [];
  const go = (): void => location.assign(`${next}?listen`);
  const button = toolButton(words.next);
  button.addEventListener('click', go, { signal });
  player.audio.addEventListener('ended', go, { signal });
  return [button];
}

function toolButton(text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'player__tool';
  button.textContent = text;
  return button;
}

/** Of a sensitive page the lock screen shows the name of the site and no more: a phone lies on the table. */
function showOnLockScreen(player: PufaPlayer, words: ToolsWords, signal: AbortSignal): void {
  if (!('mediaSession' in navigator)) return;
  const session = navigator.mediaSession;
  const { audio } = player;
  const title = player.sensitive ? words.site : (document.querySelector('h1')?.textContent ?? document.title);
  const show = (): void => {
    session.metadata = new MediaMetadata({ title: title.trim(), artist: player.sensitive ? '' : words.site });
  };
  const actions: readonly [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', () => player.play()],
    ['pause', () => audio.pause()],
    ['seekbackward', (details) => player.seek(audio.currentTime - (details.seekOffset ?? STEP))],
    ['seekforward', (details) => player.seek(audio.currentTime + (details.seekOffset ?? STEP))],
    ['seekto', (details) => player.seek(details.seekTime ?? audio.currentTime)],
  ];
  for (const [action, handler] of actions) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // Older engines know fewer actions and throw at the others.
    }
  }
  // A clip on the page may have taken the lock screen meanwhile.
  audio.addEventListener('play', show, { signal });
  if (!audio.paused) show();
  for (const type of ['play', 'seeked', 'ratechange'])
    audio.addEventListener(type, () => showPosition(session, audio), { signal });
}

function showPosition(session: MediaSession, { duration, currentTime, playbackRate }: HTMLAudioElement): void {
  if (!('setPositionState' in session) || !(duration > 0) || !Number.isFinite(duration)) return;
  session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
}
