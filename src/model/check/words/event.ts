import { error } from './define.ts';

export const EVENT_WORDS = {
  'event/other-year': error<{ from: string; year: number }>(
    (f) => `第一天 ${f.from} 不在 ${f.year} 年。请改正 year 或者 from。`,
  ),
  'event/backwards': error<{ from: string; to: string }>(
    (f) => `最后一天 ${f.to} 比第一天 ${f.from} 还早。只有一天的，两个写成一样。`,
  ),
  'event/out-of-order': error<{ from: string; before: string }>(
    (f) => `${f.from} 没有晚于前一行的最后一天 ${f.before}。早的写在前面，同一天不要写两次。`,
  ),
} as const;
