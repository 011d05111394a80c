/** A dead connection ends in a retry button, not in waiting for ever. */
const PATIENCE_MS = 60_000;

export interface Fetching {
  /** Ends the fetching. */
  readonly signal: AbortSignal;
  /** `reload` after a failure: what the phone keeps of a file may be what failed. */
  readonly cache?: RequestCache;
}

/**
 * Returns what a JSON file holds; its shape is the caller's to check.
 * @throws Error when it does not come, `signal` says so, it takes longer than a minute, or is no JSON.
 */
export async function fetchJson<T>(url: string, { signal, cache = 'default' }: Fetching): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { signal: controller.signal, cache });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return (await response.json()) as T;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
