/** Lists of what can be kept on a phone, read from the finished pages: `keep/<lang>.json`. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Lang } from '../../languages.ts';
import { soundsOf } from '../../lib/keeping/files.ts';
import { LATE_FILE, REVISION_BYTES, type KeepList } from '../../lib/keeping/names.ts';

/** Pages outside the languages: the choice of language, a wrong address, and where leaving leads. */
const BARE = ['', '404.html', 'calendar/'];
/** Everybody's pages of a language: what one looks for without a network, and the numbers to call. */
const SHELL = ['', 'saved/', 'topics/', 'paths/', 'services/', 'search/'];
/** Each page below these is everybody's too, but for the sensitive ones. */
const SHELL_FOLDERS = ['topics', 'paths'];
/** What comes last, if there is room. */
const SHELL_LAST = ['feedback/'];
/** What everybody's pages may weigh together, without what they share: those that do not fit stay when they are read. */
const MAX_SHELL_BYTES = 163_000;
/** These, and the pages below them, stay when they are read, or saved. */
const KEPT_FOLDERS = [
  'articles',
  'topics',
  'paths',
  'laws',
  'templates',
  'handbooks',
  'quizzes',
  'events',
  'areas',
  'glossary',
  'offices',
  'voice',
  'listen',
  'tests',
  'about',
  'how-checked',
  'feedback',
];
/** Words that programs fetch. */
const WORDS = ['keep.json', 'player.json'];

export interface ListOptions {
  readonly distDir: string;
  /** With slashes at both ends. */
  readonly base: string;
  readonly day: string;
  readonly sensitive: RegExp;
}

/** Returns the list of a language. */
export function keepList({ distDir, base, day, sensitive }: ListOptions, lang: Lang): KeepList {
  const below = (folder: string): string[] =>
    foldersIn(join(distDir, lang, folder)).map((name) => `${folder}/${name}/`);
  const own = (paths: readonly string[]): string[] => paths.map((path) => `${lang}/${path}`);
  const isThere = (path: string): boolean => existsSync(fileOf(distDir, path));
  const stays = KEPT_FOLDERS.flatMap((folder) => [`${folder}/`, ...below(folder)]);
  const paths = [...new Set([...BARE, LATE_FILE, ...own([...SHELL, ...WORDS, ...stays])])].filter(isThere).sort();
  const pages: Record<string, readonly [string, number]> = {};
  const sounds: Record<string, number> = {};
  for (const path of paths) {
    const text = readFileSync(fileOf(distDir, path), 'utf8');
    pages[path] = [revisionOf(text), Math.ceil(weigh(text) / 100) * 100];
    const bytes = soundsOf(text, base).reduce((sum, address) => sum + sizeOf(distDir, address.slice(base.length)), 0);
    if (bytes > 0) sounds[path] = bytes;
  }
  const bytesOf = (path: string): number => pages[`${lang}/${path}`]?.[1] ?? 0;
  // The lightest first: so the most of them have room.
  const folders = SHELL_FOLDERS.map((folder) => below(folder).sort((a, b) => bytesOf(a) - bytesOf(b)));
  const wanted = [...BARE, LATE_FILE, ...own([...SHELL, ...WORDS, ...folders.flat(), ...SHELL_LAST])].filter(
    (path) => pages[path] !== undefined && !sensitive.test(base + path),
  );
  let room = MAX_SHELL_BYTES;
  const shell = wanted.filter((path) => {
    const bytes = pages[path]?.[1] ?? 0;
    if (bytes > room) return false;
    room -= bytes;
    return true;
  });
  return { day, shell, pages, sounds };
}

/** As the worker reads it from a page that it has. */
export function revisionOf(text: string): string {
  return createHash('sha256')
    .update(text, 'utf8')
    .digest('hex')
    .slice(0, 2 * REVISION_BYTES);
}

/** Bytes on the line, as servers pack them while they send; the best packing takes the build a minute. */
function weigh(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength;
}

function fileOf(distDir: string, path: string): string {
  return join(distDir, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

function sizeOf(distDir: string, path: string): number {
  return statSync(join(distDir, path), { throwIfNoEntry: false })?.size ?? 0;
}

function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
