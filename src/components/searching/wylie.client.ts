/** Tibetan that was typed in Latin letters. */

/** Returns what `readWylie` says of `text`; null also when its rules, 6 KB fetched for it, do not come. */
export async function wylieOf(text: string): Promise<string | null> {
  try {
    const { readWylie } = await import('../../lib/input/tibetan.ts');
    return readWylie(text);
  } catch {
    return null;
  }
}
