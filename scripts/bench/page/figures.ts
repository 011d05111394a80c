/** What is measured, and how runs become one number. */
import { FILE_KINDS, type FileKind } from '../host.ts';
import { median } from '../median.ts';

/** One visit with an empty cache. */
export interface PageFigures {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** All layout shifts without input, added up; so never less than CLS, which takes the worst five seconds. */
  readonly shift: number;
  /** Of the tasks that began after the first paint; 0 when none took 50 ms or more. */
  readonly longestTaskMs: number;
  /** Until the last font of the site was in; null when none was asked for. */
  readonly fontsMs: number | null;
  readonly requests: number;
  /** Asked for before the first paint, the page itself included. */
  readonly requestsBeforePaint: number;
  /** Over the wire, headers included. */
  readonly bytes: Readonly<Record<FileKind, number>>;
}

/** One tap on a link from a page that has come to rest. */
export interface NextFigures {
  /** From the finger leaving the glass to the first paint of the next page. */
  readonly paintMs: number;
  /** What the browser asked for after the link had come into sight, before it was touched. */
  readonly bytesAskedInSight: number;
  /** What it asked for while the finger was on the link. */
  readonly bytesAskedOnTouch: number;
  /** How often the next page was sent. */
  readonly timesSent: number;
}

/** Returns the median of each figure. */
export function medianPage(runs: readonly PageFigures[]): PageFigures {
  const of = (figure: (run: PageFigures) => number): number => median(runs.map(figure));
  const fonts = runs.flatMap((run) => run.fontsMs ?? []);
  return {
    firstPaintMs: of((run) => run.firstPaintMs),
    largestPaintMs: of((run) => run.largestPaintMs),
    shift: of((run) => run.shift),
    longestTaskMs: of((run) => run.longestTaskMs),
    fontsMs: fonts.length === 0 ? null : median(fonts),
    requests: of((run) => run.requests),
    requestsBeforePaint: of((run) => run.requestsBeforePaint),
    bytes: Object.fromEntries(FILE_KINDS.map((kind) => [kind, of((run) => run.bytes[kind])])) as Record<
      FileKind,
      number
    >,
  };
}

/** Returns the median of each figure. */
export function medianNext(runs: readonly NextFigures[]): NextFigures {
  const of = (figure: (run: NextFigures) => number): number => median(runs.map(figure));
  return {
    paintMs: of((run) => run.paintMs),
    bytesAskedInSight: of((run) => run.bytesAskedInSight),
    bytesAskedOnTouch: of((run) => run.bytesAskedOnTouch),
    timesSent: of((run) => run.timesSent),
  };
}
