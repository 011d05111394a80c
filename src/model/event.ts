/** When occasions are, seen from a day: days only, no time zones. */
import { addDays, dayOf, weekdayOf } from '../lib/days.ts';
import { lunarDay } from '../lib/lunar.ts';
import type { Article } from './load/article.ts';
import { WEEKDAYS, type Event, type EventRule, type EventWhen } from './schema/event.ts';

/** From its first day to its last, which may be the same. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface DatedEvent {
  readonly event: Event;
  readonly span: Span;
}

/** Far enough ahead to be prepared for, near enough to be of the season. */
export const SEASON_DAYS = 45;

/** Returns when it is, from those that are not over on `today` to those that have begun on `until`, in order. */
export function spansBetween({ rule, dates = [] }: EventWhen, today: string, until: string): Span[] {
  const spans = rule === undefined ? dates : yearsAround(today, until).flatMap((year) => spanIn(rule, year) ?? []);
  return spans.filter(({ from, to }) => to >= today && from <= until).map(({ from, to }) => ({ from, to }));
}

/** Returns when it is next, or is now; null when nobody knows yet. */
export function nextOf(when: EventWhen, today: string): Span | null {
  // A year has each rule once; lunar days move by up to a month.
  return spansBetween(when, today, when.rule === undefined ? '9999-12-31' : addDays(today, 400))[0] ?? null;
}

/** Returns the occasions whose next day is known, in the order of the year that begins on `today`. */
export function datedEvents(events: readonly Event[], today: string): DatedEvent[] {
  return events
    .flatMap((event) => {
      const span = nextOf(event.when, today);
      return span === null ? [] : [{ event, span }];
    })
    .sort(
      (a, b) => compare(a.span.from, b.span.from) || compare(a.span.to, b.span.to) || compare(a.event.id, b.event.id),
    );
}

/** Returns the occasions of which nobody knows yet when they are next, in the order of their ids. */
export function undatedEvents(events: readonly Event[], today: string): Event[] {
  return events.filter(({ when }) => nextOf(when, today) === null);
}

/**
 * Returns the occasion of the season: of those that are now or begin within `SEASON_DAYS`, the one that is over first, so
 * that a whole month does not stand before the days in it. Null when there is none.
 */
export function eventOfSeason(events: readonly Event[], today: string): DatedEvent | null {
  const near = datedEvents(events, today).filter(({ span }) => span.from <= addDays(today, SEASON_DAYS));
  return near.sort((a, b) => compare(a.span.to, b.span.to))[0] ?? null;
}

/** Returns whether the page of an occasion is sensitive: one of its articles is. */
export function isSensitiveEvent(event: Event, articles: readonly Article[]): boolean {
  return articles.some(({ slug, meta }) => meta.sensitive && event.articles.includes(slug));
}

/** Returns whether these are all days of a month. */
export function isWholeMonth({ from, to }: Span): boolean {
  const [year = 0, month = 0] = from.split('-').map(Number);
  return from === dayOf(year, month, 1) && to === dayOf(year, month + 1, 0);
}

/** What began in the year before may last, and a lunar year ends in the next. */
function yearsAround(today: string, until: string): number[] {
  const [first, last] = [Number(today.slice(0, 4)) - 1, Number(until.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function spanIn(rule: EventRule, year: number): Span | null {
  const { month, day, days = 1, week, lunar, nth, weekday } = rule;
  if (nth !== undefined && weekday !== undefined) return oneDay(nthWeekday(year, month, nth, weekday));
  if (day === undefined) return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) };
  const first = lunar === true ? lunarDay(year, month, day) : dayOf(year, month, day);
  if (first === null) return null;
  if (week === true) {
    const monday = addDays(first, 1 - weekdayOf(first));
    return { from: monday, to: addDays(monday, 6) };
  }
  return { from: first, to: addDays(first, days - 1) };
}

function nthWeekday(year: number, month: number, nth: number, weekday: (typeof WEEKDAYS)[number]): string {
  const first = dayOf(year, month, 1);
  const until = (WEEKDAYS.indexOf(weekday) + 1 - weekdayOf(first) + 7) % 7;
  return addDays(first, until + 7 * (nth - 1));
}

function oneDay(day: string): Span {
  return { from: day, to: day };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
