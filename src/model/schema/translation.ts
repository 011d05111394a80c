/** `articles/<slug>/<lang>.yaml`, `blocks.yaml`, `hand-ins/*.yaml`: recorded acts and alignment, written by the tool. */
import { z } from 'zod';
import { LANGS, TRANSLATION_LANGS } from '../../languages.ts';
import type { BlockKind } from '../block.ts';
import { blockId, day, fingerprint, line, slug } from './scalar.ts';
import { say, translator } from './translation-hand-in.ts';

const KINDS = [
  'title',
  'answer',
  'heading',
  'paragraph',
  'list',
  'statute',
  'key-points',
  'steps',
  'custom-and-law',
  'case',
  'call',
  'image',
  'audio',
  'untranslated',
] as const satisfies readonly BlockKind[];

const kind = z.enum(KINDS).describe('段落的种类');

const texts = z.array(fingerprint).min(1, '要写明是哪些段落（指纹）。').describe('哪些段落');

/** What was done to a translation, by whom. An act without name, date and fingerprints does not parse. */
const act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('handed-in'),
    by: line.describe('交稿人的姓名'),
    on: day.describe('交稿日期'),
    file: line.describe('交来的文件'),
    texts,
  }),
  z.strictObject({
    act: z.literal('reviewed'),
    by: line.describe('审校人的姓名'),
    native: z.literal(true, '审校人要以这种语言为母语。').describe('母语人'),
    place: line.describe('哪里人'),
    on: day.describe('审校日期'),
    file: line.describe('交来的文件'),
    texts,
  }),
]);
export type TranslationAct = z.infer<typeof act>;

export const translationSchema = z.strictObject({
  blocks: z
    .array(
      z.discriminatedUnion('state', [
        z.strictObject({
          state: z.literal('translated'),
          kind,
          source: fingerprint.describe('汉语段落的指纹'),
          text: fingerprint.describe('译文段落的指纹'),
        }),
        z.strictObject({ state: z.literal('untranslated'), kind, source: fingerprint.describe('汉语段落的指纹') }),
      ]),
    )
    .describe('每一段对应哪一段汉语'),
  acts: z.array(act).describe('谁交的稿、谁审的；没有就写 []，算机器译文'),
});
export type TranslationRecord = z.infer<typeof translationSchema>;
export type RecordedBlock = TranslationRecord['blocks'][number];

/** Somebody says that the Chinese of a block was changed and still says the same: what was made from it holds. */
const held = z.strictObject({
  id: blockId.describe('段落的编号'),
  lang: z.enum(LANGS).describe('哪种语言的译文和录音'),
  was: fingerprint.describe('改以前的汉语的指纹'),
  source: fingerprint.describe('改以后的汉语的指纹'),
  by: line.describe('谁说的'),
  on: day.describe('哪天'),
});
export type Held = z.infer<typeof held>;

export const blocksSchema = z.strictObject({
  blocks: z.array(z.strictObject({ id: blockId, kind, source: fingerprint })).describe('汉语段落的编号'),
  gone: z
    .array(z.strictObject({ id: blockId, after: blockId.nullable() }))
    .describe('已经删掉的段落，旧链接还要能打开'),
  held: z.array(held).describe('汉语改了、译文还对得上的').exactOptional(),
});
export type BlocksRecord = z.infer<typeof blocksSchema>;

/** `sources.yaml`: the Chinese that translations and recordings were made from, so that what has changed can be shown. */
export const sourcesSchema = z.strictObject({
  sources: z.array(z.strictObject({ source: fingerprint, words: z.array(z.string()) })).describe('译的时候汉语怎么说'),
});
export type SourcesRecord = z.infer<typeof sourcesSchema>;

const handInOf = <What extends string>(what: What) =>
  z.strictObject({
    by: line.describe('交稿人的姓名'),
    lang: z.enum(TRANSLATION_LANGS).describe('语言'),
    on: day.describe('日期'),
    what: z.literal(what).describe('交来的是译文还是审校'),
    texts,
  });

/** Why what was said of a block did not become the translation: the words themselves stay here. */
const why = z.enum(['source-changed', 'text-changed', 'reviewed', 'not-native', 'unnamed', 'own-words', 'gone']);
export type KeptBecause = z.infer<typeof why>;

const keptSay = z.strictObject({
  ...say,
  /** Of the block as it was written from `segments`. */
  made: fingerprint.describe('写进去以后的指纹').exactOptional(),
  kept: why.describe('为什么没有用上').exactOptional(),
});
export type KeptSay = z.infer<typeof keptSay>;

/** What a person gave to the editors, kept as it came; from the desk block by block. */
export const handInSchema = z.discriminatedUnion('what', [
  handInOf('translation'),
  handInOf('review'),
  z.strictObject({
    by: translator.by,
    place: translator.place,
    native: translator.native,
    lang: z.enum(TRANSLATION_LANGS).describe('语言'),
    on: day.describe('日期'),
    what: z.literal('blocks').describe('交来的是译文还是审校'),
    tool: slug.describe('用什么做的'),
    says: z.array(keptSay).min(1, '一段也没有。').describe('每一段怎么看'),
  }),
]);
export type HandIn = z.infer<typeof handInSchema>;
export type BlocksHandIn = Extract<HandIn, { readonly what: 'blocks' }>;
