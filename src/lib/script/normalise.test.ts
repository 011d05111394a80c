import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

/** Letters and digits, after the folds that change their form and not their number. */
function letters(text: string): string {
  return Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[\u0F20-\u0F29]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0f20))
      .replace(/\u0F6A/gu, '\u0F62')
      .replace(/\u0F00/gu, '\u0F68')
      .replace(/\u03C2/gu, '\u03C3')
      .matchAll(/[\p{L}\p{N}]/gu),
    ([letter]) => letter,
  ).join('');
}

/** Text as people paste it: scripts of the site, punctuation, invisible and broken characters. */
const messy = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0x0f00, max: 0x0fda }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0xa000, max: 0xa4c6 }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0x4e00, max: 0x4e40 }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0xff00, max: 0xffef }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom(
        ' ',
        '\n',
        '\u3000',
        '\u200B',
        '\uFEFF',
        '\u202E',
        '\u00AD',
        '\u0301',
        '\uD800',
        '\uDC00',
        '\u0000',
      ),
      fc.constantFrom('A', 'Σ', 'ß', 'İ', '①', '㈠', '℃', '“', '—', '…', '。', '.', '"', '\\', '<', '12'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('normalise', () => {
  it.each([
    ['full width', '１２３４８，ＡＢＣ', '12348,abc'],
    ['compatibility ideograph and radical', '\uF900\u2F00', '豈一'],
    ['Chinese quotation marks', '“禁止”「禁止」', '"禁止""禁止"'],
    ['white space beside Chinese', '打  12348\n电话 ', '打12348电话'],
    ['white space between words stays one', ' a \u3000 B ', 'a b'],
    ['Tibetan digits', '༡༢', '12'],
    [
      'composed vowels U+0F73, U+0F75, U+0F81',
      '\u0F40\u0F73 \u0F40\u0F75 \u0F40\u0F81',
      '\u0F40\u0F71\u0F72 \u0F40\u0F71\u0F74 \u0F40\u0F71\u0F80',
    ],
    ['letters excluded from composition', '\u0F43\u0F69', '\u0F42\u0FB7\u0F40\u0FB5'],
    ['vowel order', '\u0F40\u0F72\u0F71', '\u0F40\u0F71\u0F72'],
    ['tsheg that does not break', 'བོད\u0F0Cཡིག', 'བོད\u0F0Bཡིག'],
    ['shads', 'ཡིན་ནོ༎ བོད། །ཡིག', 'ཡིན་ནོ།བོད།ཡིག'],
    ['white space after a tsheg', 'ཐོབ་ ཐང', 'ཐོབ་ཐང'],
    ['white space between Tibetan letters stays', 'ཐོབ ཐང', 'ཐོབ ཐང'],
    ['Yi with both kinds of punctuation', 'ꆈꌠ， ꉙ。', 'ꆈꌠ,ꉙ.'],
    ['Yi syllables, iteration mark and radicals stay', 'ꀀꀕꒌ꒐꓆', 'ꀀꀕꒌ꒐꓆'],
    ['invisible characters', '\uFEFFꆈ\u200Bꌠ\u202E法\u00AD律\uFE0F', 'ꆈꌠ法律'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
    ['two lone surrogates with only an invisible character between them', 'a\uD800\u00AD\uDC00', 'a\uFFFD\uFFFD'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(messy, (text) => normalise(normalise(text)) === normalise(text)),
      { numRuns: 2000 },
    );
  });

  it('never loses a letter or a digit', () => {
    fc.assert(
      fc.property(
        messy,
        (text) =>
          letters(normalise(text)) ===
          letters(text.replace(/\p{Cs}/gu, ' ').replace(/(?!\p{L})\p{Default_Ignorable_Code_Point}/gu, '')),
      ),
      {
        numRuns: 2000,
      },
    );
  });

  it('gives composed and decomposed text the same form', () => {
    fc.assert(
      fc.property(messy, (text) => normalise(text.normalize('NFD')) === normalise(text)),
      { numRuns: 1000 },
    );
  });
});
