/** Writing a translation back: only the blocks that changed, everything else byte for byte. */
import type { TranslationLang } from '../../languages.ts';
import { parseEdit, writeEdit } from '../../lib/edit-form.ts';
import type { Block } from '../block.ts';
import type { Finding } from '../check/finding.ts';
import type { TranslationRecord } from '../schema/translation.ts';
import { AS_IT_IS, type SameMeaning } from './held.ts';
import type { SourceBlock } from './identity.ts';
import { segmentPairs } from './segments.ts';
import { compareShape } from './shape.ts';
import { alignSources, alignTexts } from './state.ts';
import { UNTRANSLATED, writeBlock, type SegmentTexts } from './write-block.ts';

/** By the ids of the Chinese blocks: what each is to say, in the edit form by segment; null leaves it in Chinese. */
export type Edits = ReadonlyMap<string, SegmentTexts | null>;

export interface ToWrite {
  /** The text of `<lang>.mdx`; null where there is none yet. */
  readonly text: string | null;
  readonly source: readonly SourceBlock[];
  /** The blocks of `text`. */
  readonly translated: readonly Block[];
  /** Says which block is which where the Chinese has grown since. */
  readonly record: TranslationRecord | null;
  readonly same?: SameMeaning;
  readonly edits: Edits;
  readonly lang: TranslationLang;
  readonly slug: string;
}

export type Written = { readonly text: string } | { readonly finding: Finding };

/**
 * Returns what `<lang>.mdx` is to say. A new Chinese block comes in as `<Untranslated />` where nobody translated it; a
 * file of another shape (something was moved or taken away in Chinese) is for an editor: a finding then. An edit that
 * changes nothing leaves the bytes as they are.
 */
export function writeTranslation(to: ToWrite): Written {
  const { text, source, translated, edits, lang, slug } = to;
  const ownOf = (id: string, own: Block | null): string | null => {
    const edit = edits.get(id);
    const block = source.find((entry) => entry.id === id);
    if (edit === undefined || block === undefined || (edit === null && isUntranslated(own))) return null;
    if (edit === null) return UNTRANSLATED;
    return own !== null && saysAlready(block, own, edit) ? null : writeBlock(block.body, own?.body ?? null, edit, lang);
  };
  if (text === null || translated.length === 0)
    return { text: `${source.map(({ id }) => ownOf(id, null) ?? UNTRANSLATED).join('\n\n')}\n` };
  const pairs = pairBlocks(to);
  if (pairs === null) {
    const difference = compareShape(source, translated, `articles/${slug}/${lang}.mdx`, slug, lang);
    return difference === null ? { text } : { finding: difference };
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  let out = '';
  let at = 0;
  const put = (upTo: number, from: number, markdown: string): void => {
    out = spaced(out + text.slice(at, upTo), newline) + markdown.replaceAll('\n', newline);
    at = from;
    // An empty line stands after each block too.
    const rest = text.slice(at);
    if (!/^[ \t]*(?:\r?\n[ \t]*\r?\n|\r?\n$|$)/u.test(rest))
      out += /^[ \t]*\r?\n/u.test(rest) ? newline : newline + newline;
  };
  source.forEach(({ id }, index) => {
    const own = pairs[index] ?? null;
    const markdown = ownOf(id, own);
    if (own === null) {
      // Behind what stands before it; at the beginning, before the first.
      const last = pairs.slice(0, index).findLast((block) => block !== null);
      const next = pairs.slice(index).find((block) => block !== null);
      const place = last ? Math.max(at, last.range[1]) : (next?.range[0] ?? text.length);
      put(place, place, markdown ?? UNTRANSLATED);
    } else if (markdown !== null) put(lineStart(text, own.range[0]), own.range[1], markdown);
  });
  return { text: out + text.slice(at) };
}

function isUntranslated(own: Block | null): boolean {
  return own === null || own.body.kind === 'untranslated';
}

/** Returns whether `edit` is what stands there: then not a byte changes. */
export function saysAlready(source: Block, own: Block, edit: SegmentTexts): boolean {
  if (own.body.kind !== source.body.kind) return false;
  return segmentPairs(source.body, own.body).every(({ key, text }) => sameText(edit.get(key) ?? '', text));
}

function sameText(a: string, b: string): boolean {
  return writeEdit(parseEdit(a)) === writeEdit(parseEdit(b));
}

/** Returns the block of the file for each Chinese one, null where it has none; null when the file has another order. */
function pairBlocks({ source, translated, record, same = AS_IT_IS }: ToWrite): (Block | null)[] | null {
  if (compareShape(source, translated, '', '', '') === null) return source.map((_, index) => translated[index] ?? null);
  if (record === null) return null;
  const bySource = alignSources(source, record, same).matches;
  const presentOf = new Map<number, Block>();
  alignTexts(record.blocks, translated).matches.forEach((match, index) => {
    const block = translated[index];
    if (match.state !== 'new' && block !== undefined) presentOf.set(match.recorded, block);
  });
  const pairs = bySource.map((match) => (match.state === 'new' ? null : (presentOf.get(match.recorded) ?? null)));
  const inOrder = pairs.flatMap((block) => block ?? []);
  const isWhole = inOrder.length === translated.length && inOrder.every((block, index) => block === translated[index]);
  return isWhole ? pairs : null;
}

/** Spaces before a block on its line go with it. */
function lineStart(text: string, start: number): number {
  const before = /[ \t]*$/u.exec(text.slice(0, start))?.[0].length ?? 0;
  const from = start - before;
  return from === 0 || text[from - 1] === '\n' ? from : start;
}

/** An empty line stands before each block. */
function spaced(before: string, newline: string): string {
  if (before === '' || /\n[ \t]*\r?\n$/u.test(before)) return before;
  return before + (before.endsWith('\n') ? newline : newline + newline);
}
