/** `synonyms.yaml`: how people say things, for all articles alike. */
import { z } from 'zod';
import { line } from './scalar.ts';

/** Longest word: the search looks no further (`lib/search/guide.ts`). */
const MAX_WORD = 8;

const word = line
  .refine((text) => [...text].length <= MAX_WORD, `一个词最多 ${MAX_WORD} 个字。`)
  .refine(
    (text) => !/[\s，、；。？！]/u.test(text),
    '一个词里不能有空格和标点：几个词要分开写，中间用半角逗号加空格隔开。',
  );

export const synonymsSchema = z.strictObject({
  same: z
    .array(z.array(word).min(2, '一组至少两个词，意思一样的才放在一组。'))
    .describe('意思一样的词，一组一行；第一个是书面上常用的'),
  filler: z.array(word).describe('问句里常有、和哪一篇都没有关系的话：怎么办、可以吗'),
});
export type Synonyms = z.infer<typeof synonymsSchema>;
