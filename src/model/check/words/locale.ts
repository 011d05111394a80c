import { didYouMean, error } from './define.ts';

export const LOCALE_WORDS = {
  'locale/syntax': error<{ reason: string }>((f) => `JSON 写法不对：${f.reason}请检查逗号、引号和括号。`),
  'locale/missing-key': error<{ key: string }>((f) => `界面文字缺少“${f.key}”。请补上。`),
  'locale/unknown-key': error<{ key: string; suggestion: string | undefined }>(
    (f) => `界面文字里的“${f.key}”没有用处（汉语里没有这一项）。${didYouMean(f.suggestion)}请删掉或改名。`,
  ),
  'locale/placeholder': error<{ key: string; missing: string }>(
    (f) => `“${f.key}”的译文里少了或多了 ${f.missing}。双花括号里的名字要和汉语一样。`,
  ),
} as const;
