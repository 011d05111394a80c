/** The occasions of the year to come, for the calendar of a phone. */
import { content } from '../../content.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import { useWords } from '../../i18n/words.ts';
import type { Lang } from '../../languages.ts';
import { addDays } from '../../lib/days.ts';
import { isSensitiveEvent, spansBetween } from '../../model/event.ts';
import { absoluteHref } from '../frame/href.ts';
import type { CalendarFile } from './calendar-file.ts';

/** Without the same day of next year. */
const DAYS_AHEAD = 364;

/**
 * Returns what is known of the year from today on, in the order of the days. It stays on phones that families share: of a
 * sensitive occasion it has the name alone, which is as public as the day, and nothing that leads to its page.
 */
export function calendarOf(lang: Lang): CalendarFile {
  const { env, library } = content();
  const { events, articles, today, site } = library;
  const entries = events.flatMap((event) => {
    const { words, lang: langTag } = inLanguage(event, lang);
    const isSensitive = isSensitiveEvent(event, articles);
    return spansBetween(event.when, today, addDays(today, DAYS_AHEAD)).map((span) => ({
      id: event.id,
      ...span,
      title: words.name,
      langTag,
      description: isSensitive ? null : words.about,
      url: absoluteHref(isSensitive ? '/events/' : `/events/${event.id}/`, lang),
    }));
  });
  return {
    name: `${inLanguage(site.name, lang).words} · ${useWords(lang).t('events.title').text}`,
    madeOn: today,
    host: new URL(env.site).hostname,
    entries: entries.sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1)),
  };
}
