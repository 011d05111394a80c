/** `paths/<id>.yaml`: a few short questions that lead to the article one needs. */
import { z } from 'zod';
import { line, phoneNumber, slug } from './scalar.ts';
import { inLanguages } from './site.ts';

/** Words of one line: in Chinese, and where there are any, in the other languages. */
const said = {
  zh: line.describe('汉语'),
  ii: line.optional().describe('彝语'),
  bo: line.optional().describe('藏语'),
};

const end = z.strictObject({
  article: slug.describe('看哪一篇文章'),
  first: z.strictObject(said).describe('先做什么，一句话').optional(),
  call: phoneNumber.describe('打哪个电话'),
});
export type PathEnd = z.infer<typeof end>;

const answer = z
  .strictObject({
    ...said,
    next: slug.describe('接着问哪一个问题').optional(),
    end: end.describe('到这里就知道看什么了').optional(),
  })
  .refine(
    (written) => (written.next === undefined) !== (written.end === undefined),
    '每个回答后面要么写 next（接着问哪一个），要么写 end（看哪一篇），只写一样。',
  );
export type PathAnswer = z.infer<typeof answer>;

const question = z.strictObject({
  id: slug.describe('问题的编号'),
  ...said,
  answers: z.array(answer).min(2, '至少要有两个回答。').max(4, '最多四个回答，再多就看不过来了。').describe('回答'),
});
export type PathQuestion = z.infer<typeof question>;

export const pathSchema = z.strictObject({
  icon: slug.describe('lucide 图标名'),
  ...inLanguages({ name: line.describe('名字'), about: line.describe('管哪些事') }),
  questions: z.array(question).min(1, '至少要有一个问题。').describe('问题，第一个先问'),
});
export type PathFile = z.infer<typeof pathSchema>;
/** A path with its id (the file name). */
export type Path = PathFile & { readonly id: string };
