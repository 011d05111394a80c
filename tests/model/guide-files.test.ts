/** The files of the search box: nothing is lost between the two, and they stay small however large the library gets. */
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { joinGuide, readOutline, type GuideData, type GuidePage } from '../../src/lib/search/guide-data.ts';
import { guideFiles, OUTLINE_LIMIT, weightOf } from '../../src/model/guide-files.ts';
import { guideOf } from '../../src/model/guide.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { soundsOf } from '../../src/model/sounds.ts';
import { traditionalOf } from '../../src/model/traditional.ts';

const { library } = loadLibrary('content', { today: '2026-11-25' });

/**
 * One more for each `every` pages and laws, the copies with their characters in another order: as much text, nothing
 * repeated (in Tibetan more than as much: syllables are torn).
 */
function larger(guide: GuideData, every: number): GuideData {
  const shuffled = (text: string, by: number): string => {
    // Stable, and with no two alike: characters go where a multiple of their number says.
    const letters = Array.from(text);
    return letters
      .map((letter, at) => ({ letter, place: ((at + 1) * (7 + by * 4)) % (letters.length + 11) }))
      .sort((a, b) => a.place - b.place)
      .map(({ letter }) => letter)
      .join('');
  };
  const copies = <T>(list: readonly T[], copy: (one: T, by: number) => T): T[] => [
    ...list,
    ...list.filter((_, index) => index % every === 0).map((one) => copy(one, 1)),
  ];
  return {
    ...guide,
    pages: copies(guide.pages, (page, by): GuidePage => ({
      ...page,
      path: page.path.replace(/[a-z-]+\/$/, (slug) => `${shuffled(slug.slice(0, -1), by)}/`),
      title: shuffled(page.title, by),
      ...(page.zh === undefined ? {} : { zh: shuffled(page.zh, by) }),
      words: page.words.map((word) => shuffled(word, by)),
    })),
    laws: copies(guide.laws, (law, by) => ({
      path: law.path.replace(/[a-z-]+\/$/, (id) => `${shuffled(id.slice(0, -1), by)}/`),
      names: law.names.map((name) => name.replace(/[^中华人民共和国]{3,}/gu, (rest) => shuffled(rest, by))),
      articles: law.articles,
    })),
  };
}

describe.each(LANGS)('the guide in %s', (lang) => {
  const guide = guideOf(library, lang, () => []);
  const { outline, rest } = guideFiles(guide);
  const sorted = (list: readonly string[]): string[] => [...list].sort();

  it('is whole when its files are joined', () => {
    const joined = joinGuide(outline, rest);
    expect({ ...joined, pages: [], laws: [] }).toEqual({ ...guide, pages: [], laws: [] });
    expect(joined.pages.map((page) => ({ ...page, words: sorted(page.words) }))).toEqual(
      guide.pages.map((page) => ({ ...page, words: sorted(page.words) })),
    );
    expect(joined.laws.map((law) => ({ ...law, articles: sorted(law.articles.split(' ')) }))).toEqual(
      guide.laws.map((law) => ({ ...law, articles: sorted(law.articles.split(' ')) })),
    );
  });

  it('has an outline that is within the limit, and has words of every page', () => {
    expect(weightOf(outline)).toBeLessThanOrEqual(OUTLINE_LIMIT);
    expect(readOutline(outline).pages[0]?.words.length).toBeGreaterThanOrEqual(6);
  });

  // With a Tibetan title beside each Chinese one there is room for fewer: docs/search.md.
  const every = lang === 'bo' ? 6 : 2;

  it(`has one within the limit for a library larger by one in ${every}, and nothing is lost`, () => {
    const large = larger(guide, every);
    const files = guideFiles(large);
    expect(weightOf(files.outline)).toBeLessThanOrEqual(OUTLINE_LIMIT);
    const joined = joinGuide(files.outline, files.rest);
    expect(joined.pages.map((page) => sorted(page.words))).toEqual(large.pages.map((page) => sorted(page.words)));
    expect(joined.laws.map((law) => ({ ...law, articles: sorted(law.articles.split(' ')) }))).toEqual(
      large.laws.map((law) => ({ ...law, articles: sorted(law.articles.split(' ')) })),
    );
    expect(joined.pages.map((page) => page.zh)).toEqual(large.pages.map((page) => page.zh));
  });
});

test('files of two builds are told apart', () => {
  const { outline, rest } = guideFiles(guideOf(library, 'zh', () => []));
  expect(() => joinGuide({ ...outline, pages: outline.pages.slice(1) }, rest)).toThrow();
});

test('the tables that all languages share are small', () => {
  expect(brotliCompressSync(JSON.stringify(soundsOf(library))).length).toBeLessThan(2_500);
  expect(brotliCompressSync(JSON.stringify(traditionalOf(library))).length).toBeLessThan(3_000);
});
