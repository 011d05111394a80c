import fc from 'fast-check';
import { expect, test } from 'vitest';
import { langOfWriting, partsOf } from './suggestion.ts';

const marked = (text: string, typed: string): string =>
  partsOf(text, typed)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['没领证，彩礼能退吗', '彩礼', '没领证，[彩礼]能退吗'],
  ['彩礼', ' 彩礼 ', '[彩礼]'],
  ['HIV 检测', 'hiv', '[HIV] 检测'],
  ['ꆈꌠꉙ', 'ꌠ', 'ꆈ[ꌠ]ꉙ'],
  ['彩礼', 'caili', '彩礼'],
  ['彩礼', '', '彩礼'],
  // Longer in lower case: places in one are not places in the other.
  ['İa', 'a', 'İa'],
])('in %s the typed %s is marked', (text, typed, result) => {
  expect(marked(text, typed)).toBe(result);
});

test('no letter is lost, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, typed) => {
      const parts = partsOf(text, typed);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.filter((part) => part.isMatch).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('words kept without their language have that of their script', () => {
  expect(['彩礼', 'ꊈꏦ', 'ཁྲིམས', 'caili', '12348', '彩礼 ཁྲིམས'].map(langOfWriting)).toEqual([
    'zh',
    'ii',
    'bo',
    'zh',
    'zh',
    'bo',
  ]);
});
