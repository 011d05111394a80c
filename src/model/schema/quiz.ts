/** `quizzes/<article>.yaml`, `tests/<id>.yaml`: questions with one right answer, which a statute gives. */
import { z } from 'zod';
import { line, shortLine, slug, statute } from './scalar.ts';
import { inLanguages } from './site.ts';

const question = z.strictObject({
  ask: shortLine(45).describe('问什么，一件平常的事'),
  answers: z
    .array(shortLine(20))
    .min(2, '至少要有两个回答。')
    .max(4, '最多四个回答，再多就看不过来了。')
    .describe('回答，只有一个对'),
  right: z.int().min(1, '从 1 数起。').describe('第几个回答是对的'),
  why: shortLine(60).describe('为什么'),
  statute: statute.describe('根据哪一条法律'),
});
export type QuizQuestion = z.infer<typeof question>;

/** Of a quiz: as many as somebody answers who has just read the article. */
export const QUIZ_LENGTH = 3;

export const quizSchema = z.strictObject({
  questions: z.array(question).length(QUIZ_LENGTH, `要正好 ${QUIZ_LENGTH} 道题。`).describe('题目'),
});
export type QuizFile = z.infer<typeof quizSchema>;
/** A quiz with its id: the slug of the article it asks about. */
export type Quiz = QuizFile & { readonly id: string };

export const testSchema = z.strictObject({
  icon: slug.describe('lucide 图标名'),
  ...inLanguages({ name: line.describe('叫什么'), about: line.describe('考什么') }),
  questions: z.array(question).min(1, '至少要有一道题。').describe('题目'),
});
export type TestFile = z.infer<typeof testSchema>;
/** A test with its id (the file name). */
export type Test = TestFile & { readonly id: string };
