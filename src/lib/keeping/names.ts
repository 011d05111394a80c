/** What pages, worker and build must agree on about what stays on the phone. */

/** Every cache of ours begins so; the kill switch deletes by it. */
export const CACHE_PREFIX = 'pufa-';
/** Pages, and the few files without a hash in their name, by their address without `?` and `#`. */
export const PAGES_CACHE = `${CACHE_PREFIX}pages`;
/** What pages show: styles, programs, fonts, icons, pictures, sounds. Their names say what is in them. */
export const FILES_CACHE = `${CACHE_PREFIX}files`;
/** The lists of the languages that were opened, each with the build it is of. */
export const LISTS_CACHE = `${CACHE_PREFIX}lists`;
/** One at a time: nothing is swept out while a page is being put in. */
export const LOCK = 'pufa-keeping';

/** Files at the base. */
export const WORKER_FILE = 'sw.js';
export const LATE_FILE = 'keep.js';
export const LISTS_FOLDER = 'keep/';

/** Why a page is kept: `shell`: everybody's, `opened`: it was read, `saved`: somebody asked for it. */
export type Why = 'shell' | 'opened' | 'saved';

/** Headers that a kept page has besides its own. */
export const KEPT = {
  why: 'x-pufa-why',
  /** The day its contents speak of, `YYYY-MM-DD`. */
  day: 'x-pufa-day',
  /** Milliseconds since 1970 at which it was kept. */
  at: 'x-pufa-at',
  /** Of a list: the build whose pages the phone has. */
  build: 'x-pufa-build',
} as const;

/** Most pages that stay because they were read; the oldest go first. Quizzes and the like push no article out. */
export const MAX_OPENED = { articles: 60, others: 20 } as const;

/** Bytes of the hash that a list has of each page: of 16 million changes one would not be seen. */
export const REVISION_BYTES = 3;

/** `keep/<lang>.json`: what can be kept in a language. Written after the pages. */
export interface KeepList {
  /** The day the contents speak of. */
  readonly day: string;
  /** Addresses below the base of what is there after a first visit. */
  readonly shell: readonly string[];
  /** Address below the base → what is in it, and how many bytes it takes on the line, to the next hundred, sounds not counted. */
  readonly pages: Readonly<Record<string, readonly [revision: string, bytes: number]>>;
  /** Address below the base → bytes of its sounds, in the encoding that every phone plays. */
  readonly sounds: Readonly<Record<string, number>>;
}

/** What pages say to the worker: which page this is, so that it and the shell of its language stay. */
export interface VisitMessage {
  readonly type: 'visit';
  readonly url: string;
  readonly lang: string;
  /** Asks for no more than is needed: `Save-Data`. */
  readonly isSparing: boolean;
}

/**
 * What the worker says to a page: `kept`: it was opened from the phone, `day` is what its contents speak of; `newer`: the
 * site has another one; `sent`: what waited on the phone has been handed in.
 */
export type WorkerMessage =
  { readonly type: 'kept'; readonly day: string } | { readonly type: 'newer' } | { readonly type: 'sent' };

/** Returns the address that a page is kept under. */
export function pageKey(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
