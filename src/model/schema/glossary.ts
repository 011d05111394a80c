/**
 * `glossary/<group>.yaml`: words with a plain explanation and with what they are called in Yi and Tibetan;
 * `glossary/sources.yaml`: where such words stand; `groups.yaml`: what the groups are called; `attested-ii.yaml`: Yi
 * words that stand in a source.
 */
import { z } from 'zod';
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import { day, line, shortLine, slug } from './scalar.ts';

/** What a reader takes in without losing the sentence he came from. */
const MAX_PLAIN = 45;

const LETTERS: Readonly<Record<TranslationLang, { readonly all: RegExp; readonly message: string }>> = {
  ii: { all: /^[\p{Script=Yi}\s]+$/u, message: '这里只能写彝文。' },
  bo: { all: /^[\u0f00-\u0fff\s]+$/u, message: '这里只能写藏文。' },
};

/** A tsheg or a shad ends what stands around a word, not the word. */
const ENDS_OPEN = /[\u0f0b-\u0f14\s]$/u;

/** Marks a form that was put together from attested words. */
export const COMPOUND = 'compound';

const sourced = line.describe('出处，见 sources.yaml，几个用“; ”隔开');

/** Returns the schema of the words of a form in `lang`. */
function formOf(lang: TranslationLang) {
  return line
    .refine((text) => LETTERS[lang].all.test(text), LETTERS[lang].message)
    .refine((text) => !ENDS_OPEN.test(text), '词的末尾不写隔字点（་）、竖线（།）和空格。')
    .describe('写法');
}

function attested(lang: TranslationLang) {
  return z.strictObject({
    form: formOf(lang),
    trust: z.literal('attested'),
    source: sourced,
  });
}

const yi = z.discriminatedUnion('trust', [
  attested('ii'),
  z.strictObject({
    form: formOf('ii'),
    trust: z.literal('proposed'),
    source: sourced.optional(),
    by: line.describe('谁交来的（彝语词不能自己拼，要会说的人交来）'),
    on: day.describe('哪天交来的'),
  }),
]);

const tibetan = z.discriminatedUnion('trust', [
  attested('bo'),
  z.strictObject({
    form: formOf('bo'),
    trust: z.literal('proposed'),
    source: sourced,
    by: line.describe('谁交来的').optional(),
    on: day.describe('哪天交来的').optional(),
  }),
]);

/** What a word is called in another language: `attested` stands in a source, `proposed` waits for speakers. */
export type TermForm = z.infer<typeof tibetan> | z.infer<typeof yi>;

const avoided = z.strictObject({
  lang: z.enum(TRANSLATION_LANGS).describe('哪种语言'),
  form: line.describe('不用的写法'),
  why: line.describe('为什么不用'),
});

const term = z.strictObject({
  id: slug.describe('词的编号'),
  zh: shortLine(20).describe('文章里的写法'),
  also: z.array(shortLine(20)).min(1, '没有就不写 also。').describe('意思完全一样的别的写法').optional(),
  plain: shortLine(MAX_PLAIN).describe('用大白话怎么说'),
  ii: z.array(yi).describe('彝语，最好的在前；没有有出处的就写 []'),
  bo: z.array(tibetan).describe('藏语，最好的在前；没有就写 []'),
  avoid: z.array(avoided).min(1, '没有就不写 avoid。').describe('不用的写法').optional(),
});
export type TermFile = z.infer<typeof term>;

export const glossarySchema = z.array(term).min(1, '至少要有一个词。');

export const groupsSchema = z.array(
  z.strictObject({ id: slug.describe('文件名，不带 .yaml'), zh: shortLine(12).describe('这一组叫什么') }),
);
export type GroupName = z.infer<typeof groupsSchema>[number];

export const sourcesSchema = z.array(
  z.strictObject({
    id: slug.describe('出处的编号'),
    short: shortLine(8).describe('短的叫法，写在每个词后面'),
    name: line.describe('全名'),
    licence: line.describe('许可'),
    use: line.describe('可以拿来做什么'),
  }),
);
export type GlossarySource = z.infer<typeof sourcesSchema>[number];

export const attestedSchema = z.array(
  z.strictObject({
    yi: formOf('ii'),
    zh: line.describe('汉语意思'),
    source: sourced,
  }),
);
export type AttestedWord = z.infer<typeof attestedSchema>[number];

/** Returns the ids of the sources that a form names, in order: `udhr 16.1; sil` → `udhr`, `sil`. */
export function sourceIds(written: string): string[] {
  return written.split(';').map((part) => part.trim().split(/\s/u)[0] ?? '');
}
