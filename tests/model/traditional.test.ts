import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { allTexts, hanOf } from '../../src/model/texts.ts';
import { traditionalOf } from '../../src/model/traditional.ts';
import { mayBeTraditional, readTraditional, simplify } from '../../src/lib/search/fold.ts';

const { library } = loadLibrary('content', { today: '2026-11-25' });
const file = traditionalOf(library);
const table = readTraditional(file);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...Array.from(file.join('')), '\ud800', '\u0301', ' '), { maxLength: 100 })
    .map((all) => all.join('')),
);

describe('simplified', () => {
  it.each([
    ['沒領證彩禮能退嗎', '没领证彩礼能退吗'],
    ['離婚後小孩撫養費', '离婚后小孩抚养费'],
    // Hong Kong and Taiwan write these in ways of their own.
    ['裡面、裏面、衞生、衛生、群眾、羣衆', '里面、里面、卫生、卫生、群众、群众'],
    // Simplified already, or the same in both.
    ['显著', '显著'],
    ['ꆈꌠ བོད་ཡིག abc', 'ꆈꌠ བོད་ཡིག abc'],
  ])('%s is %s', (from, to) => {
    expect(simplify(from, table)).toBe(to);
  });

  test('nothing the second time', () => {
    fc.assert(fc.property(text, (one) => simplify(simplify(one, table), table) === simplify(one, table)));
  });

  test('one character for one, and letters stay letters', () => {
    const kinds = (one: string): string[] =>
      Array.from(one, (character) => (/\p{L}/u.test(character) ? 'letter' : character));
    fc.assert(
      fc.property(text, (one) => {
        expect(kinds(simplify(one, table))).toEqual(kinds(one));
      }),
    );
  });

  test('what stands on the site stays', () => {
    const all = hanOf(allTexts(library)).join('');
    expect(simplify(all, table)).toBe(all);
  });
});

describe('the table', () => {
  it('is fetched for traditional characters only', () => {
    expect(mayBeTraditional('彩禮')).toBe(true);
    expect(['彩礼', 'caili', 'ꆈꌠ', '', '老公打我怎么办？'].map(mayBeTraditional)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('has one simplified character of the site for each', () => {
    const [from, to] = file.map((part) => Array.from(part));
    expect(new Set(from).size).toBe(to?.length);
    expect(from?.length).toBeGreaterThan(500);
  });
});
