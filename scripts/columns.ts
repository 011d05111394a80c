/** A table for a terminal. */

/** One column: its head, and what it says of a row. Figures stand at the right. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | number;
}

/** Returns the rows as lines of even columns, the heads first, no spaces at the ends. */
export function columns<Row>(rows: readonly Row[], of: readonly Column<Row>[]): string {
  const cells = [of.map(({ head }) => head), ...rows.map((row) => of.map(({ cell }) => cell(row)))];
  const widths = of.map((_, index) => Math.max(...cells.map((line) => widthOf(String(line[index] ?? '')))));
  const isFigure = of.map((_, index) => cells.slice(1).every((line) => /^[\d.%\s–-]*[*]?$/.test(String(line[index]))));
  return cells
    .map((line) =>
      line.map((cell, index) => pad(String(cell), widths[index] ?? 0, isFigure[index] ?? false)).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

function pad(text: string, width: number, atRight: boolean): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return atRight ? spaces + text : text + spaces;
}

/** Terminals give two places to Chinese characters, Yi syllables and wide marks. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  );
}
