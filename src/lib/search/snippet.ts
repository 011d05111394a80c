/** Where in an article the words stand, and what to show of it. */
import { type IndexUnit, joinForIndex, readIndexText } from '../script/index-text.ts';
import type { IndexPiece } from './index-format.ts';

/** A stretch of a snippet. */
export interface SnippetPart {
  readonly text: string;
  /** It is what was looked for. */
  readonly isMatch: boolean;
}

/** One article as it is shown among the hits. */
export interface Hit {
  readonly title: string;
  /** Id of the block; null when the article is not where the index says. */
  readonly block: string | null;
  readonly parts: readonly SnippetPart[];
}

/** Units shown before and after the match. */
const UNITS_BEFORE = 16;
const UNITS_AFTER = 36;

/** Returns the hit at `place`: the block that it stands in, and `size` units of it marked. */
export function hitOf(piece: IndexPiece, place: { readonly at: number; readonly size: number }): Hit {
  let block: IndexPiece['blocks'][number] | null = null;
  for (const one of piece.blocks) if (one[1] <= place.at) block = one;
  if (block === null) return { title: piece.title, block: null, parts: [] };
  const [id, start, text] = block;
  const units = readIndexText(joinForIndex(text));
  return { title: piece.title, block: id, parts: cutOut(units, place.at - start, place.size) };
}

function cutOut(units: readonly IndexUnit[], at: number, size: number): SnippetPart[] {
  const start = Math.max(0, at - UNITS_BEFORE);
  const end = Math.min(units.length, at + size + UNITS_AFTER);
  const before = (start > 0 ? '…' : '') + textOf(units.slice(start, at)) + (units[at]?.before ?? '');
  const match = textOf(units.slice(at, at + size), { isBare: true });
  const after =
    (units[at + size - 1]?.after ?? '') + textOf(units.slice(at + size, end)) + (end < units.length ? '…' : '');
  return [
    { text: before, isMatch: false },
    { text: match, isMatch: true },
    { text: after, isMatch: false },
  ].filter((part) => part.text !== '');
}

/** `isBare`: without what stands before the first unit and after the last. */
function textOf(units: readonly IndexUnit[], { isBare = false } = {}): string {
  const last = units.length - 1;
  return units
    .map(
      (unit, index) =>
        (isBare && index === 0 ? '' : unit.before) + unit.shown + (isBare && index === last ? '' : unit.after),
    )
    .join('');
}
