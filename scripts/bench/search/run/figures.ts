/** What is measured, and how runs become one number. */
import { median } from '../../median.ts';

/** One query over the slow link. Times are null where there was nothing of the kind. */
export interface QueryFigures {
  /** From the finger leaving the box to the first article shown. */
  readonly hitMs: number | null;
  /** From there to the last key. */
  readonly typedMs: number;
  /** From there to the first answer that needs no index. */
  readonly answerMs: number | null;
  /** From there until all of the first screen was shown, or that there is nothing. */
  readonly doneMs: number;
  /** From the last key to the first article shown. */
  readonly hitAfterKeyMs: number | null;
  /** From the last key until all was shown. */
  readonly doneAfterKeyMs: number;
  readonly requests: number;
  /** Over the wire until the link was quiet, headers included, without fonts. */
  readonly bytes: number;
  /** Of letters that the page had not shown yet. */
  readonly fontBytes: number;
}

/** One visit with an empty cache. */
export interface VisitFigures {
  readonly first: QueryFigures;
  /** Another query on the same page. */
  readonly next: QueryFigures;
}

/** What is right in the first 20 shown, over all phrases together. */
export interface RelevanceFigures {
  /** Of the articles that hold a phrase, but of 20 at most, how many were shown. */
  readonly recall: number;
  /** Of the articles shown, how many hold it; null when none was shown. */
  readonly precision: number | null;
}

/** Returns the median of each figure; of times that half of the runs do not have, null. */
export function medianQuery(runs: readonly QueryFigures[]): QueryFigures {
  const of = (figure: (run: QueryFigures) => number): number => median(runs.map(figure));
  const ifAny = (figure: (run: QueryFigures) => number | null): number | null => {
    const values = runs.flatMap((run) => figure(run) ?? []);
    return values.length * 2 > runs.length ? median(values) : null;
  };
  return {
    hitMs: ifAny((run) => run.hitMs),
    typedMs: of((run) => run.typedMs),
    answerMs: ifAny((run) => run.answerMs),
    doneMs: of((run) => run.doneMs),
    hitAfterKeyMs: ifAny((run) => run.hitAfterKeyMs),
    doneAfterKeyMs: of((run) => run.doneAfterKeyMs),
    requests: of((run) => run.requests),
    bytes: of((run) => run.bytes),
    fontBytes: of((run) => run.fontBytes),
  };
}

/** What was to be shown for a phrase, and what was. */
export interface Shown {
  readonly expected: ReadonlySet<string>;
  readonly shown: readonly string[];
}

/** @param most - how many were looked at of each */
export function relevance(answers: readonly Shown[], most: number): RelevanceFigures {
  let wanted = 0;
  let shownTotal = 0;
  let right = 0;
  for (const { expected, shown } of answers) {
    wanted += Math.min(most, expected.size);
    shownTotal += shown.length;
    right += shown.filter((slug) => expected.has(slug)).length;
  }
  return { recall: right / wanted, precision: shownTotal === 0 ? null : right / shownTotal };
}
