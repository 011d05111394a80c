import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinForIndex, MAX_QUERY_UNITS, queryFor, readIndexText, withRepeats } from './index-text.ts';
import { langsToSearch, segment } from './index.ts';

/** Text of the three scripts with the punctuation they use, well formed. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '彩礼',
        '能退吗',
        '律师',
        'ꏦꃤ',
        'ꆈꌠ',
        'ꀕ',
        'བོད་',
        'ཡིག',
        'པའི་',
        'ང་།',
        '༡༢',
        '12348',
        'NGO',
        'iPhone',
        '3.5',
      ),
      fc.constantFrom(
        '，',
        '。',
        ' ',
        '“',
        '”',
        '《',
        '》',
        '། ',
        '།',
        '་',
        '、',
        '(',
        ')',
        '_',
        '<',
        '&',
        '\\',
        '—',
        '℃',
        '⑴',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

function keys(indexText: string): string[] {
  return readIndexText(indexText)
    .map((unit) => unit.key)
    .filter((key) => key !== '');
}

function shown(indexText: string): string {
  return readIndexText(indexText)
    .map((unit) => unit.before + unit.shown + unit.after)
    .join('');
}

describe('segment', () => {
  it.each([
    ['没领证，彩礼能退吗？', ['没', '领', '证', '彩', '礼', '能', '退', '吗']],
    ['打12348电话', ['打', '12348', '电', '话']],
    ['ꆈꌠꉙ', ['ꆈ', 'ꌠ', 'ꉙ']],
    ['བོད་ཡིག་།', ['བོད', 'ཡིག']],
    ['ཐོབ་ཐང་ པའི', ['ཐོབ', 'ཐང', 'པ', 'འི']],
    ['༡༢ Ａb', ['12', 'ab']],
    ['', []],
  ])('%s', (text, units) => {
    expect(segment(text)).toEqual(units);
  });
});

describe('index text', () => {
  it('keeps each unit apart and hangs the rest on it', () => {
    expect(joinForIndex('“彩礼，能退 NGO。')).toBe('\\{彩 礼\\, 能 退\\- NGO\\.');
    expect(joinForIndex('ཡིག་པ།')).toBe('ཡ\u1572ག པ\\|');
    expect(joinForIndex('，。')).toBe('');
  });

  it('writes no combining mark, so that Pagefind drops none', () => {
    fc.assert(fc.property(prose, (text) => !/[\u0F00-\u0FFF]/u.test(joinForIndex(text).replace(/\P{M}/gu, ''))));
  });

  it('is cut like the query', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const units = withRepeats(keys(joinForIndex(text)).slice(0, MAX_QUERY_UNITS));
        fc.pre(units[0] !== 'ꀕ');
        expect(units).toEqual(queryFor(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['ꆈꌠꀕ', ['ꆈ', 'ꌠ', 'ꌠ']],
    ['ꆈꀕꀕ', ['ꆈ', 'ꆈ', 'ꆈ']],
    ['ꀕꆈꌠ', ['ꆈ', 'ꌠ']],
    ['ꀕ', ['ꀕ']],
    ['礼ꀕ', ['礼', 'ꀕ']],
  ])('reads the iteration mark of %s', (text, units) => {
    expect(queryFor(text)).toEqual(units);
  });

  it('is cut like segment', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(queryFor(segment(text).join(' '))).toEqual(queryFor(text));
      }),
      { numRuns: 500 },
    );
  });

  it('can be shown again as it was', () => {
    for (const text of [
      '“没领证”，彩礼能退吗？',
      'ꆈꌠ, ꉙ。',
      'བོད་ཡིག པའི་ང་། ༡༢ ལོ།',
      '律师 NGO_a <b> & \\ 3.5《法》…',
      '打 12348 电话',
    ]) {
      expect(shown(joinForIndex(text))).toBe(text);
    }
    fc.assert(
      fc.property(prose, (text) => segment(shown(joinForIndex(text))).join() === segment(text).join()),
      { numRuns: 500 },
    );
  });

  it('takes any string, and never more units than allowed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const units = queryFor(text);
        return (
          units.length <= MAX_QUERY_UNITS &&
          units.every((unit) => /^[\p{L}\p{M}\p{N}]+$/u.test(unit)) &&
          readIndexText(joinForIndex(text)).length >= 1
        );
      }),
      { numRuns: 1000 },
    );
    expect(queryFor('法'.repeat(10_000))).toHaveLength(MAX_QUERY_UNITS);
    expect(queryFor('\uD800"\u202E')).toEqual([]);
  });
});

describe('langsToSearch', () => {
  it.each([
    ['ꏦꃤ', 'zh', ['ii']],
    ['བོད', 'zh', ['bo']],
    ['法律', 'zh', ['zh']],
    ['法律', 'ii', ['ii', 'zh']],
    ['ꏦꃤ 法律', 'zh', ['ii', 'zh']],
    ['12348', 'bo', ['bo', 'zh']],
    ['', 'bo', ['bo']],
  ] as const)('%s on a page in %s', (query, pageLang, langs) => {
    expect(langsToSearch(query, pageLang)).toEqual(langs);
  });
});
