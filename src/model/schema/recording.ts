/** `audio/<id>/recording.yaml` and `clips/<id>/clip.yaml`: a voice, whose it is, and what it says when. */
import { z } from 'zod';
import { isTranslationLang, LANGS } from '../../languages.ts';
import { blockId, day, fingerprint, line, slug } from './scalar.ts';

const consent = z.strictObject({
  given: z.literal(true, '没有本人同意的录音不能用。').describe('本人同意公开'),
  on: day.describe('同意的日期'),
  text: line.describe('同意书的原话'),
  guardian: line.describe('未成年人的监护人').optional(),
});

/** A synthetic voice is never passed for a person's. */
const speaker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('synthetic'), engine: line.describe('合成声音的程序') }),
  z.strictObject({
    kind: z.literal('person'),
    name: line.describe('姓名，或“一位村民”'),
    place: line.describe('哪里人'),
    consent,
  }),
]);

const voice = {
  lang: z.enum(LANGS).describe('语言'),
  dialect: z.strictObject({ id: slug.describe('方言的编号'), name: line.describe('方言的名字') }).describe('方言'),
  speaker: speaker.describe('谁的声音'),
  file: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, '只写文件名，用字母、数字、点和短横线。')
    .describe('声音文件'),
  licence: z.literal('CC-BY-4.0').describe('许可'),
  recorded: day.describe('录音日期'),
};

const cue = z.strictObject({
  block: blockId.describe('段落的编号'),
  source: fingerprint.describe('录音时汉语段落的指纹'),
  text: fingerprint.describe('念的那段文字的指纹').optional(),
  startMs: z.int().min(0).describe('开始，毫秒'),
  endMs: z.int().min(1).describe('结束，毫秒'),
});

export const recordingSchema = z
  .strictObject({
    ...voice,
    kind: z.enum(['reading', 'retelling']).describe('照着念，还是用自己的话讲'),
    cues: z.array(cue).describe('每一段从哪里到哪里'),
  })
  .superRefine(({ kind, lang, cues }, context) => {
    // Without it nobody could tell that the words read have changed since.
    if (kind !== 'reading' || !isTranslationLang(lang)) return;
    cues.forEach(({ text }, index) => {
      if (text === undefined)
        context.addIssue({
          code: 'custom',
          path: ['cues', index],
          message: '照着译文念的，要写 text：念的那段译文的指纹。',
        });
    });
  });
export type RecordingFile = z.infer<typeof recordingSchema>;
export type Cue = z.infer<typeof cue>;

export const clipSchema = z.strictObject({ ...voice, title: line.describe('这段录音叫什么') });
export type Clip = z.infer<typeof clipSchema>;
