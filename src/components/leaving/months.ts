/** The sheets of a calendar. */

export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Weeks from Monday to Sunday; null where a day belongs to the month before or after. */
  readonly weeks: readonly (readonly (number | null)[])[];
}

/** Returns `count` months from that of `day` (`YYYY-MM-DD`) on. */
export function monthsFrom(day: string, count: number): Month[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => monthOf(new Date(Date.UTC(year, month - 1 + index, 1))));
}

function monthOf(first: Date): Month {
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  const before = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const weeks = Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, column) => {
      const date = week * 7 + column - before + 1;
      return date >= 1 && date <= length ? date : null;
    }),
  );
  return { year, month: month + 1, weeks };
}

/** Returns the names of the days in one character, Monday first, in the language `tag`. */
export function dayNames(tag: string): string[] {
  const format = new Intl.DateTimeFormat(tag, { weekday: 'narrow', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index)));
}
