/** What is asked of a path: the shape of its questions, where it ends, whether its page leaves no trace. */
import type { Article } from './load/article.ts';
import type { Path, PathEnd, PathFile, PathQuestion } from './schema/path.ts';

/** Questions one after the other, at most: more is not answered by anybody in need. */
export const MAX_DEPTH = 3;

/** Place of an answer: number of its question, number of the answer. */
export interface AnswerPlace {
  readonly question: number;
  readonly answer: number;
}

export interface Shape {
  /** Answers that lead back to a question already asked. */
  readonly loops: readonly AnswerPlace[];
  /** Numbers of the questions that nobody is ever asked. */
  readonly unreachable: readonly number[];
  /** Answers that lead to a question too many; not looked for where there is a loop. */
  readonly tooDeep: readonly AnswerPlace[];
}

interface Step extends AnswerPlace {
  /** Number of the question that follows. */
  readonly to: number;
}

/** Returns what is wrong with how the questions of a path follow each other. Answers to questions that do not exist are not followed. */
export function shapeOf({ questions }: Pick<PathFile, 'questions'>): Shape {
  const steps = questions.map((question, number) => stepsOf(question, number, questions));
  const { loops, order } = walk(steps);
  const asked = new Set(order);
  return {
    loops,
    unreachable: questions.flatMap((_, number) => (asked.has(number) ? [] : [number])),
    tooDeep: loops.length > 0 ? [] : stepsTooDeep(steps, order),
  };
}

function stepsOf(question: PathQuestion, number: number, questions: readonly PathQuestion[]): Step[] {
  return question.answers.flatMap(({ next }, answer) => {
    const to = next === undefined ? -1 : questions.findIndex(({ id }) => id === next);
    return to < 0 ? [] : [{ question: number, answer, to }];
  });
}

/** Goes through what the first question leads to; `order` has each question before those that follow it, if nothing loops. */
function walk(steps: readonly (readonly Step[])[]): { readonly loops: AnswerPlace[]; readonly order: number[] } {
  const loops: AnswerPlace[] = [];
  const done: number[] = [];
  const state = new Map<number, 'open' | 'done'>();
  const visit = (number: number): void => {
    state.set(number, 'open');
    for (const { question, answer, to } of steps[number] ?? []) {
      if (state.get(to) === 'open') loops.push({ question, answer });
      else if (!state.has(to)) visit(to);
    }
    state.set(number, 'done');
    done.push(number);
  };
  visit(0);
  return { loops, order: done.reverse() };
}

function stepsTooDeep(steps: readonly (readonly Step[])[], order: readonly number[]): AnswerPlace[] {
  const depth = new Map<number, number>();
  const tooDeep: AnswerPlace[] = [];
  for (const number of order) {
    const own = depth.get(number) ?? 1;
    for (const { question, answer, to } of steps[number] ?? []) {
      depth.set(to, Math.max(depth.get(to) ?? 1, own + 1));
      if (own === MAX_DEPTH) tooDeep.push({ question, answer });
    }
  }
  return tooDeep;
}

/** Returns the ends of a path, in the order of its questions. */
export function endsOf({ questions }: Pick<PathFile, 'questions'>): PathEnd[] {
  return questions.flatMap(({ answers }) => answers.flatMap(({ end }) => end ?? []));
}

/** Returns whether the page of a path is sensitive: it may end at a sensitive article. */
export function isSensitivePath(path: Path, articles: readonly Article[]): boolean {
  return endsOf(path).some((end) => articles.some(({ slug, meta }) => slug === end.article && meta.sensitive));
}
