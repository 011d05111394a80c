/** What a player remembers on this phone. Where storage is closed (private windows, full phones) it forgets. */

export function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text; an empty one is forgotten. */
export function rememberText(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Forgetting a place is no reason to stop a voice.
  }
}

export function readNumber(key: string): number | null {
  const text = readText(key);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Keeps a number; 0 forgets it. */
export function remember(key: string, value: number): void {
  rememberText(key, value === 0 ? '' : String(value));
}
