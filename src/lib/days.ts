/** Days as `2026-12-04`, without time and time zone. */

/** Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Returns the day `count` days after `day`, before it when negative. */
export function addDays(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return textOf(date);
}

export function weekdayOf(day: string): Weekday {
  return (((dateOf(day).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** Returns the day, counted on where a month has no such day: the 31st of June is the 1st of July, the 0th the 31st of May. */
export function dayOf(year: number, month: number, day: number): string {
  return textOf(new Date(Date.UTC(year, month - 1, day)));
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
