/** Reads `locales/<lang>/*.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../languages.ts';
import { WORD_AREAS, type WordArea } from './keys.ts';

/** Words of one area: name → text with `{{placeholders}}`. */
export type AreaWords = Readonly<Record<string, string>>;

/**
 * Returns the words of `lang` by area; an area that has no file is left out.
 * @throws Error in Chinese when a file is not a JSON object; `checkLocales` tells where.
 */
export function readLocale(dir: string, lang: Lang): Partial<Record<WordArea, AreaWords>> {
  const words: Partial<Record<WordArea, AreaWords>> = {};
  for (const area of WORD_AREAS) {
    const file = join(dir, lang, `${area}.json`);
    if (!existsSync(file)) continue;
    try {
      words[area] = JSON.parse(readFileSync(file, 'utf8')) as AreaWords;
    } catch {
      throw new Error(`界面文字 ${lang}/${area}.json 写得不对。请运行 npm run check 看是哪一行。`);
    }
  }
  return words;
}
