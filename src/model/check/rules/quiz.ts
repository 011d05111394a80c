/** One answer of a question is right, and a statute in force says so: for a quiz, one that its article cites. */
import type { Article } from '../../load/article.ts';
import type { Loaded } from '../../load/data.ts';
import { citation, type Register } from '../../register.ts';
import type { QuizFile, QuizQuestion } from '../../schema/quiz.ts';
import { cites } from '../../usage.ts';
import { finding, START, type Finding } from '../finding.ts';
import { checkSlug } from './reference.ts';
import { checkCited, checkWords } from './statute.ts';

type Questions = Loaded<{ readonly questions: readonly QuizQuestion[] }>;

/** Returns what is wrong with the questions of a quiz or a test beyond their own lines. */
export function checkQuestions({ value, file, positionOf }: Questions, register: Register, today: string): Finding[] {
  return value.questions.flatMap(({ ask, answers, right, why, statute }, number) => {
    const at = (...path: readonly PropertyKey[]) => positionOf(['questions', number, ...path]);
    const words = (text: string, ...path: readonly PropertyKey[]): Finding[] =>
      checkWords(text, file, at(...path), register, today);
    return [
      ...words(ask, 'ask'),
      ...answers.flatMap((answer, index) => {
        const first = answers.indexOf(answer);
        const where = ['answers', index];
        return first === index
          ? words(answer, ...where)
          : [finding('quiz/same-answer', file, at(...where), { answer, first: first + 1 })];
      }),
      ...(right > answers.length
        ? [finding('quiz/no-such-answer', file, at('right'), { right, count: answers.length })]
        : []),
      ...words(why, 'why'),
      ...checkCited(statute, file, at('statute'), register, today),
    ];
  });
}

/**
 * Returns what is wrong with a quiz as the quiz of its article. `slugs` are those of all articles, `articles` those that
 * could be read.
 */
export function checkQuizArticle(
  { value, file, positionOf }: Loaded<QuizFile>,
  slug: string,
  {
    slugs,
    articles,
    register,
  }: {
    readonly slugs: readonly string[];
    readonly articles: readonly Article[];
    readonly register: Register;
  },
): Finding[] {
  const article = articles.find((entry) => entry.slug === slug);
  if (article === undefined) return checkSlug(slug, slugs, file, START);
  return value.questions.flatMap(({ statute }, number) => {
    const law = register.get(statute.law);
    // What the register does not hold is told already.
    if (law?.articles[statute.article] === undefined || cites(article, statute, register)) return [];
    const at = positionOf(['questions', number, 'statute']);
    return [finding('quiz/not-cited', file, at, { slug, citation: citation(law, statute.article) })];
  });
}
