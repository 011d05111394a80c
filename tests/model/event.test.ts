/** When occasions are: against what was published, and against the plain meaning of the rules. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dayOf, weekdayOf } from '../../src/lib/days.ts';
import { lunarDay } from '../../src/lib/lunar.ts';
import { datedEvents, eventOfSeason, nextOf, SEASON_DAYS, spansBetween, undatedEvents } from '../../src/model/event.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { WEEKDAYS, type Event, type EventRule } from '../../src/model/schema/event.ts';
import { FENCE_WEEK, GRASS_DAY, SOME_DAY } from '../fixtures/event.ts';
import { makeContent, TODAY } from '../fixtures/content.ts';

const { library: site } = loadLibrary('content', { today: TODAY });

function eventOfSite(id: string): Event {
  const found = site.events.find((event) => event.id === id);
  if (found === undefined) throw new Error(`no occasion ${id}`);
  return found;
}

/** What `nextOf` says on the first day of each year. */
function spansOf(id: string, years: readonly number[]): string[] {
  return years.map((year) => {
    const span = nextOf(eventOfSite(id).when, dayOf(year, 1, 1));
    return span === null ? 'unknown' : [...new Set([span.from, span.to])].join(' to ');
  });
}

describe('against what was published', () => {
  /**
   * The ninth day of the ninth lunar month: `DOUBLE_NINTH_DATES` in holidays/calendars/chinese.py of
   * github.com/vacanza/holidays, commit 0d3079bd.
   */
  const DOUBLE_NINTH = [
    '2024-10-11',
    '2025-10-29',
    '2026-10-18',
    '2027-10-08',
    '2028-10-26',
    '2029-10-16',
    '2030-10-05',
    '2031-10-24',
    '2032-10-12',
    '2033-10-01',
  ];

  it('the day of the old, for ten years', () => {
    expect(spansOf('elders-day', yearsOf(DOUBLE_NINTH))).toEqual(DOUBLE_NINTH);
  });

  /** The first day off in the notices of 凉山州人民政府办公室《关于…年部分节假日安排的通知》 as newspapers and sites copied them. */
  const TORCH_FESTIVAL = [
    '2011-07-24',
    '2017-07-17',
    '2018-08-05',
    '2021-08-02',
    '2022-07-22',
    '2023-08-10',
    '2024-07-29',
  ];

  it('the torch festival, also in a year with two sixth months (2017)', () => {
    const found = spansOf('torch-festival', yearsOf(TORCH_FESTIVAL)).map((span) => span.slice(0, 10));
    expect(found).toEqual(TORCH_FESTIVAL);
  });

  it('the first week of family education: 人民日报海外版, 9 May 2022, page 2', () => {
    expect(spansOf('family-education-week', [2022])).toEqual(['2022-05-09 to 2022-05-15']);
  });

  function yearsOf(days: readonly string[]): number[] {
    return days.map((day) => Number(day.slice(0, 4)));
  }
});

