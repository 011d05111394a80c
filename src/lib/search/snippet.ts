/** Where in an article the words stand, and what to show of it. */
import { type IndexUnit, readIndexText } from '../script/index-text.ts';
import type { Fragment } from './engine.ts';

/** A stretch of a snippet. */
export interface SnippetPart {
  readonly text: string;
  /** It is what was looked for. */
  readonly isMatch: boolean;
}

/** One article as it is shown among the hits. */
export interface Hit {
  readonly title: string;
  /** Address below the base path, with the id of the block. */
  readonly href: string;
  readonly parts: readonly SnippetPart[];
}

/** Units shown before and after the match. */
const UNITS_BEFORE = 16;
const UNITS_AFTER = 36;

/**
 * Returns the hit for an article: the first place of the first phrase outside the title block (the
 * title is shown anyway), else in it; the beginning of the article when no phrase stands in it.
 */
export function hitOf(fragment: Fragment, phrases: readonly (readonly string[])[]): Hit {
  const units = readIndexText(fragment.content);
  const blocks = [...fragment.anchors].sort((a, b) => a.location - b.location);
  const bodyAt = blocks[1]?.location ?? 0;
  const places = phrases
    .map((phrase) => ({ phrase, at: firstPlace(units, phrase, bodyAt) }))
    .filter(({ at }) => at >= 0);
  const place = places[0] ?? { phrase: [], at: bodyAt };
  const current = lastBefore(blocks, place.at);
  const from = blocks[current]?.location ?? 0;
  // The last chunk of a block is its end mark.
  const to = (blocks[current + 1]?.location ?? units.length) - 1;
  const id = blocks[current]?.id;
  return {
    title: textOf(readIndexText(fragment.meta['title'] ?? '')),
    href: id === undefined ? fragment.url : `${fragment.url}#${encodeURIComponent(id)}`,
    parts: cutOut(units, { from, to, at: place.at, size: place.phrase.length }),
  };
}

function firstPlace(units: readonly IndexUnit[], phrase: readonly string[], preferredFrom: number): number {
  let first = -1;
  for (let at = 0; at + phrase.length <= units.length; at += 1) {
    if (!phrase.every((key, offset) => units[at + offset]?.key === key)) continue;
    if (at >= preferredFrom) return at;
    if (first < 0) first = at;
  }
  return first;
}

function lastBefore(blocks: Fragment['anchors'], at: number): number {
  let found = 0;
  blocks.forEach((block, index) => {
    if (block.location <= at) found = index;
  });
  return found;
}

function cutOut(
  units: readonly IndexUnit[],
  { from, to, at, size }: { from: number; to: number; at: number; size: number },
): SnippetPart[] {
  const start = Math.max(from, at - UNITS_BEFORE);
  const end = Math.min(to, at + size + UNITS_AFTER);
  const before =
    (start > from ? '…' : '') + textOf(units.slice(start, at)) + (size > 0 ? (units[at]?.before ?? '') : '');
  const match = textOf(units.slice(at, at + size), { isBare: true });
  const tail = size > 0 ? (units[at + size - 1]?.after ?? '') : '';
  const after = tail + textOf(units.slice(at + size, end)) + (end < to ? '…' : '');
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
