/** Whatever somebody answers, a path that is accepted ends after three questions at most. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { fittingFirst } from '../../src/model/area.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { endsOf, MAX_DEPTH, shapeOf } from '../../src/model/path.ts';
import { pathSchema, type PathFile } from '../../src/model/schema/path.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';
import { PASTURE_PATH } from '../fixtures/path-and-handbook.ts';

type Questions = PathFile['questions'];
const END = { article: 'cattle', call: '12348' };

/** Number of a question, number of an answer → number of the question that follows, or null for an end. */
type Graph = readonly (readonly (number | null)[])[];

function fileOf(graph: Graph): PathFile {
  const questions: Questions = graph.map((answers, number) => ({
    id: `q${number}`,
    zh: '问',
    answers: answers.map((next) => (next === null ? { zh: '答', end: END } : { zh: '答', next: `q${next}` })),
  }));
  return { icon: 'house', zh: { name: '名', about: '事' }, questions };
}

function rulesOf(graph: Graph): string[] {
  const dir = makeContent({ 'paths/any.yaml': stringify(fileOf(graph), { aliasDuplicateObjects: false }) });
  return loadLibrary(dir, { today: TODAY }).findings.map((found) => found.rule);
}

/** Any graph: loops, questions nobody is asked, long chains; `over` lets answers lead to questions that do not exist. */
const anyGraph = (over: number) =>
  fc.integer({ min: 1, max: 6 }).chain((size) => {
    const next = fc.option(fc.integer({ min: 0, max: size - 1 + over }), { freq: 2 });
    return fc.array(fc.array(next, { minLength: 2, maxLength: 4 }), { minLength: size, maxLength: size });
  });

/** Walks every way through, one question after the other: the plain meaning of what `shapeOf` finds faster. */
function walkAll(graph: Graph): { readonly isSound: boolean; readonly asked: ReadonlySet<number> } {
  const asked = new Set<number>();
  const goOn = (number: number, trail: readonly number[]): boolean => {
    const answers = graph[number];
    if (answers === undefined || trail.includes(number) || trail.length === MAX_DEPTH) return false;
    asked.add(number);
    return answers.map((next) => next === null || goOn(next, [...trail, number])).every(Boolean);
  };
  const isSound = goOn(0, []);
  return { isSound, asked };
}

describe('random paths', () => {
  it('are accepted when every way ends in time and every question is asked, and refused otherwise', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyGraph(0), (graph) => {
        const { isSound, asked } = walkAll(graph);
        const { loops, unreachable, tooDeep } = shapeOf(fileOf(graph));
        const isAccepted = loops.length + unreachable.length + tooDeep.length === 0;
        if (isAccepted) accepted += 1;
        expect(isAccepted).toBe(isSound && asked.size === graph.length);
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('with a loop or an answer that leads nowhere are refused by the check itself', () => {
    fc.assert(
      fc.property(anyGraph(1), (graph) => {
        const { isSound, asked } = walkAll(graph);
        expect(rulesOf(graph).length === 0).toBe(isSound && asked.size === graph.length);
      }),
      { numRuns: 100 },
    );
  });
});

test('a path as long as a file may be does not stop the check', () => {
  const chain: Graph = Array.from({ length: 900 }, (_, number) => [null, number + 1 === 900 ? 0 : number + 1]);
  expect(shapeOf(fileOf(chain)).loops).toEqual([{ question: 899, answer: 1 }]);
});

test.each([
  ['neither', { zh: '答' }],
  ['both', { zh: '答', next: 'q0', end: END }],
])('an answer has a question after it or an end: %s is refused', (_, answer) => {
  const file = fileOf([[null, null]]);
  const questions = file.questions.map((question) => ({ ...question, answers: [answer, answer] }));
  expect(pathSchema.safeParse(file).success).toBe(true);
  expect(pathSchema.safeParse({ ...file, questions }).error?.message).toContain('只写一样');
});

test.each([1, 5])('%i answers are refused', (count) => {
  expect(pathSchema.safeParse(fileOf([Array.from({ length: count }, () => null)])).success).toBe(false);
});

test('the paths of the site lead to every kind of trouble they promise, and each end can be called', () => {
  const { library } = loadLibrary('content', { today: TODAY });
  expect(library.paths.length).toBeGreaterThanOrEqual(10);
  const numbers = library.services.map(({ number }) => number);
  for (const path of library.paths)
    for (const { article, call } of endsOf(path)) {
      expect(library.articles.map(({ slug }) => slug)).toContain(article);
      expect(numbers).toContain(call);
    }
});

test('articles that fit the area come first, otherwise in the order of the editor', () => {
  const dir = makeContent({
    'articles/cattle/article.yaml': swap('[yi, tibetan, anning]', '[tibetan]'),
    'paths/pasture.yaml': PASTURE_PATH,
  });
  const { articles } = loadLibrary(dir, { today: TODAY }).library;
  const slugs = (area: 'yi' | 'tibetan' | null) => fittingFirst(articles, area).map(({ slug }) => slug);
  expect(slugs(null)).toEqual(['cattle', 'fence']);
  expect(slugs('tibetan')).toEqual(['cattle', 'fence']);
  expect(slugs('yi')).toEqual(['fence', 'cattle']);
});
