import { describe, expect, it } from 'vitest';
import type { BlockBody, Inline } from '../block.ts';
import { fingerprint } from './fingerprint.ts';

const at = { line: 1, column: 1 };
const text = (value: string): Inline => ({ type: 'text', value, at });
const paragraph = (...children: Inline[]): BlockBody => ({ kind: 'paragraph', children });
const of = (body: BlockBody, wording: string | null = null) => fingerprint(body, () => wording);
const statute = (paragraphs: number[], gist = ''): BlockBody => ({
  kind: 'statute',
  statute: { type: 'statute', law: 'a', article: '1', paragraphs, gist: gist === '' ? [] : [text(gist)], at },
});

describe('fingerprint', () => {
  it('is pinned: a change of it makes every record stale', () => {
    expect(of(paragraph(text('禁止借婚姻索取财物。')))).toMatchInlineSnapshot(`"f920bc163f750c13"`);
  });

  it.each([
    ['white space', '放牧 的人', '放牧的人'],
    ['full and half width', '放牧（人）', '放牧(人)'],
    ['quotation marks', '“放牧”', '「放牧」'],
    ['tsheg before shad', 'ཁྲིམས་།', 'ཁྲིམས།'],
  ])('does not count %s', (_, one, other) => {
    expect(of(paragraph(text(one)))).toBe(of(paragraph(text(other))));
  });

  it('does not count marks, but where a quotation is from', () => {
    const plain = of(paragraph(text('放牧的人')));
    expect(of(paragraph({ type: 'strong', children: [text('放牧')], at }, text('的人')))).toBe(plain);
    expect(of(paragraph({ type: 'quote', law: 'a', article: '1', children: [text('放牧的人')], at }))).not.toBe(plain);
  });

  it('counts a word, an item, the wording of a statute, its paragraphs, its gist', () => {
    const one = of(paragraph(text('放牧的人')));
    expect(of(paragraph(text('放羊的人')))).not.toBe(one);
    const list = (items: string[]): BlockBody => ({
      kind: 'list',
      ordered: false,
      items: items.map((item) => [text(item)]),
    });
    expect(of(list(['一二', '三']))).not.toBe(of(list(['一', '二三'])));
    expect(
      new Set([of(statute([]), '旧'), of(statute([]), '新'), of(statute([1]), '旧'), of(statute([], '要点'), '旧')])
        .size,
    ).toBe(4);
  });
});
