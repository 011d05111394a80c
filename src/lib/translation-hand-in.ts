/**
 * What the translation desk (or a sheet filled in elsewhere) hands in and `npm run translation:import` takes: one JSON
 * file, by one person, in one language, of one day. Its schema is `model/schema/translation-hand-in.ts`.
 */
import type { TranslationLang } from '../languages.ts';

export const TRANSLATION_HAND_IN_FORMAT = 'muyu-pufa/translation';

/** One piece of a block, in the edit form (`lib/edit-form.ts`). */
export interface SegmentText {
  /** As `model/translation/segments.ts` gives it. */
  readonly key: string;
  readonly text: string;
}

/** `good`: right as it stands. `changed`: it should say `segments`. `unsure`: somebody else should look. */
export type TranslationVerdict = 'good' | 'changed' | 'unsure';

/** What stands before the comment when somebody wrote other words and said that they are not sure: the words are not lost. */
export const UNSURE_OF_CHANGE = '他说拿不准。';
/** Characters that a comment may have. */
export const MAX_COMMENT = 1800;

/** What is said of one block. */
export interface TranslationSay {
  /** Link id of the block. */
  readonly block: string;
  /** Fingerprint of the Chinese that was seen. */
  readonly source: string;
  /** Fingerprint of the translation that was seen; null when there was none. */
  readonly text: string | null;
  readonly verdict: TranslationVerdict;
  /** With `changed` only, and then all pieces of the block; a gist may be ''. */
  readonly segments?: readonly SegmentText[];
  readonly comment?: string;
}

export interface TranslationHandIn {
  readonly format: typeof TRANSLATION_HAND_IN_FORMAT;
  readonly version: 1;
  readonly lang: TranslationLang;
  /** A name; “一位老师” for who does not want to be named (what they find good is kept, but is no review). */
  readonly by: string;
  /** Where they come from. */
  readonly place: string;
  /** Whether the language is their mother tongue. */
  readonly native: boolean;
  /** `2026-12-01` */
  readonly on: string;
  /** What the file was made with: `desk`, `docx`, `xliff`. */
  readonly tool: string;
  readonly articles: readonly { readonly slug: string; readonly blocks: readonly TranslationSay[] }[];
}
