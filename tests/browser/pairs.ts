/** Rows in which every two values of different factors meet at least once: all that a sweep over every combination finds of faults of two. */

/** Name of a factor → its values. */
export type Factors = Readonly<Record<string, readonly string[]>>;
/** Name of a factor → the value it has in this row. */
export type Row<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/** A pair of values, as a key: `lang=bo & zoom=200`. */
function pairKey(a: string, b: string): string {
  return [a, b].sort().join(' & ');
}

/** Returns the pairs that stand in `row`. */
export function pairsOf(row: Readonly<Record<string, string>>): string[] {
  const values = Object.entries(row).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((a, index) => values.slice(index + 1).map((b) => pairKey(a, b)));
}

/** Returns every pair there is, sorted. */
export function allPairs(factors: Factors): string[] {
  const values = Object.entries(factors).map(([name, own]) => own.map((value) => `${name}=${value}`));
  return values
    .flatMap((own, index) =>
      values.slice(index + 1).flatMap((other) => own.flatMap((a) => other.map((b) => pairKey(a, b)))),
    )
    .sort();
}

/**
 * Returns a covering array of strength two; the same factors give the same rows. Greedy: a row begins with the first
 * pair not yet met and takes, factor by factor, the value that meets most of those left (of equals the one used least).
 */
export function coverPairs<F extends Factors>(factors: F): Row<F>[] {
  const left = new Set(allPairs(factors));
  const used = new Map<string, number>();
  const rows: Row<F>[] = [];
  for (let [first] = left; first !== undefined; [first] = left) {
    const row: Record<string, string> = {};
    for (const value of first.split(' & ')) {
      const [name = '', own = ''] = value.split('=');
      row[name] = own;
    }
    for (const [name, values] of Object.entries(factors)) {
      if (name in row) continue;
      const met = (value: string): number => pairsOf({ ...row, [name]: value }).filter((pair) => left.has(pair)).length;
      const uses = (value: string): number => used.get(`${name}=${value}`) ?? 0;
      row[name] = [...values].sort((a, b) => met(b) - met(a) || uses(a) - uses(b))[0] ?? '';
    }
    for (const [name, value] of Object.entries(row))
      used.set(`${name}=${value}`, (used.get(`${name}=${value}`) ?? 0) + 1);
    for (const pair of pairsOf(row)) left.delete(pair);
    rows.push(row as Row<F>);
  }
  return rows;
}
