/** `articles/<slug>/<lang>.yaml`, `blocks.yaml`, `hand-ins/*.yaml`: recorded acts and alignment, written by the tool. */
import { z } from 'zod';
import { TRANSLATION_LANGS } from '../../languages.ts';
import type { BlockKind } from '../block.ts';
import { blockId, day, fingerprint, line } from './scalar.ts';

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

export const blocksSchema = z.strictObject({
  blocks: z.array(z.strictObject({ id: blockId, kind, source: fingerprint })).describe('汉语段落的编号'),
  gone: z
    .array(z.strictObject({ id: blockId, after: blockId.nullable() }))
    .describe('已经删掉的段落，旧链接还要能打开'),
});
export type BlocksRecord = z.infer<typeof blocksSchema>;

/** What a person gave to the editors, kept as it came. */
export const handInSchema = z.strictObject({
  by: line.describe('交稿人的姓名'),
  lang: z.enum(TRANSLATION_LANGS).describe('语言'),
  on: day.describe('日期'),
  what: z.enum(['translation', 'review']).describe('交来的是译文还是审校'),
  texts,
});
export type HandIn = z.infer<typeof handInSchema>;
