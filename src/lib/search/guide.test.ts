import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonical, Guide, termsOf, wordMap, type GuideData, type GuidePage } from './guide.ts';

const page = (path: string, title: string, words: readonly string[], pairs = ''): GuidePage => ({
  path,
  title,
  words,
  pairs,
  langs: 'z',
});
const DATA: GuideData = {
  same: [
    ['孩子', '娃儿', '幺儿'],
    ['老公', '男人'],
  ],
  filler: ['怎么办', '咋个办', '我'],
  pages: [
    page('articles/beaten/', '在家里挨打，该怎么办？', ['老公打', '打孩子']),
    page('articles/school/', '孩子不想读书，可以吗？', ['不读书', '回来放羊'], '义务教育辍学'),
    page('services/#tel-110', '110 报警电话', ['110']),
  ],
  laws: [
    { path: 'laws/civil-code/', names: ['中华人民共和国民法典', '民法典'], articles: '120-1 188 1042' },
    { path: 'laws/labor-contract-law/', names: ['中华人民共和国劳动合同法', '劳动合同法'], articles: '10' },
    { path: 'laws/contract-law/', names: ['合同法'], articles: '1' },
    { path: 'laws/rural-land-contract-law/', names: ['农村土地承包法'], articles: '' },
  ],
};
const guide = new Guide(DATA);
const paths = (question: string): string[] => guide.ask(question, 3).map((answer) => answer.path);

describe('a question', () => {
  it.each([
    ['老公打我怎么办', 'articles/beaten/'],
    ['男人打娃儿咋个办', 'articles/beaten/'],
    ['幺儿不读书', 'articles/school/'],
    ['要喊他回来放羊', 'articles/school/'],
    ['辍学', 'articles/school/'],
    ['110', 'services/#tel-110'],
  ])('%s finds %s first', (question, path) => {
    expect(paths(question)[0]).toBe(path);
  });

  it.each(['', ' ', '怎么办', '？！', 'xyzzy', '1042'])('that says nothing finds nothing: “%s”', (question) => {
    expect(paths(question)).toEqual([]);
  });

  it('finds at most what is asked for', () => {
    expect(guide.ask('孩子', 1)).toHaveLength(1);
    expect(guide.ask('孩子', 0)).toEqual([]);
  });
});

describe('a law', () => {
  it.each([
    ['民法典1042', 'laws/civil-code/#a1042', '中华人民共和国民法典 第1042条'],
    ['民法典第一千零四十二条', 'laws/civil-code/#a1042', '中华人民共和国民法典 第1042条'],
    ['《民法典》第 188 条', 'laws/civil-code/#a188', '中华人民共和国民法典 第188条'],
    ['民法典第一百二十条之一', 'laws/civil-code/#a120-1', '中华人民共和国民法典 第120条之一'],
    ['民法典', 'laws/civil-code/', '中华人民共和国民法典'],
    // Not on the site: the law itself.
    ['民法典第999条', 'laws/civil-code/', '中华人民共和国民法典'],
    ['土地承包法', 'laws/rural-land-contract-law/', '农村土地承包法'],
  ])('%s leads to %s', (question, path, title) => {
    expect(guide.ask(question, 3)).toEqual([expect.objectContaining({ path, title })]);
  });

  it('is not also the one whose name is part of its name', () => {
    expect(paths('劳动合同法')).toEqual(['laws/labor-contract-law/']);
  });

  it('comes before what else is asked', () => {
    expect(paths('民法典1042 老公打我')).toEqual(['laws/civil-code/#a1042', 'articles/beaten/']);
  });
});

describe('what was misheard', () => {
  const sounds = new Map([
    ['辍', ['chuo']],
    ['戳', ['chuo']],
    ['学', ['xue']],
    ['穴', ['xue']],
  ]);

  it('is found by its sound, once the sounds are there', () => {
    const listening = new Guide(DATA);
    expect(listening.ask('戳穴', 1)).toEqual([]);
    expect(listening.wantsSounds('戳穴')).toBe(true);
    expect(listening.wantsSounds('辍学')).toBe(false);
    listening.hear(sounds);
    expect(listening.wantsSounds('戳穴')).toBe(false);
    expect(listening.ask('戳穴', 1)[0]?.path).toBe('articles/school/');
  });

  it('counts less than what was written', () => {
    const listening = new Guide({
      ...DATA,
      pages: [page('articles/other/', '戳学', []), ...DATA.pages],
    });
    listening.hear(sounds);
    expect(listening.ask('辍学', 1)[0]?.path).toBe('articles/school/');
  });
});

test('a pair that stands in many words of a page counts more there', () => {
  const words = ['修房子', '房子漏水', '买房子'];
  const two = new Guide({
    ...DATA,
    pages: [page('articles/other/', '其他', ['砌房子', '喂牛', '放羊']), page('articles/house/', '住处', words)],
  });
  expect(two.ask('我那个房子的墙', 1)[0]?.path).toBe('articles/house/');
});

describe('any string', () => {
  it('gives an answer or none, and the work is bounded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 10_000 }),
        fc.constantFrom('', '民法典第', '老公'),
        (text, start) => {
          expect(guide.ask(start + text, 3).length).toBeLessThanOrEqual(3);
          expect(termsOf(text, new Map()).size).toBeLessThanOrEqual(2 * 1000);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('canonical', () => {
  const words = wordMap(DATA);

  it('takes the longest word, drops filler and what is no letter', () => {
    expect(canonical('我的娃儿，怎么办？', words)).toBe('的孩子');
  });

  it('keeps apart what filler stood between', () => {
    expect([...termsOf('打我孩', words)]).not.toContain('打孩');
  });
});
