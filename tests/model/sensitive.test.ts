import { expect, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { isSensitiveLaw, sensitivePaths } from '../../src/model/sensitive.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';
import { FENCE_WEEK, GRASS_DAY } from '../fixtures/event.ts';
import { PASTURE_PATH } from '../fixtures/path-and-handbook.ts';
import { CATTLE_QUIZ } from '../fixtures/quiz.ts';
import { CATTLE_PAPER } from '../fixtures/template.ts';

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
  const topics = library.topics.filter(({ sensitive }) => sensitive).map(({ id }) => `topics/${id}/`);
  expect(topics).toHaveLength(1);
  const pages = ['articles/cattle/', 'articles/cows/', 'laws/pasture-law/', ...topics];
  expect(sensitivePaths(library)).toEqual(
    [
      ...['zh', 'ii', 'bo'].flatMap((lang) =>
        [...pages, 'record/cattle/', 'record/check/cattle/'].map((page) => `${lang}/${page}`),
      ),
      'desk/ii/cattle/',
      'desk/bo/cattle/',
      'sounds/cattle/',
      'pictures/cattle/',
      'qr/cattle/',
    ].sort(),
  );
});

test('a path is sensitive when one of its ends is', () => {
  const files = {
    'paths/pasture.yaml': PASTURE_PATH,
    'paths/fences.yaml': PASTURE_PATH.replaceAll('article: cattle', 'article: fence'),
  };
  const { library } = loadLibrary(makeContent({ ...files, 'articles/cattle/article.yaml': SENSITIVE }), {
    today: TODAY,
  });
  const paths = sensitivePaths(library).filter((path) => path.includes('/paths/'));
  expect(paths).toEqual(['bo/paths/pasture/', 'ii/paths/pasture/', 'zh/paths/pasture/']);
});

test('an occasion is sensitive when one of its articles is', () => {
  const { library } = loadLibrary(
    makeContent({
      'events/grass.yaml': GRASS_DAY,
      'events/fences.yaml': FENCE_WEEK,
      'articles/cattle/article.yaml': SENSITIVE,
    }),
    { today: TODAY },
  );
  const pages = sensitivePaths(library).filter((path) => path.includes('/events/'));
  expect(pages).toEqual(['bo/events/grass/', 'ii/events/grass/', 'zh/events/grass/']);
});

test.each([
  ['questions about it', 'quizzes/cattle.yaml', CATTLE_QUIZ, 'quizzes/cattle/'],
  ['papers that it explains', 'templates/cattle-paper.yaml', CATTLE_PAPER, 'templates/cattle-paper/'],
])('an article that is sensitive takes the %s with it', (_, file, text, page) => {
  const of = (changes: Parameters<typeof makeContent>[0]) =>
    sensitivePaths(loadLibrary(makeContent(changes), { today: TODAY }).library).filter((path) => path.endsWith(page));
  expect(of({ [file]: text })).toEqual([]);
  expect(of({ [file]: text, 'articles/cattle/article.yaml': SENSITIVE })).toEqual(
    ['bo', 'ii', 'zh'].map((lang) => `${lang}/${page}`),
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
