import { expect, test } from 'vitest';
import { dayNames, monthsFrom } from './months.ts';

test('months go on over the end of the year, and every day stands under its name', () => {
  const months = monthsFrom('2027-11-23', 12);
  expect(months.map(({ year, month }) => `${year}-${month}`)).toEqual([
    '2027-11',
    '2027-12',
    ...Array.from({ length: 10 }, (_, index) => `2028-${index + 1}`),
  ]);
  for (const { year, month, weeks } of months) {
    const days = weeks.flatMap((week) => week.flatMap((date, column) => (date === null ? [] : [{ date, column }])));
    expect(days.map(({ date }) => date)).toEqual(days.map((_, index) => index + 1));
    for (const { date, column } of days)
      expect(
        (new Date(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`).getUTCDay() + 6) % 7,
      ).toBe(column);
  }
  expect(
    months
      .find(({ month }) => month === 2)
      ?.weeks.flat()
      .filter(Boolean),
  ).toHaveLength(29);
});

test('the week begins on Monday', () => {
  expect(dayNames('zh-CN').join('')).toBe('一二三四五六日');
});
