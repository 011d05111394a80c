/** `audio/<id>/recording.yaml`, and `clip.yaml` in `clips/<id>/` and `voice/<tile>/<id>/`: a voice, whose it is, and what it says when. */
import { z } from 'zod';
import { isTranslationLang, LANGS, type Lang } from '../../languages.ts';
import { blockId, day, fingerprint, line, passage, sha256, slug } from './scalar.ts';

export const consent = z.strictObject({
  given: z.literal(true, '没有本人同意的录音不能用。').describe('本人同意公开'),
  on: day.describe('同意的日期'),
  text: passage.describe('同意书的原话'),
  guardian: line.describe('未成年人的监护人').exactOptional(),
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

export const dialect = z
  .strictObject({ id: slug.describe('方言的编号'), name: line.describe('方言的名字') })
  .describe('方言');

export const fileName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, '只写文件名，用字母、数字、点和短横线。')
  .max(100, '文件名太长了。');

const voice = {
  lang: z.enum(LANGS).describe('语言'),
  dialect,
  speaker: speaker.describe('谁的声音'),
  file: fileName.describe('声音文件'),
  licence: z.literal('CC-BY-4.0').describe('许可'),
  recorded: day.describe('录音日期'),
};

/** Of the files it was put together from: who takes a voice back takes these back too. */
const sources = z.array(sha256).describe('交来的声音文件的指纹').exactOptional();

const cue = z.strictObject({
  block: blockId.describe('段落的编号'),
  source: fingerprint.describe('录音时汉语段落的指纹'),
  text: fingerprint.describe('念的那段文字的指纹').exactOptional(),
  /** Not read from the translation: put into the language while speaking, from the Chinese. */
  free: z.literal(true).describe('没有照译文念，是看着汉语自己说的').exactOptional(),
  startMs: z.int().min(0).describe('开始，毫秒'),
  endMs: z.int().min(1).describe('结束，毫秒'),
});

/** Whoever reads a translation says which words: without it nobody could tell that they have changed since. */
export function textIsNamed(
  { kind, lang }: { readonly kind: 'reading' | 'retelling'; readonly lang: Lang },
  key: string,
  stretches: readonly { readonly text?: string; readonly free?: true }[],
  context: z.RefinementCtx,
): void {
  if (kind !== 'reading' || !isTranslationLang(lang)) return;
  stretches.forEach(({ text, free }, index) => {
    const message = '照着译文念的，要写 text：念的那段译文的指纹；看着汉语自己说的，写 free: true。';
    if (text === undefined && free === undefined) context.addIssue({ code: 'custom', path: [key, index], message });
  });
}

export const recordingSchema = z
  .strictObject({
    ...voice,
    kind: z.enum(['reading', 'retelling']).describe('照着念，还是用自己的话讲'),
    sources,
    cues: z.array(cue).describe('每一段从哪里到哪里'),
  })
  .superRefine((value, context) => textIsNamed(value, 'cues', value.cues, context));
export type RecordingFile = z.infer<typeof recordingSchema>;
export type Cue = z.infer<typeof cue>;

const clip = { ...voice, title: line.describe('这段录音叫什么') };
export const clipSchema = z.strictObject(clip);
export type Clip = z.infer<typeof clipSchema>;

/** The name of a picture of `voice.yaml`. */
export const nameSchema = z.strictObject({
  ...clip,
  word: fingerprint.describe('录音时图下面的汉字的指纹').exactOptional(),
  sources,
});
export type NameFile = z.infer<typeof nameSchema>;
