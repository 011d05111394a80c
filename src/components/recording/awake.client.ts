/** Keeps the screen on while somebody records: a screen that goes dark takes the microphone. Where the browser cannot, it does not. */

let held: WakeLockSentinel | null = null;
let isWanted = false;

/** Keeps the screen on, also again after the page was away. */
export async function stayAwake(): Promise<void> {
  isWanted = true;
  if (!('wakeLock' in navigator) || held !== null || document.hidden) return;
  try {
    const lock = await navigator.wakeLock.request('screen');
    lock.addEventListener('release', () => (held = null));
    held = lock;
    if (!isWanted) letSleep();
  } catch {
    // A low battery refuses it.
  }
}

/** Lets the screen go dark again. */
export function letSleep(): void {
  isWanted = false;
  void held?.release().catch(() => undefined);
  held = null;
}

document.addEventListener('visibilitychange', () => {
  if (isWanted && !document.hidden) void stayAwake();
});
