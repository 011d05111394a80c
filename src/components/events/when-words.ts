/** How it is said when an occasion is. */
import { dayParts } from '../../i18n/day.ts';
import type { WordKey } from '../../i18n/keys.ts';
import type { WordValues } from '../../i18n/words.ts';
import { isWholeMonth, type Span } from '../../model/event.ts';

export interface WhenWords {
  readonly k: WordKey;
  readonly values: WordValues;
}

/** Returns the words for a day, a month, or some days: what is the same at both ends is said once. */
export function whenWords(span: Span): WhenWords {
  const { from, to } = span;
  if (from === to) return { k: 'common.day', values: dayParts(from) };
  if (isWholeMonth(span)) return { k: 'common.month', values: dayParts(from) };
  return from.slice(0, 4) === to.slice(0, 4)
    ? { k: 'events.span', values: { from, month: dayParts(to).month, day: dayParts(to).day } }
    : { k: 'events.spanOfYears', values: { from, to } };
}

/** Returns the same where little room is: of the one to come the year need not be said. */
export function shortWhenWords(span: Span): WhenWords {
  const { month, day } = dayParts(span.from);
  return span.from === span.to ? { k: 'events.shortDay', values: { month, day } } : whenWords(span);
}
