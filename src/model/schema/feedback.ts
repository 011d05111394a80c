/** What comes in from the page for readers' opinions. Its contract is `lib/feedback.ts`. */
import { z } from 'zod';
import { LANGS } from '../../languages.ts';
import { FEEDBACK_FORMAT, MAX_FEEDBACK_TEXT, UNDERSTOOD, USEFUL, type FeedbackAnswer } from '../../lib/feedback.ts';
import { cleanTyped } from '../../lib/typed.ts';
import { day, slug } from './scalar.ts';

// Strangers' words are printed on an editor's terminal: what is not seen there is left out.
const words = z
  .string()
  .overwrite(cleanTyped)
  .min(1, '不能是空的。')
  .refine((text) => [...text].length <= MAX_FEEDBACK_TEXT, `太长了，最多 ${MAX_FEEDBACK_TEXT} 个字。`);

export const feedbackSchema: z.ZodType<FeedbackAnswer> = z
  .strictObject({
    format: z.literal(FEEDBACK_FORMAT, '这不是意见网页交来的文件。').describe('格式'),
    version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
    id: z
      .string()
      .regex(/^[0-9a-f]{12}$/, '编号由网页写，是 12 位数字和字母，请不要手改。')
      .describe('编号'),
    about: slug.nullable().describe('说的是哪一篇；整个网站写 null'),
    lang: z.enum(LANGS).describe('网页的语言'),
    understood: z.enum(UNDERSTOOD).describe('懂了 yes，有的没懂 partly，没懂 no').exactOptional(),
    useful: z.enum(USEFUL).describe('有用 yes，有一点用 somewhat，没有用 no').exactOptional(),
    text: words.describe('写的话').exactOptional(),
    on: day.describe('哪天说的'),
    built: day.describe('网站是哪天的'),
  })
  .refine(
    ({ understood, useful, text }) => understood !== undefined || useful !== undefined || text !== undefined,
    '里面什么也没有说。',
  );
