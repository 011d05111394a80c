/** Styles for a file that has nothing beside it: what they fetch stands in them. */
import { extname } from 'node:path';
import { RARE_LETTERS } from '../../lib/keeping/files.ts';
import { CONTENT_TYPES } from '../headers/table.ts';

const FACE = /@font-face\s*\{[^}]*\}/gu;
const TYPES: Readonly<Record<string, string>> = {
  ...CONTENT_TYPES,
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
};

/** Returns bytes as an address that holds them. */
export function dataAddress(name: string, bytes: Uint8Array): string {
  const type = TYPES[extname(name).slice(1)] ?? 'application/octet-stream';
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/**
 * Returns `css` with what it fetches in it. Of the fonts only those stay in which `text` has a letter: a file for one
 * topic needs few of them.
 * @param read - a file of the site by its address
 */
export function holdStyles(css: string, text: string, read: (address: string) => Uint8Array): string {
  const codes = new Set(Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  return css
    .replace(FACE, (face) => (isNeeded(face, codes) ? face : ''))
    .replace(
      /url\(\s*["']?(?!data:|#)([^"')]+)["']?\s*\)/gu,
      (_, address: string) => `url("${dataAddress(address, read(address))}")`,
    );
}

/** Returns whether a face of a file has a letter that is needed; one that is held by the phone or by itself always is. */
function isNeeded(face: string, codes: ReadonlySet<number>): boolean {
  if (!/url\(\s*["']?(?!data:)/u.test(face)) return true;
  if (RARE_LETTERS.test(face)) return false;
  const ranges = /unicode-range:([^;}]+)/u.exec(face)?.[1];
  return ranges === undefined || rangesOf(ranges).some(([first, last]) => hasIn(codes, first, last));
}

function hasIn(codes: ReadonlySet<number>, first: number, last: number): boolean {
  for (const code of codes) if (code >= first && code <= last) return true;
  return false;
}

function rangesOf(written: string): [number, number][] {
  return Array.from(written.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/giu), ([, first = '', last = first]) => [
    parseInt(first, 16),
    parseInt(last, 16),
  ]);
}
