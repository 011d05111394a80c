/** The calendars for phones, by RFC 5545, and the pages they lead to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { calendarText } from '../../src/components/events/calendar-file.ts';
import { addDays } from '../../src/lib/days.ts';
import { datedEvents } from '../../src/model/event.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { sensitivePaths } from '../../src/model/sensitive.ts';
import { dateOf, only, parseIcs, textOf, type Component } from './ics.ts';
import { STORY_CONTENT, TODAY, VARIANTS } from './variants.ts';

const SITE = 'http://localhost:4321';
const { library } = loadLibrary('content', { today: TODAY });
const sensitive = sensitivePaths(library);

/** Checks what holds for every calendar of ours. */
function checkCalendar(calendar: Component): void {
  expect(calendar.name).toBe('VCALENDAR');
  expect(only(calendar, 'VERSION').value).toBe('2.0');
  expect(only(calendar, 'PRODID').value).toMatch(/^-\/\/.+\/\/.+\/\/[A-Z]{2}$/);
  expect(only(calendar, 'CALSCALE').value).toBe('GREGORIAN');
  const uids = calendar.components.map((event) => only(event, 'UID').value);
  expect(new Set(uids).size).toBe(uids.length);
  for (const event of calendar.components) {
    expect(event.name).toBe('VEVENT');
    expect(event.components).toEqual([]);
    expect(only(event, 'DTSTAMP').value).toMatch(/^\d{8}T000000Z$/);
    expect(dateOf(only(event, 'DTEND')) > dateOf(only(event, 'DTSTART'))).toBe(true);
    textOf(only(event, 'SUMMARY').value);
    expect(URL.canParse(only(event, 'URL').value)).toBe(true);
  }
}

describe.each(['main', 'base'] as const)('the calendars of the site “%s”', (name) => {
  const { dir, base } = VARIANTS[name];

  it.each(['zh', 'ii', 'bo'])('in %s', (lang) => {
    const calendar = parseIcs(readFileSync(join(dir, lang, 'events.ics')));
    checkCalendar(calendar);
    const coming = datedEvents(library.events, TODAY).filter(({ span }) => span.from <= addDays(TODAY, 364));
    expect(calendar.components.map((event) => dateOf(only(event, 'DTSTART')))).toEqual(
      coming.map(({ span }) => span.from),
    );
    expect(calendar.components.length).toBeGreaterThan(12);
    for (const event of calendar.components) {
      expect(only(event, 'DTSTAMP').value).toBe(`${TODAY.replaceAll('-', '')}T000000Z`);
      const url = only(event, 'URL').value;
      expect(url.startsWith(`${SITE}${base}${lang}/events/`)).toBe(true);
      expect(sensitive.some((path) => url.endsWith(path))).toBe(false);
      expect(existsSync(join(dir, url.slice(`${SITE}${base}`.length), 'index.html'))).toBe(true);
    }
  });
});

it('says of a sensitive day only its name', () => {
  const calendar = parseIcs(readFileSync(join(VARIANTS.main.dir, 'zh/events.ics')));
  const event = calendar.components.find((entry) => only(entry, 'UID').value.startsWith('violence'));
  expect(event?.properties.map(({ name }) => name)).not.toContain('DESCRIPTION');
  expect(event?.properties.find(({ name }) => name === 'URL')?.value).toBe(`${SITE}/zh/events/`);
});

it('has what is known of the year to come and nothing else', () => {
  const calendar = parseIcs(readFileSync(join(VARIANTS.story.dir, 'zh/events.ics')));
  const events = calendar.components.map((event) => ({
    uid: only(event, 'UID').value,
    days: [dateOf(only(event, 'DTSTART')), dateOf(only(event, 'DTEND'))],
    title: textOf(only(event, 'SUMMARY').value),
  }));
  expect(events).toEqual([
    { uid: 'grass-2026-12-04@localhost', days: ['2026-12-04', '2026-12-05'], title: '草场日' },
    { uid: 'fences-2026-12-28@localhost', days: ['2026-12-28', '2027-01-04'], title: '围栏周' },
  ]);
  expect(loadLibrary(STORY_CONTENT, { today: TODAY }).library.events.map(({ id }) => id)).toContain('moving');
});

test('whatever the words are, the file can be read and says them', () => {
  const words = fc.string({
    unit: fc.constantFrom('宪', 'ꆈ', 'བོད', '𠀀', 'a', ' ', ';', ',', '\\', '\n', '"', ':', '\t', '\u0007'),
    maxLength: 90,
  });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 400 }), (title, description, length) => {
      const from = '2026-12-04';
      const entry = { id: 'a-day', from, to: addDays(from, length), title, langTag: 'zh-CN', description, url: SITE };
      const text = calendarText({ name: title, madeOn: TODAY, host: 'example.org', entries: [entry] });
      const calendar = parseIcs(new TextEncoder().encode(text));
      checkCalendar(calendar);
      const said = (written: string): string => written.replaceAll(/[\t\u0007]/g, '');
      const [event] = calendar.components;
      if (event === undefined) throw new Error('no event');
      expect(textOf(only(calendar, 'X-WR-CALNAME').value)).toBe(said(title));
      expect(textOf(only(event, 'SUMMARY').value)).toBe(said(title));
      expect(textOf(only(event, 'DESCRIPTION').value)).toBe(said(description));
      expect(dateOf(only(event, 'DTEND'))).toBe(addDays(from, length + 1));
    }),
  );
});

test('the reader of these tests refuses what the RFC refuses', () => {
  const file = (...lines: string[]): Uint8Array =>
    new TextEncoder().encode(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
  expect(() => parseIcs(file('VERSION:2.0'))).not.toThrow();
  expect(() => parseIcs(new TextEncoder().encode('BEGIN:VCALENDAR\nEND:VCALENDAR\r\n'))).toThrow('CRLF');
  expect(() => parseIcs(file(`NAME:${'x'.repeat(71)}`))).toThrow('75 octets');
  expect(() => parseIcs(file('version:2.0'))).toThrow('no content line');
  expect(() => parseIcs(file('BEGIN:VEVENT'))).toThrow('END:VCALENDAR of BEGIN:VEVENT');
  expect(() => parseIcs(file(''))).toThrow('empty');
  expect(() => textOf('a;b')).toThrow('not escaped');
  expect(() => textOf('a\\b')).toThrow('no escape');
});
