/** Returns the numbers that `common.day` takes, of a day written `2026-12-04`. */
export function dayParts(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
