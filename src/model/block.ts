/**
 * The aligned block: what an article is made of. Plain data, made by `parse/`, rendered by
 * `components/content/`. Nothing in it is executed.
 */
import type { Lang } from '../languages.ts';

/** Where something stands in a file. Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the words of a text from `index` on stand, when a line break before them was folded away. */
export interface Fold {
  readonly index: number;
  readonly at: Position;
}

/** Words inside a block. */
export type Inline =
  | { readonly type: 'text'; readonly value: string; readonly at: Position; readonly folds?: readonly Fold[] }
  | { readonly type: 'break'; readonly at: Position }
  | { readonly type: 'strong'; readonly children: readonly Inline[]; readonly at: Position }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[]; readonly at: Position }
  /** Chinese words left standing in a Yi or Tibetan text. */
  | { readonly type: 'zh'; readonly children: readonly Inline[]; readonly at: Position }
  /** A word explained in the glossary. */
  | { readonly type: 'term'; readonly id: string; readonly children: readonly Inline[]; readonly at: Position }
  /** Words quoted from a statute inside a sentence; checked against the register. */
  | {
      readonly type: 'quote';
      readonly law: string;
      readonly article: string;
      readonly children: readonly Inline[];
      readonly at: Position;
    };

/** What can stand inside `CustomAndLaw` and `Case`. */
export type Flow =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[]; readonly at: Position }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
      readonly at: Position;
    }
  | StatuteRef;

/** A place in the register. The wording is not here: it stands in `content/laws/` only. */
export interface StatuteRef {
  readonly type: 'statute';
  readonly law: string;
  /** Article number as in the register: `1042`, `120-1`. */
  readonly article: string;
  /** 款 to show, counted from 1; all of them when empty. */
  readonly paragraphs: readonly number[];
  /** In a translation: what the article says in one line of that language. Empty in Chinese. */
  readonly gist: readonly Inline[];
  readonly at: Position;
}

/** What a block says, by kind. */
export type BlockBody =
  | { readonly kind: 'title'; readonly children: readonly Inline[] }
  | { readonly kind: 'answer'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'statute'; readonly statute: StatuteRef }
  | { readonly kind: 'key-points'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'steps'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'custom-and-law';
      readonly custom: readonly Flow[];
      readonly law: readonly Flow[];
      readonly todo: readonly Flow[];
    }
  | { readonly kind: 'case'; readonly flow: readonly Flow[] }
  | { readonly kind: 'call'; readonly number: string; readonly children: readonly Inline[] }
  | { readonly kind: 'image'; readonly src: string; readonly alt: string }
  | { readonly kind: 'audio'; readonly clip: string; readonly children: readonly Inline[] }
  /** In a translation only: stands for one Chinese block left in Chinese. */
  | { readonly kind: 'untranslated' };

export type BlockKind = BlockBody['kind'];

/** A block as parsed from one file. */
export interface Block {
  readonly lang: Lang;
  readonly body: BlockBody;
  /** Hash of the normalised words; see `translation/fingerprint.ts`. */
  readonly fingerprint: string;
  readonly at: Position;
  /** Where it begins and ends in the text of its file, in UTF-16 units. */
  readonly range: readonly [start: number, end: number];
}