describe('ten years of each rule', () => {
  const known = new Map<string, string | null>();
  const lunarDayOnce = (year: number, month: number, day: number): string | null => {
    const key = `${year} ${month} ${day}`;
    if (!known.has(key)) known.set(key, lunarDay(year, month, day));
    return known.get(key) ?? null;
  };
  const anyDay = fc.integer({ min: 0, max: 3652 }).map((count) => addDays('2026-01-01', count));
  const isIn = (rule: EventRule, day: string): boolean => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    if (rule.lunar === true) {
      const firsts = [year - 1, year].map((of) => lunarDayOnce(of, rule.month, rule.day ?? 0));
      return firsts.some((first) => first !== null && first <= day && day < addDays(first, rule.days ?? 1));
    }
    if (rule.weekday !== undefined)
      return month === rule.month && WEEKDAYS[weekdayOf(day) - 1] === rule.weekday && Math.ceil(date / 7) === rule.nth;
    if (rule.day === undefined) return month === rule.month;
    const first = dayOf(year, rule.month, rule.day);
    if (rule.week === true) return addDays(day, 1 - weekdayOf(day)) === addDays(first, 1 - weekdayOf(first));
    return first <= day && day < addDays(first, rule.days ?? 1);
  };
  const RULES: readonly EventRule[] = [
    { month: 12, day: 4 },
    { month: 6 },
    { month: 2 },
    { month: 11, day: 20, days: 3 },
    { month: 5, nth: 3, weekday: '日' },
    { month: 9, nth: 3, weekday: '六' },
    { month: 9, nth: 1, weekday: '一' },
    { month: 5, day: 15, week: true },
    { lunar: true, month: 6, day: 24, days: 3 },
    { lunar: true, month: 12, day: 29 },
  ];

  it.each(RULES.map((rule) => ({ name: JSON.stringify(rule), rule })))('$name', ({ rule }) => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const next = nextOf({ rule }, today);
        if (next === null) throw new Error(`nothing after ${today}`);
        expect(next.to >= today).toBe(true);
        // Each day from today to its end is of the occasion exactly when it is in the span.
        for (let day = today; day <= next.to; day = addDays(day, 1)) {
          expect(isIn(rule, day), day).toBe(day >= next.from);
        }
        expect(isIn(rule, addDays(next.to, 1))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

test('a table says what it has and nothing more', () => {
  const when = {
    by: '村里',
    dates: [
      { year: 2025, from: '2025-03-01', to: '2025-03-07' },
      { year: 2026, from: '2026-12-28', to: '2027-01-03' },
    ],
  };
  expect(nextOf(when, '2025-03-07')?.from).toBe('2025-03-01');
  expect(nextOf(when, '2025-03-08')?.from).toBe('2026-12-28');
  expect(nextOf(when, '2027-01-04')).toBeNull();
  expect(spansBetween(when, '2025-03-08', '2026-12-27')).toEqual([]);
});

test('the year stands in order from today; what nobody knows stands apart', () => {
  const dir = makeContent({
    'events/fences.yaml': FENCE_WEEK,
    'events/grass.yaml': GRASS_DAY,
    'events/moving.yaml': SOME_DAY,
  });
  const { library, findings } = loadLibrary(dir, { today: TODAY });
  expect(findings).toEqual([]);
  const { events } = library;
  const order = (today: string): string[] => datedEvents(events, today).map(({ event }) => event.id);
  expect(order(TODAY)).toEqual(['grass', 'fences']);
  expect(order('2026-12-05')).toEqual(['fences', 'grass']);
  expect(undatedEvents(events, TODAY).map(({ id }) => id)).toEqual(['moving']);
  expect(undatedEvents(events, '2027-01-04').map(({ id }) => id)).toEqual(['fences', 'moving']);
  const season = (today: string): string | undefined => eventOfSeason(events, today)?.event.id;
  expect(season(addDays('2026-12-04', -SEASON_DAYS))).toBe('grass');
  expect(season(addDays('2026-12-04', -SEASON_DAYS - 1))).toBeUndefined();
  expect(season('2026-12-05')).toBe('fences');
});

test('a month does not stand before the days in it', () => {
  const season = (today: string): string | undefined => eventOfSeason(site.events, today)?.event.id;
  expect(season('2027-06-10')).toBe('drugs');
  expect(season('2027-06-28')).toBe('safe-work-month');
});

test('the occasions that the plan names are there, and each has articles', () => {
  const names = site.events.map(({ zh }) => zh.name);
  for (const name of [
    '国家宪法日',
    '宪法宣传周',
    '国际消费者权益日',
    '安全生产月',
    '全国防灾减灾日',
    '国家网络安全宣传周',
  ])
    expect(names).toContain(name);
  const slugs = site.articles.map(({ slug }) => slug);
  for (const { articles } of site.events) expect(slugs).toEqual(expect.arrayContaining([...articles]));
});
