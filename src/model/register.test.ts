import { chineseNumber, numberFromChinese } from '../lib/chinese-number.ts';
import { describe, expect, it } from 'vitest';
import {
  articleLabel,
  inLawOrder,
  paragraphsOf,
  statuteWords,
  timeInForce,
  whyNotInForce,
  type Law,
  type Register,
} from './register.ts';

const LAW = {
  id: 'trial',
  title: '草场试验法',
  short: '草场法',
  aliases: [],
  kind: '法律',
  version: '2020-05-28',
  source: { name: '测试', url: 'https://example.org/' },
  checked: '2026-06-26',
  articles: { '3': '一款：\n（一）甲；\n（十二）乙。\n二款。', '4': '（一）没有款在前。\n又一款。' },
} as const;
const inForce: Law = { ...LAW, aliases: [], status: 'in-force', effective: '2021-01-01' };
const repealed: Law = {
  ...LAW,
  aliases: [],
  status: 'repealed',
  since: '2026-12-01',
  by: '新法',
  effective: '2021-01-01',
};
const register: Register = new Map([['trial', inForce]]);

it('articles stand as the law has them', () => {
  const numbers = ['121', '120-10', '120', 'preamble', '120-2', '3'];
  expect(numbers.sort(inLawOrder)).toEqual(['preamble', '3', '120', '120-2', '120-10', '121']);
});

describe('chineseNumber', () => {
  it('is read back, in digits and in full width too', () => {
    for (let number = 1; number < 10_000; number += 1) expect(numberFromChinese(chineseNumber(number))).toBe(number);
    expect(['1042', '１０４２', '一百〇二', '法', ''].map(numberFromChinese)).toEqual([1042, 1042, 102, null, null]);
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [119, '一百一十九'],
    [120, '一百二十'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1042, '一千零四十二'],
    [1100, '一千一百'],
    [1242, '一千二百四十二'],
  ])('%i is %s', (value, expected) => {
    expect(chineseNumber(value)).toBe(expected);
  });
});

describe('articleLabel', () => {
  it.each([
    ['1042', [], '第一千零四十二条'],
    ['120-1', [], '第一百二十条之一'],
    ['preamble', [], '序言'],
    ['3', [1, 2], '第三条第一款、第二款'],
  ])('%s %j is %s', (article, paragraphs, expected) => {
    expect(articleLabel(article, paragraphs)).toBe(expected);
  });
});

describe('paragraphs', () => {
  it('hold their items', () => {
    expect(paragraphsOf(register, 'trial', '3')).toEqual(['一款：\n（一）甲；\n（十二）乙。', '二款。']);
    expect(paragraphsOf(register, 'trial', '4')).toEqual(['（一）没有款在前。', '又一款。']);
  });

  it('are given as asked, all when none is asked for, null when one is not there', () => {
    const words = (paragraphs: number[], article = '3') =>
      statuteWords(register, { law: 'trial', article, paragraphs });
    expect(words([])).toBe(inForce.articles['3']);
    expect(words([2])).toBe('二款。');
    expect(words([2, 3])).toBeNull();
    expect(words([], '5')).toBeNull();
    expect(statuteWords(register, { law: 'constructor', article: '3', paragraphs: [] })).toBeNull();
    expect(words([], 'constructor')).toBeNull();
  });
});

describe('whyNotInForce', () => {
  it.each([
    ['in force', inForce, '2026-11-23', null],
    ['on its first day', inForce, '2021-01-01', null],
    ['the day before', inForce, '2020-12-31', '尚未施行'],
    ['on its last day', repealed, '2026-11-30', null],
    ['repealed', repealed, '2026-12-01', '废止'],
    ['without a known day', { ...inForce, effective: null }, '1999-01-01', null],
  ] as const)('%s', (_, law, today, state) => {
    expect(whyNotInForce(law, today)?.state ?? null).toBe(state);
  });
});

describe('timeInForce', () => {
  it.each([
    ['in force', inForce, '2021-01-01/..'],
    ['repealed: to the day before', repealed, '2021-01-01/2026-11-30'],
    ['of unknown beginning', { ...inForce, effective: null }, null],
  ])('%s', (_, law, expected) => {
    expect(timeInForce(law)).toBe(expected);
  });
});
