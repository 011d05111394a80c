import { error, warning } from './define.ts';

export const TRANSLATION_WORDS = {
  'translation/not-recorded': error<{ slug: string; lang: string }>(
    (f) => `译文还没有登记，网站不知道哪一段对哪一段。请运行：npm run translation:record ${f.slug} ${f.lang}`,
  ),
  'translation/shape': error<{ source: string; sourceLine: number; translation: string; slug: string; lang: string }>(
    (f) =>
      `从这里起和汉语对不上：汉语第 ${f.sourceLine} 行是${f.source}，译文这里是${f.translation}。请补上、删掉，或者用 <Untranslated /> 代替没译的一段，再运行 npm run translation:record ${f.slug} ${f.lang}`,
  ),
  'translation/edited': warning<{ slug: string; lang: string }>(
    (f) => `这一段在登记以后又改过，原来的审校对它不算数了。请运行：npm run translation:record ${f.slug} ${f.lang}`,
  ),
  'translation/stale': warning<{ kind: string }>(
    (f) => `汉语的这一段（${f.kind}）改过了，译文还是按旧的译的。请对照修改，再登记。`,
  ),
  'translation/no-hand-in': error<{ act: string; by: string; file: string }>(
    (f) =>
      `这里说译文是“${f.by}”${f.act}的，但找不到本人交来的文件“${f.file}”。没有交稿记录，只能算机器译文。请放进交稿文件，或删掉这一项。`,
  ),
  'translation/hand-in-differs': error<{ file: string; by: string }>(
    (f) => `交稿文件“${f.file}”里没有这些段落，或者交稿人不是“${f.by}”。请对照交稿文件改正。`,
  ),
  'translation/untranslated-in-chinese': error<object>(
    () => '<Untranslated /> 只用在译文里：它代替一段没有译的汉语。请在汉语里写出内容。',
  ),
} as const;
