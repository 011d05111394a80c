/** Cuts the characters of a site into slices, so that a page fetches the common ones and little more. */

/** How often characters stand on one page. */
export type PageUses = ReadonlyMap<number, number>;

/**
 * Returns slices of at most `sliceSize` characters: first those that stand on the most pages (ties: most
 * often, then by code point), each slice in order of code points. A last slice under a third of the size
 * is added to the one before: a request costs more than its bytes.
 */
export function sliceByUse(pages: readonly PageUses[], sliceSize: number): number[][] {
  const totals = new Map<number, { pages: number; times: number }>();
  for (const page of pages) {
    for (const [codePoint, times] of page) {
      const total = totals.get(codePoint) ?? { pages: 0, times: 0 };
      totals.set(codePoint, { pages: total.pages + 1, times: total.times + times });
    }
  }
  const ranked = [...totals]
    .sort(([a, x], [b, y]) => y.pages - x.pages || y.times - x.times || a - b)
    .map(([codePoint]) => codePoint);
  const slices: number[][] = [];
  for (let start = 0; start < ranked.length; start += sliceSize) slices.push(ranked.slice(start, start + sliceSize));
  const last = slices.at(-1);
  if (slices.length > 1 && last !== undefined && last.length < sliceSize / 3) {
    slices.pop();
    slices.at(-1)?.push(...last);
  }
  return slices.map((slice) => slice.sort((a, b) => a - b));
}
