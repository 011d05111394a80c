/**
 * Refuses files that would cost a parser too much, before any parser sees them: a nested list of
 * 161 KB takes remark 4 s, one of 1 MB over a minute; 64 KB of `a*` in one paragraph over 20 s.
 */
import { finding, START, type Finding } from '../check/finding.ts';
import { bracketDepth, countDataMarks, countMarks, tagDepth } from './cost.ts';

export const MAX_ARTICLE_BYTES = 64 * 1024;
/** The longest statute, whole, has 330 KB. */
export const MAX_LAW_BYTES = 384 * 1024;
export const MAX_LINE = 2000;
/** A line costs a parser more than what stands on it: 64 KB of empty ones take a second. */
export const MAX_LINES = 4000;
export const MAX_DEPTH = 10;
/** Emphasis and links cost the square of their marks in a paragraph; no paragraph has so many. */
export const MAX_MARKS = 800;
/** What they cost one by one; the densest honest article of 64 KB has fewer. */
export const MAX_MARKS_IN_FILE = 8000;

/** List items inside others, each looked at again with the whole list: 4,000 of them take 7 s. */
export const MAX_NESTED = 300;

/** Nesting that one line can open: quote marks, bullets, indentation. */
const CONTAINERS = /^(?:\s*(?:>|[-*+?](?=\s|$)|\d{1,9}[.)](?=\s|$)))+/;
/** As a parser sees them: a lone carriage return ends a line too. */
export const LINE_BREAK = /\r\n|\n|\r/;

const MARKS_NAMED = '标记符号（* [ < : 一类）';

/** Text that is safe to parse, or the findings that say why it is not. */
export type Guarded = { readonly text: string } | { readonly findings: readonly Finding[] };

/** Returns the text of an article, or findings when it is not UTF-8, too large, too long or too deep. Never throws. */
export function guardArticle(bytes: Uint8Array, file: string): Guarded {
  return guard(bytes, file, MAX_ARTICLE_BYTES, (lines) => {
    const tags = tagDepth(lines);
    return [
      ...depthFindings(
        file,
        lines.map((line, index) => Math.max(containerDepth(line), tags[index] ?? 0)),
      ),
      ...markFindings(file, countMarks(lines)),
      ...nestedFindings(file, lines),
    ];
  });
}

function markFindings(file: string, paragraphs: ReturnType<typeof countMarks>): Finding[] {
  const total = totalFindings(
    file,
    paragraphs.reduce((sum, { count }) => sum + count, 0),
  );
  if (total.length > 0) return total;
  return paragraphs.flatMap(({ line, count }) =>
    count > MAX_MARKS
      ? [
          finding(
            'file/too-many-marks',
            file,
            { line, column: 1 },
            { what: `从这里起到下一个空行，${MARKS_NAMED}有`, count, max: MAX_MARKS },
          ),
        ]
      : [],
  );
}

/** Returns the text of a YAML file, or findings as for an article. Never throws. */
export function guardData(bytes: Uint8Array, file: string, maxBytes: number = MAX_ARTICLE_BYTES): Guarded {
  return guard(bytes, file, maxBytes, (lines) => {
    const brackets = bracketDepth(lines);
    const depths = lines.map((line, index) => Math.max(containerDepth(line), brackets[index] ?? 0));
    return [...depthFindings(file, depths), ...totalFindings(file, countDataMarks(lines))];
  });
}

function nestedFindings(file: string, lines: readonly string[]): Finding[] {
  const nested = lines.flatMap((line, index) => (CONTAINERS.test(line) && containerDepth(line) > 1 ? [index + 1] : []));
  const facts = { what: '套在里面的列表项有', count: nested.length, max: MAX_NESTED };
  return nested.length > MAX_NESTED
    ? [finding('file/too-many-marks', file, { line: nested[0] ?? 1, column: 1 }, facts)]
    : [];
}

function totalFindings(file: string, count: number): Finding[] {
  return count > MAX_MARKS_IN_FILE
    ? [
        finding('file/too-many-marks', file, START, {
          what: `整个文件里，${MARKS_NAMED}有`,
          count,
          max: MAX_MARKS_IN_FILE,
        }),
      ]
    : [];
}

function guard(
  bytes: Uint8Array,
  file: string,
  maxBytes: number,
  check: (lines: readonly string[]) => readonly Finding[],
): Guarded {
  if (bytes.byteLength > maxBytes) {
    return { findings: [finding('file/too-large', file, START, { sizeBytes: bytes.byteLength, maxBytes })] };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { findings: [finding('file/not-utf8', file, START, {})] };
  }
  const lines = text.split(LINE_BREAK);
  if (lines.length > MAX_LINES)
    return { findings: [finding('file/too-many-lines', file, START, { count: lines.length, max: MAX_LINES })] };
  const long = lines.flatMap((line, index) =>
    line.length > MAX_LINE
      ? [finding('file/line-too-long', file, { line: index + 1, column: 1 }, { length: line.length, max: MAX_LINE })]
      : [],
  );
  const findings = long.length > 0 ? long : check(lines);
  return findings.length > 0 ? { findings } : { text };
}

/** Only the first place: all that stands inside it is too deep as well. */
function depthFindings(file: string, depths: readonly number[]): Finding[] {
  const index = depths.findIndex((depth) => depth > MAX_DEPTH);
  return index < 0
    ? []
    : [finding('file/too-deep', file, { line: index + 1, column: 1 }, { depth: depths[index] ?? 0, max: MAX_DEPTH })];
}

function containerDepth(line: string): number {
  const indent = Math.floor((/^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0) / 2);
  const markers = CONTAINERS.exec(line)?.[0].match(/>|[-*+?]|\d+[.)]/g)?.length ?? 0;
  return indent + markers;
}
