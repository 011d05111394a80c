/**
 * The small print by which what comes back is known: of the sheet, of each block, of each segment. It is plain text in
 * brackets, since plain text is what every word processor keeps; somebody may type before and after it.
 */
import { isLang, isTranslationLang, type TranslationLang } from '../../languages.ts';
import { UNSEEN } from '../../lib/edit-form.ts';

export interface BlockMark {
  readonly block: string;
  /** Fingerprint of the Chinese on the sheet. */
  readonly source: string;
  /** Fingerprint of the translation on the sheet; null where there was none. */
  readonly text: string | null;
}

export interface SegmentMark {
  readonly block: string;
  readonly key: string;
  readonly given: string;
}

const NONE = 'none';

/** Returns the mark of a whole sheet. */
export function sheetMark(lang: TranslationLang, slug: string): string {
  return `[muyu-pufa.1.${lang}.${slug}]`;
}

/** Returns the mark of a block. */
export function blockMark({ block, source, text }: BlockMark): string {
  return `[${block}.${source}.${text ?? NONE}]`;
}

/** Returns the mark of a segment. */
export function segmentMark({ block, key, given }: SegmentMark): string {
  return `[${block}.${key}.${given}]`;
}

/** Returns the articles and languages whose marks stand in `text`. */
export function sheetMarksIn(text: string): { readonly lang: TranslationLang; readonly slug: string }[] {
  return [...bare(text).matchAll(/\[muyu-pufa\.1\.([a-z]{2})\.([a-z0-9-]+)\]/gu)].flatMap(([, lang, slug]) =>
    isLang(lang) && isTranslationLang(lang) && slug !== undefined ? [{ lang, slug }] : [],
  );
}

/** Returns the marks of blocks in `text`. */
export function blockMarksIn(text: string): BlockMark[] {
  return [...bare(text).matchAll(/\[([a-z0-9-]+)\.([0-9a-f]{16})\.([0-9a-f]{16}|none)\]/gu)].map(
    ([, block = '', source = '', words]) => ({ block, source, text: words === NONE ? null : (words ?? null) }),
  );
}

/** Returns the marks of segments in `text`. */
export function segmentMarksIn(text: string): SegmentMark[] {
  return [
    ...bare(text).matchAll(/\[([a-z0-9-]+)\.((?:(?:custom|law|todo)-)?[1-9]\d{0,2}|gist|alt)\.([0-9a-f]{8})\]/gu),
  ].map(([, block = '', key = '', given = '']) => ({ block, key, given }));
}

/** Narrow cells break a mark over lines; input methods make brackets and digits wide. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/【/gu, '[').replace(/】/gu, ']').replace(UNSEEN, '').replace(/[\u2010-\u2015]/gu, '-').toLowerCase(); // prettier-ignore
}
