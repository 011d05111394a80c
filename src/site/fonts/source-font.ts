/** The whole font of a script, as fonts are cut from it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { coarsen } from './coarsen.ts';
import { FONT_SOURCES, type FontScript } from './font-script.ts';
import { toSfnt } from './woff2.ts';

/** Returns the font as sfnt bytes, and a hash of the file it came in. */
export async function sourceFont(script: FontScript): Promise<{ readonly sfnt: Uint8Array; readonly hash: string }> {
  const file = await readFile(createRequire(import.meta.url).resolve(FONT_SOURCES[script].module));
  const whole = await toSfnt(file);
  // Tibetan keeps every digit: its stacks must meet.
  const sfnt = script === 'Yiii' ? coarsen(whole) : whole;
  return { sfnt, hash: createHash('sha256').update(file).digest('hex') };
}
