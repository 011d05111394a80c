import { expect, test } from 'vitest';
import { unicodeRange } from './font-face-css.ts';
import { readPageText } from './site-text.ts';
import { sliceByUse } from './slice.ts';
import { tibetanSyllables } from './syllables.ts';

test('slices take the characters of most pages first, ties by use, then by code point', () => {
  const pages = [
    new Map([
      [1, 1],
      [2, 9],
      [3, 1],
      [4, 1],
    ]),
    new Map([
      [1, 1],
      [5, 3],
    ]),
  ];
  expect(sliceByUse(pages, 2)).toEqual([[1, 2], [3, 5], [4]]);
  expect(sliceByUse(pages, 4)).toEqual([[1, 2, 3, 4, 5]]);
  expect(sliceByUse([], 4)).toEqual([]);
});

test('unicode-range joins neighbours', () => {
  expect(unicodeRange([0xa000, 0xa015, 0xa016, 0xa017])).toBe('U+a000,U+a015-a017');
});

test('a syllable keeps the tsheg, shad and space after it', () => {
  expect(tibetanSyllables('བོད་ཡིག། །སྐད')).toEqual(['བོད་', 'ཡིག། །', 'སྐད']);
});

test('text is read from elements, attributes, templates, noscript and JSON, not from programs', () => {
  const page = readPageText(
    'a.html',
    `<html lang="zh-CN"><input placeholder="ꀀ"><template>ꀁ</template><noscript><p>ꀂ</p></noscript>
     <script type="application/json">"ꀃ"</script><script>"ꀄ"</script><style>/*ꀅ*/</style><!--ꀆ-->
     <p lang="ii">，</p><p>。</p>`,
  );
  expect([...page.uses.Yiii.keys()].map((codePoint) => String.fromCodePoint(codePoint)).join('')).toBe('ꀀꀁꀂꀃ，');
});
