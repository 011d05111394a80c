/** Returns whether a month written `2026-12` is over on `day`, written `2026-12-04`. */
export function isPast(month: string, day: string): boolean {
  return day.slice(0, 7) > month;
}
