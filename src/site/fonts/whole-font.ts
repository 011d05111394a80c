/** The whole font of a script for files that stand alone: what somebody will type or what fonts a machine has nobody knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LANGUAGES, type Lang } from '../../languages.ts';
import { FONT_SOURCES } from './font-script.ts';

/** Returns a rule that sets `.words` in the script of `lang` with a font held in it; empty where every phone has one. */
export function wholeFontRule(lang: Lang): string {
  const font = Object.values(FONT_SOURCES).find((source) => source.script === LANGUAGES[lang].script);
  if (font === undefined) return '';
  const bytes = readFileSync(createRequire(import.meta.url).resolve(font.module)).toString('base64');
  return `@font-face{font-family:'pufa-words';src:url(data:font/woff2;base64,${bytes})}.words{font-family:'pufa-words',sans-serif}`;
}
