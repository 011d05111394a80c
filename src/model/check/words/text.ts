import { error } from './define.ts';

export const TEXT_WORDS = {
  'text/chinese-in-translation': error<{ words: string; language: string }>(
    (f) =>
      `${f.language}里夹着汉字“${f.words}”。要保留汉语词，请写成 <Zh>${f.words}</Zh>；整段没译，请写 <Untranslated />。`,
  ),
  'text/foreign-script': error<{ words: string; language: string; script: string }>(
    (f) => `${f.language}里夹着${f.script}“${f.words}”。请检查是不是贴错了文件。`,
  ),
  'text/private-use': error<{ code: string }>(
    (f) => `这里有一个自造字（${f.code}），别的手机上会显示成方框。请换成 Unicode 里的字。`,
  ),
  'text/unassigned': error<{ code: string }>(
    (f) => `这里有一个 Unicode 里没有的字符（${f.code}）。请删掉，重新打这个字。`,
  ),
  'text/tibetan-not-normal': error<{ found: string; instead: string }>(
    (f) => `这个藏文字用了不统一的编码（${f.found}），会搜不到。请写成 ${f.instead}。`,
  ),
  'text/invisible': error<{ code: string; name: string }>(
    (f) => `这里有一个看不见的字符：${f.name}（${f.code}）。请删掉它（多半是从网页或文档里贴来的）。`,
  ),
  'text/not-normal': error<{ found: string; code: string; instead: string }>(
    (f) => `“${f.found}”（${f.code}）不是统一的编码写法（NFC）。请重新打成“${f.instead}”。`,
  ),
} as const;
