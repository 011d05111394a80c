/** What a player remembers on this phone. Where storage is closed (private windows, full phones) it forgets. */

export function readNumber(key: string): number | null {
  try {
    const text = localStorage.getItem(key);
    const value = text === null ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps a number; 0 forgets it. */
export function remember(key: string, value: number): void {
  try {
    if (value === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, String(value));
  } catch {
    // Forgetting a place is no reason to stop a voice.
  }
}
