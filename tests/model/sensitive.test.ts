import { expect, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { isSensitiveLaw, sensitivePaths } from '../../src/model/sensitive.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';

const SENSITIVE = swap('sensitive: false', 'sensitive: true');

test('nothing is sensitive unless somebody said so', () => {
  const { library } = loadLibrary(makeContent(), { today: TODAY });
  expect(sensitivePaths(library)).toEqual([]);
});

test('an article that is sensitive takes its old address, its sounds and the laws that only it rests on with it', () => {
  const { library, findings } = loadLibrary(
    makeContent({
      'articles/cattle/article.yaml': SENSITIVE,
      'topics.yaml': swap('icon: hammer', 'icon: hammer\n  sensitive: true'),
    }),
    { today: TODAY },
  );
  expect(findings.filter((found) => found.file !== 'articles/cattle/article.yaml')).toEqual([]);
  const pages = ['articles/cattle/', 'articles/cows/', 'laws/pasture-law/', 'topics/work/'];
  expect(sensitivePaths(library)).toEqual(
    [
      ...['zh', 'ii', 'bo'].flatMap((lang) =>
        [...pages, 'record/cattle/', 'record/check/cattle/'].map((page) => `${lang}/${page}`),
      ),
      'sounds/cattle/',
      'pictures/cattle/',
      'qr/cattle/',
    ].sort(),
  );
});

test('a law that other articles rest on too, or none, is not sensitive', () => {
  const statute = '\n<Statute law="pasture-law" article="3" />\n';
  const { library } = loadLibrary(
    makeContent({ 'articles/cattle/article.yaml': SENSITIVE, 'articles/fence/zh.mdx': (text) => text + statute }),
    { today: TODAY },
  );
  expect(isSensitiveLaw('pasture-law', library.articles)).toBe(false);
  expect(isSensitiveLaw('old-pasture-law', library.articles)).toBe(false);
});
