/** How hard an article is to read, and how far it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMON_CHARACTERS } from '../../src/model/common-characters.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { LIMITS, readabilityOf, worstFirst } from '../../src/model/readability.ts';
import { articlesStatus } from '../../src/model/status/article.ts';
import { identify } from '../../src/model/translation/identity.ts';
import { blocksOf } from '../fixtures/blocks.ts';
import { add, makeContent, swap, TODAY, type Changes } from '../fixtures/content.ts';
import { addRecording } from '../fixtures/voices.ts';

const figuresOf = (...words: string[]) =>
  readabilityOf({ blocks: identify(blocksOf(words), null).blocks }, COMMON_CHARACTERS);

function statusOf(changes: Changes = {}) {
  return articlesStatus(loadLibrary(makeContent(changes), { today: TODAY }).library, COMMON_CHARACTERS);
}

describe('readability', () => {
  it('counts sentences as a reader breathes, list items and titles as sentences, characters and digits', () => {
    const figures = figuresOf('# 牛怎么办？', '先牵开，再数。“要赔吗？”要！', '- 记下3头牛\n- 打12348；找人');
    expect(figures).toMatchObject({ sentences: 7, characters: 26, longest: 6, tooLong: [], over: [] });
    expect(figures.average).toBeCloseTo(26 / 7);
  });

  it('leaves out statutes and quotations, and shows where they stand', () => {
    const quoted = '<Quote law="pasture-law" article="3">放牧的人应当赔偿被吃掉的庄稼</Quote>';
    const figures = figuresOf('# 题', '<Statute law="pasture-law" article="3" />', `${'说'.repeat(46)}${quoted}的。`);
    expect(figures).toMatchObject({ characters: 48, longest: 47, over: ['longest'] });
    expect(figures.tooLong).toEqual([{ words: `${'说'.repeat(46)}……的。`, length: 47, at: { line: 5, column: 1 } }]);
  });

  it('marks what passes a limit and no more', () => {
    const answer = (length: number) => `<Answer>\n${'好。'.repeat(length / 2)}\n</Answer>`;
    expect(figuresOf('# 题', answer(LIMITS.answer)).over).toEqual([]);
    expect(figuresOf('# 题', answer(LIMITS.answer + 2)).over).toEqual(['answer']);
    expect(figuresOf(`# ${'题'.repeat(LIMITS.average)}`).over).toEqual([]);
    expect(figuresOf(`# ${'题'.repeat(LIMITS.average + 1)}`).over).toEqual(['average']);
    expect(figuresOf(`# ${'题'.repeat(LIMITS.longest + 1)}`).over).toEqual(['average', 'longest']);
  });

  it('tells the characters outside the list, the most frequent first', () => {
    expect(figuresOf('# 妯娌妊娠，妊娠')).toMatchObject({ rareShare: 1, rare: ['妊', '娠', '妯', '娌'] });
    expect(figuresOf('# 牛羊吃庄稼 ABC 123')).toMatchObject({ rareShare: 0, rare: [] });
  });

  it('puts the worst first', () => {
    const long = figuresOf(`# 题`, '牛'.repeat(46));
    const short = figuresOf('# 牛羊吃庄稼');
    expect([short, long].sort(worstFirst)).toEqual([long, short]);
  });

  it('has the list that it names: the first level of the table of 2013', () => {
    expect(COMMON_CHARACTERS.size).toBe(3500);
    // The first and the last of the level, and the first of the next, as the table numbers them.
    expect([...COMMON_CHARACTERS].at(0)).toBe('一');
    expect([...COMMON_CHARACTERS].at(-1)).toBe('矗');
    expect(COMMON_CHARACTERS.has('乂')).toBe(false);
  });
});

describe('the status of articles', () => {
  it('counts translated blocks, those left in Chinese, and stale ones', () => {
    const of = (changes: Changes) => statusOf(changes).find(({ slug }) => slug === 'cattle')?.languages;
    expect(of({})?.bo).toMatchObject({ translated: 6, untranslated: 1, missing: 0, stale: 0, recordings: 0 });
    expect(of({})?.ii).toBeNull();
    const changed = { 'articles/cattle/zh.mdx': swap('要赔。先和主人家商量', '当然要赔。先和主人商量') };
    expect(of(changed)?.bo).toMatchObject({ translated: 6, stale: 1 });
    expect(of({ 'articles/cattle/zh.mdx': add('\n又有一段。\n') })?.bo).toMatchObject({ missing: 1 });
  });

  it('counts recordings and the blocks in them that have changed since', () => {
    const dir = makeContent();
    addRecording(dir, 'cattle', 'one');
    const load = () => articlesStatus(loadLibrary(dir, { today: TODAY }).library, COMMON_CHARACTERS);
    const zh = () => load().find(({ slug }) => slug === 'cattle')?.languages.zh;
    expect(zh()).toMatchObject({ recordings: 1, staleSpoken: 0 });
    const file = join(dir, 'articles/cattle/zh.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('先把牛牵开', '先把牛拉开'));
    expect(zh()).toMatchObject({ recordings: 1, staleSpoken: 1 });
  });

  it('says when the law is to be checked next, and when that month is over', () => {
    expect(statusOf()[0]).toMatchObject({ checkDue: '2027-06', isDue: false });
    const due = statusOf({ 'articles/fence/article.yaml': swap("due: '2027-06'", "due: '2026-10'") });
    expect(due.find(({ slug }) => slug === 'fence')).toMatchObject({ checkDue: '2026-10', isDue: true });
  });
});
