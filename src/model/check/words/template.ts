import { error } from './define.ts';

export const TEMPLATE_WORDS = {
  'template/unknown-blank': error<{ number: number; count: number }>(
    (f) => `没有第 ${f.number} 个空，blanks 里只写了 ${f.count} 个。请改号数，或者在 blanks 里补上怎么填。`,
  ),
  'template/unused-blank': error<{ number: number; name: string }>(
    (f) => `纸上没有 {${f.number}}，“${f.name}”没有地方写。请把 {${f.number}} 写进 form，或者删掉这个空。`,
  ),
} as const;
