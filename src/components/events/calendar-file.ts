/** A calendar as RFC 5545 has it: whole days, no time zones, the same bytes for the same words. */
import { addDays } from '../../lib/days.ts';

export interface CalendarFile {
  /** What a phone calls it. */
  readonly name: string;
  /** The day of the build, `2026-11-23`. */
  readonly madeOn: string;
  /** Whose calendar it is: the host of the site. */
  readonly host: string;
  readonly entries: readonly CalendarEntry[];
}

export interface CalendarEntry {
  /** The same for the same occasion of the same year, whatever its words. */
  readonly id: string;
  /** First and last day, `2026-12-04`. */
  readonly from: string;
  readonly to: string;
  readonly title: string;
  /** BCP 47, of title and description. */
  readonly langTag: string;
  readonly description: string | null;
  readonly url: string;
}

/** Returns the file. */
export function calendarText({ name, madeOn, host, entries }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${host}//events//ZH`,
    'CALSCALE:GREGORIAN',
    `NAME:${escape(name)}`,
    // The older way to say it, which phones know.
    `X-WR-CALNAME:${escape(name)}`,
    ...entries.flatMap((entry) => linesOf(entry, madeOn, host)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function linesOf(
  { id, from, to, title, langTag, description, url }: CalendarEntry,
  madeOn: string,
  host: string,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}-${from}@${host}`,
    `DTSTAMP:${compact(madeOn)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(from)}`,
    // The day after the last.
    `DTEND;VALUE=DATE:${compact(addDays(to, 1))}`,
    `SUMMARY;LANGUAGE=${langTag}:${escape(title)}`,
    ...(description === null ? [] : [`DESCRIPTION;LANGUAGE=${langTag}:${escape(description)}`]),
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** Control characters have no place in it. */
function escape(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, '');
}

const MAX_OCTETS = 75;
const encoder = new TextEncoder();

/** Lines have 75 octets at most; what goes on begins with a space. No character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).byteLength;
    if (octets + size > MAX_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
