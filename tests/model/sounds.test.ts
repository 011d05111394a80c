import { describe, expect, it, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { soundsOf } from '../../src/model/sounds.ts';
import { hanOf, searchedTexts } from '../../src/model/texts.ts';
import { commonCharacters, simplifiedCharacters } from '../../src/lib/input/gb2312.ts';
import { readSounds } from '../../src/lib/input/sounds.ts';

const { library } = loadLibrary('content', { today: '2026-11-25' });
const sounds = readSounds(soundsOf(library));

test('the standard has 3,755 common characters and 6,763 in all', () => {
  expect(new Set(commonCharacters()).size).toBe(3755);
  expect(new Set(simplifiedCharacters()).size).toBe(6763);
});

describe('sounds', () => {
  it.each([
    ['彩', ['cai']],
    ['女', ['nv']],
    ['略', ['lve']],
    ['儿', ['er']],
    ['重', ['zhong', 'chong']],
    ['长', ['chang', 'zhang']],
    ['行', ['xing', 'hang']],
    ['还', ['hai', 'huan']],
    ['得', ['de', 'dei']],
  ])('of %s', (character, syllables) => {
    expect(sounds.get(character)).toEqual(expect.arrayContaining(syllables));
  });

  it('are there for every common character and every one that is searched', () => {
    const without = [...commonCharacters(), ...hanOf(searchedTexts(library))].filter((one) => !sounds.has(one));
    expect(without).toEqual([]);
    expect([...sounds.values()].flat().filter((syllable) => !/^[a-z]{1,6}$/.test(syllable))).toEqual([]);
  });
});
