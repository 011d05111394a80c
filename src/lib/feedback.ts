/**
 * What readers hand in on `/{lang}/feedback/` and `npm run feedback` counts: one JSON file, one answer of one person of
 * one day. Nothing in it says who. Its schema is `model/schema/feedback.ts`.
 */
import type { Lang } from '../languages.ts';

export const FEEDBACK_FORMAT = 'muyu-pufa/feedback';

/** What may be said to “did you understand it”, the best first. */
export const UNDERSTOOD = ['yes', 'partly', 'no'] as const;
export type Understood = (typeof UNDERSTOOD)[number];

/** What may be said to “is it of use”, the best first. */
export const USEFUL = ['yes', 'somewhat', 'no'] as const;
export type Useful = (typeof USEFUL)[number];

/** Code points that may be written: a rare Chinese character is one, `maxlength` would count two and cut without a word. */
export const MAX_FEEDBACK_TEXT = 1000;

/** At least one of `understood`, `useful` and `text` is there. */
export interface FeedbackAnswer {
  readonly format: typeof FEEDBACK_FORMAT;
  readonly version: 1;
  /** 12 hex digits by chance, new for each answer: two people who say the same on one day are two, a file sent twice is one. */
  readonly id: string;
  /** Slug of the article; null of the whole site. */
  readonly about: string | null;
  /** Language of the page. */
  readonly lang: Lang;
  readonly understood?: Understood;
  readonly useful?: Useful;
  readonly text?: string;
  /** The day on which it was said: `2026-12-01`. */
  readonly on: string;
  /** The day of the build that was read. */
  readonly built: string;
}

/** Returns what the file is called: with its id, so that an inbox or a folder with many keeps them apart. */
export function feedbackFileName({ lang, on, id }: Pick<FeedbackAnswer, 'lang' | 'on' | 'id'>): `${string}.json` {
  return `feedback-${lang}-${on}-${id}.json`;
}

/** Returns an id by chance. */
export function newFeedbackId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
