/**
 * Alignment of what was recorded with what is there now. One function serves the link ids, the
 * Chinese side and the translated side.
 */
import { diffArrays } from 'diff';

/** What identifies a block: the same words in another kind of block are another block. */
export interface Key {
  readonly kind: string;
  readonly fingerprint: string;
}

/** What became of one present block. `recorded` is an index into the recorded ones. */
export type Match =
  | { readonly state: 'same'; readonly recorded: number }
  | { readonly state: 'changed'; readonly recorded: number }
  | { readonly state: 'new' };

export interface Alignment {
  /** One a present block, same order. */
  readonly matches: readonly Match[];
  /** Recorded blocks that no present one continues, with the present index they stood after (−1: at the start). */
  readonly gone: readonly { readonly recorded: number; readonly after: number }[];
}

/**
 * Returns how `present` continues `recorded`: the longest common sequence first, then blocks that
 * only moved, then, inside each gap, blocks of the same kind in order (changed). The rest is new or gone.
 */
export function align(recorded: readonly Key[], present: readonly Key[]): Alignment {
  const matches = new Array<Match | undefined>(present.length).fill(undefined);
  const gaps = commonSequence(recorded, present, matches);
  pairMoved(recorded, present, matches, gaps);
  const gone: { recorded: number; after: number }[] = [];
  for (const gap of gaps) {
    const free = new Set(gap.present.filter((index) => matches[index] === undefined));
    for (const old of gap.recorded) {
      if (isTaken(matches, old)) continue;
      const next = [...free].find((index) => present[index]?.kind === recorded[old]?.kind);
      if (next === undefined) gone.push({ recorded: old, after: gap.after });
      else {
        free.delete(next);
        matches[next] = { state: 'changed', recorded: old };
      }
    }
  }
  return { matches: matches.map((match) => match ?? { state: 'new' }), gone };
}

interface Gap {
  readonly recorded: number[];
  readonly present: number[];
  readonly after: number;
}

/** Fills in the longest common sequence and returns the gaps between its parts. */
function commonSequence(recorded: readonly Key[], present: readonly Key[], matches: (Match | undefined)[]): Gap[] {
  const gaps: Gap[] = [];
  let gap: Gap = { recorded: [], present: [], after: -1 };
  let old = 0;
  let now = 0;
  for (const change of diffArrays(recorded.map(join), present.map(join))) {
    for (let count = 0; count < change.count; count++) {
      if (change.removed) gap.recorded.push(old++);
      else if (change.added) gap.present.push(now++);
      else {
        if (gap.recorded.length + gap.present.length > 0) gaps.push(gap);
        matches[now] = { state: 'same', recorded: old++ };
        gap = { recorded: [], present: [], after: now++ };
      }
    }
  }
  return gap.recorded.length + gap.present.length > 0 ? [...gaps, gap] : gaps;
}

function pairMoved(
  recorded: readonly Key[],
  present: readonly Key[],
  matches: (Match | undefined)[],
  gaps: readonly Gap[],
): void {
  const left = gaps.flatMap((gap) => gap.recorded);
  for (const index of gaps.flatMap((gap) => gap.present)) {
    const key = present[index];
    const at = left.findIndex(
      (old) => key !== undefined && recorded[old] !== undefined && join(recorded[old]) === join(key),
    );
    const old = at < 0 ? undefined : left.splice(at, 1)[0];
    if (old !== undefined) matches[index] = { state: 'same', recorded: old };
  }
}

function isTaken(matches: readonly (Match | undefined)[], recorded: number): boolean {
  return matches.some((match) => match !== undefined && match.state !== 'new' && match.recorded === recorded);
}

function join(key: Key): string {
  return `${key.kind}\u001f${key.fingerprint}`;
}
