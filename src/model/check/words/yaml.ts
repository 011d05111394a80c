import { didYouMean, error } from './define.ts';

export const YAML_WORDS = {
  'yaml/syntax': error<{ reason: string }>(
    (f) => `YAML 写法不对：${f.reason}请检查缩进、冒号后面的空格和引号是否成对。`,
  ),
  'yaml/alias': error<object>(() => '不能用 & 和 * 引用别处的内容。请把内容直接写出来。'),
  'yaml/duplicate-key': error<{ key: string }>((f) => `“${f.key}”写了两次。请只留一个。`),
  'yaml/unknown-key': error<{ key: string; suggestion: string | undefined; known: string }>(
    (f) => `没有“${f.key}”这一项。${didYouMean(f.suggestion)}这里可以写：${f.known}。`,
  ),
  'yaml/missing-key': error<{ key: string; means: string | undefined }>(
    (f) => `缺少“${f.key}”${f.means ? `（${f.means}）` : ''}。请补上这一项。`,
  ),
  'yaml/wrong-type': error<{ key: string; expected: string; means: string | undefined }>(
    (f) => `“${f.key}”要写${f.expected}${f.means ? `（${f.means}）` : ''}，现在的写法不是。`,
  ),
  'yaml/wrong-value': error<{ key: string; value: string; suggestion: string | undefined; allowed: string }>(
    (f) => `“${f.key}”不能写“${f.value}”。${didYouMean(f.suggestion)}可以写：${f.allowed}。`,
  ),
  'yaml/invalid': error<{ key: string; reason: string }>((f) => `“${f.key}”：${f.reason}`),
} as const;
