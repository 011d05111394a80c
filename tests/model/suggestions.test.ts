/** Suggestions and readings of Latin letters, over the site's own titles and words. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Lang } from '../../src/languages.ts';
import { readSounds } from '../../src/lib/input/sounds.ts';
import { readWylie } from '../../src/lib/input/tibetan.ts';
import { romanName, withoutTone } from '../../src/lib/input/yi.ts';
import { joinGuide, readOutline } from '../../src/lib/search/guide-data.ts';
import { prepareReadings, readingsOf } from '../../src/lib/search/readings.ts';
import type { Suggestion } from '../../src/lib/search/suggestion.ts';
import { prepareSuggestions, suggest, type Spell } from '../../src/lib/search/suggestions.ts';
import { guideFiles } from '../../src/model/guide-files.ts';
import { guideOf } from '../../src/model/guide.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { soundsOf } from '../../src/model/sounds.ts';

const { library } = loadLibrary('content', { today: '2026-11-25' });
const sounds = readSounds(soundsOf(library));
const spell: Spell = (character) => sounds.get(character) ?? [romanName(character) ?? []].flat();
const outlineIn = (lang: Lang) => readOutline(guideFiles(guideOf(library, lang, () => [])).outline);
const outlines = { zh: outlineIn('zh'), ii: outlineIn('ii'), bo: outlineIn('bo') };
const data = {
  zh: prepareSuggestions(outlines.zh, 'zh', spell),
  ii: prepareSuggestions(outlines.ii, 'ii', spell),
  bo: prepareSuggestions(outlines.bo, 'bo', spell),
};
const shown = (suggestion: Suggestion | undefined): string =>
  suggestion === undefined ? '' : suggestion.kind === 'query' ? suggestion.text : suggestion.path;
const first = (typed: string, lang: Lang = 'zh', wylie: string | null = null): string =>
  shown(suggest(typed, data[lang], 5, wylie)[0]);
const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10_000 }),
  fc.stringMatching(/^[a-z0-9 '第条民法典]{0,200}$/u),
  fc
    .tuple(fc.constantFrom('a\u0301', '\ud800', '\u202e', '\u0f71', '彩', 'shi', '第', '1', '<script>'), fc.nat(10_000))
    .map(([unit, count]) => unit.repeat(Math.ceil(count / unit.length))),
);

describe('suggestions', () => {
  it.each([
    ['彩礼', /^彩礼./],
    ['caili', /^彩礼/],
    ['cai li', /^彩礼/],
    ['cǎilǐ', /^彩礼/],
    ['cail', /^彩礼/],
    ['彩l', /^彩礼/],
    ['jiehun', /^结婚/],
    ['ldht', /^(劳动合同|laws\/labor-contract-law)/],
    ['110', /^services\/#tel-110$/],
    ['baojing', /^services\/#tel-110$/],
    ['民法典', /^laws\/civil-code\/$/],
    ['mfd', /^laws\/civil-code\/$/],
    ['民法典1042', /^laws\/civil-code\/#a1042$/],
    ['民法典第一千零四十二条', /^laws\/civil-code\/#a1042$/],
    ['mfd1042', /^laws\/civil-code\/#a1042$/],
  ])('begin for “%s” with %s', (typed, wanted) => {
    expect(first(typed)).toMatch(wanted);
  });

  it('offer articles of a law that are there, and no others', () => {
    const { articles = '' } = outlines.zh.laws.find((law) => law.path === 'laws/civil-code/') ?? {};
    const paths = suggest('民法典10', data.zh, 8).map(shown);
    const begun = articles.split(' ').filter((article) => article.startsWith('10'));
    expect(paths.filter((path) => path.startsWith('laws/civil-code/#a')).length).toBeGreaterThan(0);
    expect(
      paths
        .filter((path) => path.startsWith('laws/civil-code/#a'))
        .filter((path) => !begun.includes(path.slice('laws/civil-code/#a'.length))),
    ).toEqual([]);
  });

  it.each(['', ' ', '？！', 'zzzzzz', 'xyzzy'])('are none for “%s”', (typed) => {
    expect(suggest(typed, data.zh, 5)).toEqual([]);
  });

  test('a Yi title is found by its syllables, by their names with and without tones, and by Chinese words', () => {
    const page = outlines.ii.pages.find(({ zh, path }) => zh !== undefined && path.startsWith('articles/'));
    const syllables = Array.from(page?.title ?? '').slice(0, 4);
    const names = syllables.map((syllable) => romanName(syllable) ?? '?');
    for (const typed of [syllables.join(''), names.join(' '), names.map(withoutTone).join(' '), names.join('')]) {
      expect(first(typed, 'ii'), typed).toBe(page?.path);
    }
    expect(suggest(page?.words[0] ?? '', data.ii, 20)).toContainEqual(
      expect.objectContaining({ kind: 'page', path: page?.path, lang: 'ii' }),
    );
  });

  it.each([
    ['དངུལ', null],
    ['dngul', 'དངུལ'],
  ])('a Tibetan title is found by “%s”', (typed, wylie) => {
    expect(wylie === null ? null : readWylie(typed)).toBe(wylie);
    const [found] = suggest(typed, data.bo, 1, wylie);
    expect(found).toMatchObject({ kind: 'page', lang: 'bo' });
    expect(found?.kind === 'page' ? found.title : '').toContain('དངུལ');
  });

  test('without the tables characters are compared as they stand', () => {
    const plain = prepareSuggestions(outlines.zh, 'zh', null);
    expect(shown(suggest('彩礼', plain, 1)[0])).toMatch(/^彩礼/);
    expect(suggest('caili', plain, 1)).toEqual([]);
  });

  test('whatever is typed: at most as many as asked for, each once, the same every time', () => {
    fc.assert(
      fc.property(HOSTILE, fc.constantFrom('zh', 'ii', 'bo'), (typed, lang) => {
        const found = suggest(typed, data[lang], 6, 'ཀ');
        expect(found.length).toBeLessThanOrEqual(6);
        expect(new Set(found.map(shown)).size).toBe(found.length);
        expect(suggest(typed, data[lang], 6, 'ཀ')).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  test('only the beginning of a long text is looked at', () => {
    const [typed = ''] = outlines.zh.pages[0]?.words ?? [];
    let asked = 0;
    const counting: Spell = (character) => {
      asked += 1;
      return spell(character);
    };
    prepareSuggestions(outlines.zh, 'zh', counting);
    expect(asked).toBeLessThan(3000);
    expect(suggest(`${typed}${'x'.repeat(10_000)}`, data.zh, 5)).toEqual([]);
  });
});

describe('a query in Latin letters', () => {
  const { outline, rest } = guideFiles(guideOf(library, 'zh', () => []));
  const vocabulary = prepareReadings(joinGuide(outline, rest), sounds);
  const chinese = (query: string): readonly string[] => readingsOf(query, vocabulary).zh;

  it.each([
    ['caili', '彩礼'],
    ['cai3 li3', '彩礼'],
    ['cǎilǐ', '彩礼'],
    ['lihun', '离婚'],
    ['jiabao', '家暴'],
    ['laogongdawo', '老公打我'],
    ['laogong dawo zenmeban', '老公打我怎么办'],
    ['nver', '女儿'],
    ['cl', '彩礼'],
    ['jh', '结婚'],
  ])('“%s” is %s', (query, words) => {
    expect(chinese(query)[0]).toBe(words);
  });

  it('proposes no slips', () => {
    expect(chinese('lihun')).not.toContain('离昏');
  });

  it('keeps syllables apart where they were typed apart', () => {
    expect(chinese('xi an').every((word) => Array.from(word).length > 1)).toBe(true);
  });

  it.each(['hello', 'google', 'xyzzy', '', '彩礼', '12348', 'nuosu'])('“%s” is no Chinese', (query) => {
    expect(chinese(query)).toEqual([]);
  });

  it('may be Yi or Tibetan', () => {
    expect(readingsOf('nuosu', vocabulary).ii[0]?.map((unit) => unit.includes('ꆈ') || unit.includes('ꌠ'))).toEqual([
      true,
      true,
    ]);
    expect(readingsOf('khrims', vocabulary, readWylie('khrims')).bo).toBe('ཁྲིམས');
    expect(readingsOf('彩礼', vocabulary)).toEqual({ zh: [], ii: [], bo: null });
  });

  test('whatever it is, it has few readings', () => {
    fc.assert(
      fc.property(fc.oneof(HOSTILE, fc.stringMatching(/^(shi|ji|li|n){0,40}$/u)), (query) => {
        const { zh, ii } = readingsOf(query, vocabulary);
        expect(zh.length).toBeLessThanOrEqual(3);
        expect(ii.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });
});
