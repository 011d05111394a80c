/** Figures as Markdown. */

export type Row = readonly string[];

/** Returns a table; cells that a row lacks are empty. */
export function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** 1 KB = 1000 bytes. */
export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(bytes < 99_950 ? 1 : 0);
}
