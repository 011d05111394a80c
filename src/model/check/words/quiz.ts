import { error } from './define.ts';

export const QUIZ_WORDS = {
  'quiz/no-such-answer': error<{ right: number; count: number }>(
    (f) => `只有 ${f.count} 个回答，没有第 ${f.right} 个。请把 right 改成 1 到 ${f.count}。`,
  ),
  'quiz/same-answer': error<{ answer: string; first: number }>(
    (f) => `“${f.answer}”和第 ${f.first} 个回答一样。请删掉一个，或者改写。`,
  ),
  'quiz/not-cited': error<{ slug: string; citation: string }>(
    (f) => `文章“${f.slug}”没有引用${f.citation}，读了文章也答不出来。请换成文章引用过的条文，或者在文章里引用它。`,
  ),
} as const;
