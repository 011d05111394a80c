import { describe, expect, it } from 'vitest';
import type { Register } from '../../register.ts';
import { findAlike, findExact } from './statute-search.ts';
import { markDifference } from './statute.ts';

const law = (id: string, articles: Record<string, string>) =>
  ({
    id,
    title: id,
    short: id,
    aliases: [],
    kind: '法律',
    status: 'in-force',
    version: '2020-01-01',
    effective: null,
    source: { name: '测试', url: 'https://example.org/' },
    checked: '2026-01-01',
    articles,
  }) as const;
const register: Register = new Map([
  [
    'one',
    { ...law('one', { '1': '放牧的人赶牛羊过河，\n要走桥。', '2': '过桥的牛羊，一次不能超过二十头。' }), aliases: [] },
  ],
  ['two', { ...law('two', { '1': '放牧的人赶牛羊过河，要走浅滩。' }), aliases: [] }],
]);
const placeOf = (found: ReturnType<typeof findExact>) => found && `${found.law.id} ${found.article}`;

describe('findExact', () => {
  it.each([
    ['the whole', '过桥的牛羊，一次不能超过二十头。', 'one 2'],
    ['a part without its full stop', '一次不能超过二十头。', 'one 2'],
    ['over a line break', '过河，要走桥', 'one 1'],
    ['the first of several', '放牧的人赶牛羊过河', 'one 1'],
    ['other words', '一次不能超过三十头', null],
    ['punctuation alone', '，，，，，，，，', null],
  ])('%s', (_, words, expected) => {
    expect(placeOf(findExact(words, register))).toBe(expected);
  });
});

describe('findAlike', () => {
  it.each([
    ['one character off', '过桥的牛羊，一次不能超过三十头', 'one 2'],
    ['the nearest of several', '放牧的人赶牛羊过河，要走浅的滩', 'two 1'],
    ['too far off', '过桥的时候，一次走二十头最好', null],
  ])('%s', (_, words, expected) => {
    expect(placeOf(findAlike(words, register))).toBe(expected);
  });
});

describe('markDifference', () => {
  it('marks what differs on both sides, in the passage meant', () => {
    expect(markDifference('一次不得超过二十头', '前面还有很长很长的一段话。过桥的牛羊，一次不能超过二十头。')).toEqual({
      quoted: '一次不【得】超过二十头',
      statute: '一次不【能】超过二十头',
    });
  });

  it('shows long and far wordings without comparing them', () => {
    const long = '草'.repeat(30_000);
    const { quoted, statute } = markDifference(long, '场'.repeat(900));
    expect(quoted.length).toBeLessThan(1100);
    expect(statute.length).toBeLessThan(1100);
  });
});
