/** The sites that the tests look at: the same platform, built in several ways. */
import { resolve } from 'node:path';

const ROOT = resolve('.cache/test');

export interface Variant {
  /** What it is built with, besides the defaults of the tests. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path of the built site. */
  readonly dir: string;
  readonly base: string;
}

/** A fixed day: what the tests say about the site must not change overnight. */
export const TODAY = '2026-11-23';

function variant(name: string, env: Readonly<Record<string, string>> = {}): Variant {
  return { env: { PUFA_TODAY: TODAY, ...env }, dir: resolve(ROOT, 'sites', name), base: env['PUFA_BASE'] ?? '/' };
}

/** Absolute path of the content folder made from the Universal Declaration. */
export const UDHR_CONTENT = resolve(ROOT, 'udhr');
export const UDHR_ARTICLES = 30;

/** Where the studio of the story hands recordings in; nobody is there. */
export const STORY_INBOX = 'https://inbox.example.org/hand-in?to=story';

/** Absolute path of the content folder of `fixtures/story.ts`. */
export const STORY_CONTENT = resolve(ROOT, 'story');

export const VARIANTS = {
  main: variant('main'),
  /** The same again, with an empty cache: the bytes must be the same. */
  again: variant('again', { PUFA_CACHE: resolve(ROOT, 'empty-cache') }),
  base: variant('base', { PUFA_BASE: '/pufa/' }),
  hidden: variant('hidden', { PUFA_DRAFTS: 'hide' }),
  /** Every interface word stands in ⟦…⟧. */
  pseudo: variant('pseudo', { PUFA_PSEUDO: '1' }),
  udhr: variant('udhr', { PUFA_CONTENT: UDHR_CONTENT }),
  /** Small, and of fixed words; has an inbox. */
  story: variant('story', { PUFA_CONTENT: STORY_CONTENT, PUFA_INBOX: STORY_INBOX }),
} as const satisfies Readonly<Record<string, Variant>>;
