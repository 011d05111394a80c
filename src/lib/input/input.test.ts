import fc from 'fast-check';
import jsewts from 'jsewts';
import { describe, expect, it, test } from 'vitest';
import { matchPinyin, pinyinLetters } from './pinyin.ts';
import { readWylie } from './tibetan.ts';
import { FIRST_SYLLABLE, YI_NAMES } from './yi-names.ts';
import { readRomanYi, withoutTone } from './yi.ts';

const join = (units: readonly (readonly string[])[]): string[] =>
  units.reduce<string[]>((texts, unit) => texts.flatMap((text) => unit.map((syllable) => text + syllable)), ['']);

describe('romanised Yi', () => {
  test('every syllable of the standard has a name of its own', () => {
    expect(YI_NAMES).toHaveLength(0xa48d - FIRST_SYLLABLE);
    expect(new Set(YI_NAMES).size).toBe(YI_NAMES.length);
    // Fixed points of the standard's chart.
    expect(YI_NAMES[0xa188 - FIRST_SYLLABLE]).toBe('nuo');
    expect(YI_NAMES[0xa320 - FIRST_SYLLABLE]).toBe('su');
    expect(YI_NAMES.at(-1)).toBe('yyr');
  });

  it.each([
    ['nuo su', 'ꆈꌠ'],
    ['nuosu', 'ꆈꌠ'],
    ["NUO'SU", 'ꆈꌠ'],
    ['jie vi', 'ꏦꃤ'],
    ['jievi', 'ꏦꃤ'],
  ])('reads %s', (roman, yi) => {
    expect(join(readRomanYi(roman)[0] ?? [])).toContain(yi);
  });

  it('takes a tone that is written at its word', () => {
    expect(readRomanYi('bat')[0]).toEqual([['ꀞ']]);
  });

  it('lets w repeat the syllable before it', () => {
    const [reading = []] = readRomanYi('nuo w');
    expect(reading[1]).toEqual(reading[0]);
    expect(readRomanYi('w')).toEqual([]);
  });

  it.each(['hello', '', 'x', 'ꆈꌠ', '彩礼', 'nuo!', 'a'.repeat(61)])('does not read “%s”', (text) => {
    expect(readRomanYi(text)).toEqual([]);
  });

  test('what was romanised is read back, whatever was done with tones and spaces', () => {
    const mark = YI_NAMES.indexOf('w');
    const syllable = fc.integer({ min: 0, max: YI_NAMES.length - 1 }).filter((index) => index !== mark);
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 6 }), fc.boolean(), (indexes, tones) => {
        const names = indexes.map((index) => YI_NAMES[index] ?? '').map((name) => (tones ? name : withoutTone(name)));
        const reading = readRomanYi(names.join(' ')).find((units) => units.length === indexes.length) ?? [];
        indexes.forEach((index, at) => expect(reading[at]).toContain(String.fromCodePoint(FIRST_SYLLABLE + index)));
      }),
    );
  });

  test('any text is read or not, with few readings', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z ]{0,80}$/u)), (text) => {
        expect(readRomanYi(text).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('Tibetan in Wylie', () => {
  it.each([
    ['khrims', 'ཁྲིམས'],
    ['rtsa khrims', 'རྩ་ཁྲིམས'],
    ["nga'i", 'ངའི'],
    ['gnyen sgrig', 'གཉེན་སྒྲིག'],
  ])('reads %s', (wylie, tibetan) => {
    expect(readWylie(wylie)).toBe(tibetan);
    expect(jsewts.toWylie(tibetan)).toBe(wylie);
  });

  it.each(['hello', '', 'x', 'jhyj', '12', '彩礼', '<script>', 'a'.repeat(101)])('does not read “%s”', (text) => {
    expect(readWylie(text)).toBeNull();
  });

  test('never throws, and gives Tibetan or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z'+./ -]{0,100}$/u)), (text) => {
        expect(readWylie(text) ?? '').toMatch(/^[\u0F00-\u0FFF\s]*$/u);
      }),
    );
  });
});

describe('pinyin', () => {
  const caili = [
    ['彩', 'cai'],
    ['礼', 'li'],
  ];
  it.each([
    ['caili', 2],
    ['cai li', 2],
    ['cǎi lǐ', 2],
    ['cai3li3', 2],
    ['cl', 2],
    ['cail', 2],
    ['c', 1],
    ['CAI', 1],
  ])('%s stands for the first %i syllables of 彩礼', (typed, count) => {
    expect(matchPinyin(pinyinLetters(typed) ?? '', caili)).toBe(count);
  });

  it.each(['li', 'cc', 'cailix', 'jhyj'])('%s does not stand for 彩礼', (typed) => {
    expect(matchPinyin(pinyinLetters(typed) ?? '', caili)).toBe(0);
  });

  it('may be mixed with characters, and a character may have several syllables', () => {
    expect(matchPinyin('彩l', caili)).toBe(2);
    expect(matchPinyin('zhang', [['长', 'chang', 'zhang']])).toBe(1);
    expect(matchPinyin('li', caili, 1)).toBe(1);
  });

  it('knows ü', () => {
    expect(matchPinyin(pinyinLetters('nǚ') ?? '', [['nv']])).toBe(1);
  });

  it.each(['', '彩礼', '12348', 'a'.repeat(41), '!'])('“%s” is no pinyin', (text) => {
    expect(pinyinLetters(text)).toBeNull();
  });
});
