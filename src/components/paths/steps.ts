/** A path as its page shows it: a part for each question and each end, in the order of the questions. */
import type { Path, PathAnswer, PathEnd, PathQuestion } from '../../model/schema/path.ts';

interface QuestionStep {
  readonly kind: 'question';
  readonly id: string;
  readonly question: PathQuestion;
  /** Each answer, with the id of the part that follows. */
  readonly answers: readonly { readonly answer: PathAnswer; readonly to: string }[];
}

interface EndStep {
  readonly kind: 'end';
  readonly id: string;
  readonly question: PathQuestion;
  readonly answer: PathAnswer;
  readonly end: PathEnd;
}

export type PathStep = QuestionStep | EndStep;

/** Returns the parts of a path; the first is its first question. */
export function stepsOf({ questions }: Path): PathStep[] {
  return questions.flatMap((question): PathStep[] => {
    const answers = question.answers.map((answer, number) => ({
      answer,
      to: answer.next === undefined ? endId(question, number) : questionId(answer.next),
    }));
    return [
      { kind: 'question', id: questionId(question.id), question, answers },
      ...answers.flatMap(({ answer, to }): EndStep[] =>
        answer.end === undefined ? [] : [{ kind: 'end', id: to, question, answer, end: answer.end }],
      ),
    ];
  });
}

function questionId(id: string): string {
  return `q-${id}`;
}

function endId({ id }: PathQuestion, answer: number): string {
  return `e-${id}-${answer + 1}`;
}
