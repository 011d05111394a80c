/** What comes in from the studio or from an editor's own hand. Its contract is `lib/recording-hand-in.ts`. */
import { z } from 'zod';
import { LANGS } from '../../languages.ts';
import type { NamesHandIn, RecordingCheckHandIn, RecordingHandIn } from '../../lib/recording-hand-in.ts';
import { verdict } from './checks.ts';
import { consent, dialect, fileName, textIsNamed } from './recording.ts';
import { blockId, day, fingerprint, line, sha256, slug } from './scalar.ts';

/** No article has so many blocks. */
const MAX_PARTS = 300;

/** Whose voice it is, and that it may be published. */
const about = {
  dialect,
  speaker: z
    .strictObject({ name: line.describe('姓名，或“一位村民”'), place: line.describe('哪里人') })
    .describe('谁的声音'),
  consent: consent.describe('同意书'),
  licence: z.literal('CC-BY-4.0', '许可只能是 CC-BY-4.0。').describe('许可'),
  recorded: day.describe('录音日期'),
};

/** `about.yaml`, beside a long recording that was cut by this program. */
export const aboutSchema = z.strictObject(about);
export type About = z.infer<typeof aboutSchema>;

const spoken = {
  block: blockId.describe('段落的编号'),
  source: fingerprint.describe('录音时汉语段落的指纹'),
  text: fingerprint.describe('念的那段文字的指纹').exactOptional(),
};

const sound = {
  file: fileName.describe('声音文件'),
  durationMs: z.number().min(0).describe('多长，毫秒'),
};

const kind = z.enum(['reading', 'retelling']).describe('照着念，还是用自己的话讲');

function some<T extends z.ZodType>(part: T): z.ZodArray<T> {
  return z.array(part).min(1, '里面一段也没有。').max(MAX_PARTS, `最多 ${MAX_PARTS} 段。`);
}

/** A part without `text` was put into the language from the Chinese while speaking. */
export const recordingHandInSchema: z.ZodType<RecordingHandIn> = z.strictObject({
  format: z.literal('muyu-pufa/recording', '这不是录音页面交来的录音。').describe('格式'),
  version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
  article: slug.describe('文章的短名'),
  lang: z.enum(LANGS).describe('语言'),
  kind,
  ...about,
  parts: some(
    z.strictObject({
      ...spoken,
      ...sound,
    }),
  ).describe('每一段录音'),
});

/** The names of the pictures of `voice.yaml`. */
export const namesHandInSchema: z.ZodType<NamesHandIn> = z.strictObject({
  format: z.literal('muyu-pufa/names', '这不是录音页面交来的图的名字。').describe('格式'),
  version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
  lang: z.enum(LANGS).describe('语言'),
  ...about,
  parts: some(
    z.strictObject({
      tile: slug.describe('图的编号'),
      word: fingerprint.describe('录音时图下面的汉字的指纹'),
      ...sound,
    }),
  ).describe('每一个名字的录音'),
});

export const checkHandInSchema: z.ZodType<RecordingCheckHandIn> = z.strictObject({
  format: z.literal('muyu-pufa/recording-check', '这不是录音页面交来的核对。').describe('格式'),
  version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
  article: slug.describe('文章的短名'),
  recording: slug.describe('录音的编号'),
  by: line.describe('听的人的姓名'),
  place: line.describe('听的人是哪里人'),
  on: day.describe('哪天听的'),
  verdicts: some(verdict).describe('每一段念得对不对'),
});

/** `cuts.json`: where in a long recording each block is spoken, as a person confirmed it. */
export const cutsSchema = z
  .strictObject({
    format: z.literal('muyu-pufa/cuts', '这不是切分页面存下来的文件。').describe('格式'),
    version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
    article: slug.describe('文章的短名'),
    lang: z.enum(LANGS).describe('语言'),
    sound: sha256.describe('切的是哪个声音文件'),
    cuts: some(
      z.strictObject({
        ...spoken,
        startMs: z.int().min(0).describe('开始，毫秒'),
        endMs: z.int().min(1).describe('结束，毫秒'),
      }),
    ).describe('每一段从哪里到哪里'),
  })
  .superRefine((value, context) => {
    textIsNamed({ ...value, kind: 'reading' }, 'cuts', value.cuts, context);
    value.cuts.forEach(({ startMs, endMs }, index) => {
      const before = value.cuts[index - 1]?.endMs ?? 0;
      if (endMs > startMs && startMs >= before) return;
      const message = '这一段和前一段重叠，或者倒着。请回到切分页面改。';
      context.addIssue({ code: 'custom', path: ['cuts', index], message });
    });
  });
export type Cuts = z.infer<typeof cutsSchema>;
