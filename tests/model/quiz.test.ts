/** Every answer of a quiz rests on a statute that its article cites; what is too long or too many is told where it stands. */
import { describe, expect, it, test } from 'vitest';
import { loadLibrary } from '../../src/model/library.ts';
import { sentenceOf } from '../../src/model/check/finding.ts';
import { quizSchema } from '../../src/model/schema/quiz.ts';
import { cites } from '../../src/model/usage.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';
import { CATTLE_QUIZ, PASTURE_TEST } from '../fixtures/quiz.ts';

const findingsOf = (files: Readonly<Record<string, string>>) =>
  loadLibrary(makeContent(files), { today: TODAY }).findings.map(
    (found) => `${found.file}:${found.line}:${found.column} ${found.rule} ${sentenceOf(found)}`,
  );

describe('what is written', () => {
  const long = (count: number): string => '长'.repeat(count);

  it.each([
    ['a question', '牛吃了别人的庄稼，该怎么办？', 45, '2:10', '第 1 项 ask'],
    ['an answer', '多赔', 20, '8:19', '第 2 项 answers 第 2 项'],
    ['a reason', '当场同意的，可以赔得少些。', 60, '15:10', '第 3 项 why'],
  ])('%s is short', (_, words, max, at, place) => {
    const file = (count: number) => ({ 'quizzes/cattle.yaml': swap(words, long(count))(CATTLE_QUIZ) });
    expect(findingsOf(file(max))).toEqual([]);
    const found = findingsOf(file(max + 1));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`quizzes/cattle.yaml:${at} yaml/invalid`);
    expect(found[0]).toContain(place);
    expect(found[0]).toContain(`太长了，最多 ${max} 个字。`);
  });

  it.each([2, 4])('a quiz of %i questions is refused', (count) => {
    const [head = '', ...questions] = CATTLE_QUIZ.split(/(?=^ {2}- ask)/mu);
    const written = head + [...questions, ...questions].slice(0, count).join('');
    const found = findingsOf({ 'quizzes/cattle.yaml': written });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('要正好 3 道题。');
  });

  it.each([
    ['no answer with that number', 'right: 1', 'right: 0', /从 1 数起/u],
    ['one answer only', '[要赔, 不要赔]', '[要赔]', /至少要有两个回答/u],
    ['five answers', '[要赔, 不要赔]', '[一, 二, 三, 四, 五]', /最多四个回答/u],
    ['an article in words', "article: '3', paragraph: 1", 'article: 第三条, paragraph: 1', /条号/u],
  ])('%s is refused', (_, from, to, reason) => {
    const found = findingsOf({ 'quizzes/cattle.yaml': swap(from, to)(CATTLE_QUIZ) });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
  });

  it('a quiz of an article that cannot be read is not blamed for it', () => {
    const found = findingsOf({ 'quizzes/cattle.yaml': CATTLE_QUIZ, 'articles/cattle/article.yaml': 'topic: [' });
    expect(found.filter((line) => line.startsWith('quizzes/'))).toEqual([]);
  });

  it('a test may ask of what no article cites', () => {
    const { library, findings } = loadLibrary(makeContent({ 'tests/pasture.yaml': PASTURE_TEST }), { today: TODAY });
    expect(findings).toEqual([]);
    expect(library.tests.map(({ id }) => id)).toEqual(['pasture']);
    expect(library.quizzes).toEqual([]);
  });
});

describe('the quizzes of the site', () => {
  const { library } = loadLibrary('content', { today: TODAY });
  const all = [...library.quizzes, ...library.tests];
  const questions = all.flatMap((entry) => entry.questions);

  it('are there, and rest on what their articles cite', () => {
    expect(library.quizzes.length).toBeGreaterThanOrEqual(10);
    for (const { id, questions: asked } of library.quizzes) {
      const article = library.articles.find(({ slug }) => slug === id);
      for (const { statute } of asked)
        expect(article && cites(article, statute, library.register), `${id} ${statute.law} ${statute.article}`).toBe(
          true,
        );
    }
  });

  it('have a test of the constitution, of thirty questions', () => {
    const constitution = library.tests.find(({ id }) => id === 'constitution');
    expect(constitution?.questions).toHaveLength(30);
    for (const { statute } of constitution?.questions ?? []) expect(statute.law).toBe('constitution');
  });

  it('do not have the right answer always in the same place', () => {
    const places = new Map<number, number>();
    for (const { right } of questions) places.set(right, (places.get(right) ?? 0) + 1);
    for (const place of [1, 2, 3]) expect(places.get(place) ?? 0).toBeGreaterThan(questions.length / 5);
    for (const { id, questions: asked } of library.quizzes)
      expect(new Set(asked.map(({ right }) => right)).size, id).toBeGreaterThan(1);
  });
});

test('the schema knows no passing mark', () => {
  expect(quizSchema.safeParse({ questions: [], pass: 80 }).success).toBe(false);
});
