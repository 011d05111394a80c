/** The Chinese lunar calendar, as ICU reckons it. */
import { addDays } from './days.ts';

/** Names of the parts are the same in every language; English writes the months in plain numbers. */
const FORMAT = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** Earliest New Year in any year, and the shortest month: no day comes before. */
const EARLIEST_NEW_YEAR = '01-20';
const SHORT_MONTH = 29;
/** A late New Year, longer months and a leap month, one day each too many. */
const MAX_LATER = 32 + 12 + 31;

/**
 * Returns the day of the lunar year that begins in `year`, or null where its month is too short. Never in a leap month
 * (written `6bis`): who keeps a day keeps it in the month itself.
 */
export function lunarDay(year: number, month: number, day: number): string | null {
  const earliest = addDays(`${year}-${EARLIEST_NEW_YEAR}`, (month - 1) * SHORT_MONTH + day - 1);
  for (let later = 0; later < MAX_LATER; later += 1) {
    const found = addDays(earliest, later);
    const parts = new Map(FORMAT.formatToParts(Date.parse(found)).map(({ type, value }) => [type as string, value]));
    const isIt = parts.get('month') === String(month) && parts.get('day') === String(day);
    if (isIt && parts.get('relatedYear') === String(year)) return found;
  }
  return null;
}
