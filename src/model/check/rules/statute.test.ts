import { describe, expect, it } from 'vitest';
import type { Register } from '../../register.ts';
import { citationsIn } from './citation.ts';
import { markDifference } from './difference.ts';
import { findAlike, findCopied, findWithin, lengthOf } from './statute-search.ts';

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
const placeOf = (found: ReturnType<typeof findAlike>) => found && `${found.law.id} ${found.article}`;
const copiedIn = (text: string, rank: Parameters<typeof findCopied>[2] = () => 0) =>
  findCopied(text, register, rank).map(
    ({ from, to, words, found }) => `${text.slice(from, to)} = ${words} (${found.law.id} ${found.article})`,
  );

describe('findCopied', () => {
  it.each([
    [
      'the whole',
      '过桥的牛羊，一次不能超过二十头。',
      ['过桥的牛羊，一次不能超过二十头 = 过桥的牛羊，一次不能超过二十头 (one 2)'],
    ],
    ['a part, wherever it stands', '听说一次不能超过二十头呢', ['一次不能超过二十头 = 一次不能超过二十头 (one 2)']],
    ['over a line break', '过河，要走桥', []],
    ['with other punctuation', '赶牛羊 过河；要走桥！', ['赶牛羊 过河；要走桥 = 赶牛羊过河，要走桥 (one 1)']],
    ['the first of several', '放牧的人赶牛羊过河', ['放牧的人赶牛羊过河 = 放牧的人赶牛羊过河 (one 1)']],
    [
      'the longest of several',
      '放牧的人赶牛羊过河要走浅滩',
      ['放牧的人赶牛羊过河要走浅滩 = 放牧的人赶牛羊过河，要走浅滩 (two 1)'],
    ],
    [
      'two of them',
      '一次不能超过二十头，因为赶牛羊过河要走桥',
      ['一次不能超过二十头 = 一次不能超过二十头 (one 2)', '赶牛羊过河要走桥 = 赶牛羊过河，要走桥 (one 1)'],
    ],
    ['not over the end of an article', '要走桥过桥的牛羊', []],
    ['other words', '一次不能超过三十头', []],
    ['punctuation alone', '，，，，，，，，', []],
  ])('%s', (_, text, expected) => {
    expect(copiedIn(text)).toEqual(expected);
  });

  it('takes the article of the highest rank', () => {
    expect(copiedIn('放牧的人赶牛羊过河', ({ law }) => (law.id === 'two' ? 1 : 0))).toEqual([
      '放牧的人赶牛羊过河 = 放牧的人赶牛羊过河 (two 1)',
    ]);
  });

  it('does little work on what repeats itself', () => {
    const text = '一次不能超过二十头'.repeat(7000);
    const copied = findCopied(text, register, () => 0);
    expect(copied).toHaveLength(7000);
    expect(lengthOf(text)).toBe(63_000);
  });
});

describe('findWithin', () => {
  const found = { law: { ...law('one', { '1': '放牧的人赶牛羊过河，\n要走桥。' }), aliases: [] }, article: '1' };
  it.each([
    ['走桥', '走桥'],
    ['过河要走', '过河，要走'],
    ['走浅滩', null],
    ['。。', null],
  ])('%s', (typed, expected) => {
    expect(findWithin(typed, found)).toBe(expected);
  });
});

describe('citationsIn', () => {
  const laws: Register = new Map([
    [
      'grass',
      {
        ...law('grass', { '3': '甲', '42': '乙', '120-1': '丙' }),
        title: '中国草场法',
        short: '草场法',
        aliases: ['草法'],
      },
    ],
    ['water', { ...law('water', { '5': '丁' }), title: '中国水法', short: '水法', aliases: [] }],
  ]);
  const told = (text: string) =>
    citationsIn(text, laws).map(({ words, law: of, article }) => `${words} = ${of?.id ?? '?'} ${article ?? '?'}`);

  it.each([
    ['看《草场法》第四十二条。', ['《草场法》第四十二条 = grass 42']],
    ['看《中国草场法》第42条第1款。', ['《中国草场法》第42条 = grass 42']],
    ['按草场法第３条', ['草场法第３条 = grass 3']],
    ['草法第一百二十条之一、第三条', ['草法第一百二十条之一 = grass 120-1', '第三条 = grass 3']],
    ['草法第120条之1', ['草法第120条之1 = grass 120-1']],
    ['草场法第五条和水法第五条', ['草场法第五条 = grass ?', '水法第五条 = water 5']],
    ['依照森林法第四十二条', ['森林法第四十二条 = ? ?']],
    ['《森林法实施条例》（2018年修订）第42条', ['《森林法实施条例》（2018年修订）第42条 = ? ?']],
    ['草场法里有，该法第五十条也有', ['该法第五十条 = grass ?']],
    ['草场法第三条里有，该法第五十条也有', ['草场法第三条 = grass 3', '该法第五十条 = grass ?']],
    ['第1042条', ['第1042条 = ? ?']],
    ['第42条', []],
    ['理由有三：第一条，远；第八条路不通。', []],
    ['劳动合同第三十条、村规民约第十二条', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
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
