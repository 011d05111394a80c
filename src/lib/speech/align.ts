/** Which stretches of speech are which blocks: a person who reads pauses longest between them. */
import type { Span } from './find.ts';

/** Stretches `from` to `to` − 1. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** How much faster or slower than expected people read. Some read only half of the blocks: so it is tried, not computed. */
const PACES = [0.6, 0.7, 0.82, 0.95, 1.1, 1.3, 1.55, 1.85];
const PACE_SPREAD = 0.35;
/** Standard deviation of the logarithm of a block's length, long and short. */
const LENGTH_SPREAD = 0.28;
const SHORT_SPREAD = 0.3;
/** A block takes at most this many times what was expected. */
const MAX_STRETCH = 4;
const SKIP_BLOCK = 5;
/** “开始了吗”, a cough: cheap to leave out; a sentence is not. */
const DROP_PIECE = 1.2;
const DROP_SECOND = 1.2;
/** How much a pause speaks for or against a new block. */
const PAUSE_WEIGHT = 2;
const MAX_PAUSE_WEIGHT = 3;

/**
 * Returns for each block the run of `pieces` that it most likely is, or null where it is not spoken: same length and
 * order as `expectedSeconds`, runs in order and without overlap. Cheapest way through (dynamic programming) by length
 * and pauses, over several paces.
 */
export function alignSpeech(pieces: readonly Span[], expectedSeconds: readonly number[]): (Run | null)[] {
  const pauses = pauseCosts(pieces);
  const ways = PACES.map((pace) =>
    cheapestWay(
      pieces,
      expectedSeconds.map((seconds) => Math.max(0.3, seconds * pace)),
      pauses,
    ),
  );
  const costs = ways.map(({ cost }, index) => cost + Math.log(PACES[index] ?? 1) ** 2 / (2 * PACE_SPREAD ** 2));
  return ways[costs.indexOf(Math.min(...costs))]?.runs ?? expectedSeconds.map(() => null);
}

/** Returns what a boundary after each piece costs: less than nothing where the pause is a long one. */
function pauseCosts(pieces: readonly Span[]): number[] {
  const pauses = pieces.slice(1).map((piece, index) => (piece.startMs - (pieces[index]?.endMs ?? 0)) / 1000);
  const median = [...pauses].sort((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? 0;
  const usual = Math.min(1, Math.max(0.4, median * 1.6));
  const costs = pauses.map((pause) => {
    const weight = PAUSE_WEIGHT * Math.log(Math.max(pause, 0.01) / usual);
    return -Math.min(MAX_PAUSE_WEIGHT, Math.max(-MAX_PAUSE_WEIGHT, weight));
  });
  return [...costs, 0];
}

/** How one came to a place: from which piece on the block was spoken; the block or the piece was left out. */
type Step = number | 'skip' | 'drop';

interface Way {
  readonly cost: number;
  readonly runs: (Run | null)[];
}

function cheapestWay(pieces: readonly Span[], seconds: readonly number[], pauses: readonly number[]): Way {
  const width = pieces.length + 1;
  const costs = new Float64Array((seconds.length + 1) * width).fill(Infinity);
  const steps = new Array<Step>(costs.length).fill('skip');
  costs[0] = 0;
  const reach = (place: number, cost: number, step: Step): void => {
    if (cost >= (costs[place] as number)) return;
    costs[place] = cost;
    steps[place] = step;
  };
  for (let block = 0; block <= seconds.length; block += 1) {
    for (let piece = 0; piece < width; piece += 1) {
      const place = block * width + piece;
      const cost = costs[place] as number;
      const span = pieces[piece];
      if (span !== undefined)
        reach(place + 1, cost + DROP_PIECE + (DROP_SECOND * (span.endMs - span.startMs)) / 1000, 'drop');
      const expected = seconds[block];
      if (expected === undefined) continue;
      reach(place + width, cost + SKIP_BLOCK, 'skip');
      for (let to = piece + 1; to < width; to += 1) {
        const length = ((pieces[to - 1]?.endMs ?? 0) - (span?.startMs ?? 0)) / 1000;
        if (length > expected * MAX_STRETCH) break;
        reach(place + width + to - piece, cost + lengthCost(length, expected) + (pauses[to - 1] ?? 0), piece);
      }
    }
  }
  return { cost: costs.at(-1) ?? Infinity, runs: walkBack(steps, seconds.length, width) };
}

/** A word more or less is nothing in a long paragraph. */
function lengthCost(length: number, expected: number): number {
  const spread = LENGTH_SPREAD + SHORT_SPREAD / Math.sqrt(expected);
  return Math.log(length / expected) ** 2 / (2 * spread ** 2);
}

function walkBack(steps: readonly Step[], blocks: number, width: number): (Run | null)[] {
  const runs = new Array<Run | null>(blocks).fill(null);
  let [block, piece] = [blocks, width - 1];
  while (block > 0 || piece > 0) {
    const step = steps[block * width + piece] ?? 'skip';
    if (step === 'drop') piece -= 1;
    else {
      block -= 1;
      if (step === 'skip') continue;
      runs[block] = { from: step, to: piece };
      piece = step;
    }
  }
  return runs;
}

/** How much of the silence around speech goes with it. */
const MAX_MARGIN_MS = 150;

/** Returns where each run begins and ends, with a little of the silence around it; in order, apart, within the sound. */
export function spansOf(runs: readonly (Run | null)[], pieces: readonly Span[], lengthMs: number): (Span | null)[] {
  return runs.map((run) => {
    const [first, last] = [pieces[run?.from ?? -1], pieces[(run?.to ?? 0) - 1]];
    if (run === null || first === undefined || last === undefined) return null;
    const before = first.startMs - (pieces[run.from - 1]?.endMs ?? 0);
    const after = (pieces[run.to]?.startMs ?? lengthMs) - last.endMs;
    return {
      startMs: Math.round(first.startMs - Math.min(MAX_MARGIN_MS, before / 2)),
      endMs: Math.round(last.endMs + Math.min(MAX_MARGIN_MS, after / 2)),
    };
  });
}
