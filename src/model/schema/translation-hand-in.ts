/** What comes in from the translation desk. Its contract is `lib/translation-hand-in.ts`. */
import { z } from 'zod';
import { TRANSLATION_LANGS } from '../../languages.ts';
import { TRANSLATION_HAND_IN_FORMAT, type TranslationHandIn } from '../../lib/translation-hand-in.ts';
import { blockId, day, fingerprint, line, passage, slug } from './scalar.ts';

/** No article has so many blocks, no folder so many articles, no block so many pieces. */
const MAX_BLOCKS = 300;
const MAX_ARTICLES = 1000;
const MAX_SEGMENTS = 100;
/** With the marks put in when it is written, a line of an article holds it. */
const MAX_SEGMENT = 1500;
/** What a person says of themselves; on the page it stands beside the text. */
const MAX_NAME = 60;

export const segmentText = z.strictObject({
  key: z.string().regex(/^(?:(?:custom|law|todo)-)?[1-9]\d{0,2}$|^(?:gist|alt)$/, '小段的编号由工具写，请不要手改。'),
  text: z.string().max(MAX_SEGMENT, `一小段最多 ${MAX_SEGMENT} 个字符，请分开写。`).describe('译文'),
});

const name = line.max(MAX_NAME, `太长了，最多 ${MAX_NAME} 个字。`);

/** Who says something of a translation. */
export const translator = {
  by: name.describe('姓名，或“一位老师”'),
  place: name.describe('哪里人'),
  native: z.boolean().describe('是不是以这种语言为母语'),
};

/** What is said of one block. */
export const say = {
  block: blockId.describe('段落的编号'),
  source: fingerprint.describe('看到的汉语的指纹'),
  text: fingerprint.nullable().describe('看到的译文的指纹；没有译文写 null'),
  verdict: z.enum(['good', 'changed', 'unsure']).describe('对 good，改了 changed，拿不准 unsure'),
  segments: z.array(segmentText).min(1, '一小段也没有。').max(MAX_SEGMENTS).describe('改成什么').exactOptional(),
  comment: passage.describe('想说的话').exactOptional(),
};

const block = z.strictObject(say).superRefine(({ verdict, segments, text }, context) => {
  const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (verdict === 'changed' && segments === undefined) tell('segments', '改了（changed）的，要写改成什么。');
  if (verdict !== 'changed' && segments !== undefined) tell('segments', '只有改了（changed）的才写。');
  if (verdict === 'good' && text === null) tell('verdict', '没有译文，就没有对不对。请写 changed 或 unsure。');
  if (segments && new Set(segments.map(({ key }) => key)).size < segments.length)
    tell('segments', '同一小段写了两次。请让交的人重新导出。');
});

export const translationHandInSchema: z.ZodType<TranslationHandIn> = z.strictObject({
  format: z.literal(TRANSLATION_HAND_IN_FORMAT, '这不是翻译网页交来的文件。').describe('格式'),
  version: z.literal(1, '不认识这个版本的格式，请更新程序。').describe('版本'),
  lang: z.enum(TRANSLATION_LANGS).describe('语言'),
  ...translator,
  on: day.describe('哪天'),
  tool: slug.max(40, '太长了。').describe('用什么做的'),
  articles: z
    .array(
      z.strictObject({
        slug: slug.describe('文章的短名'),
        blocks: z
          .array(block)
          .min(1, '里面一段也没有。')
          .max(MAX_BLOCKS, `最多 ${MAX_BLOCKS} 段。`)
          .refine((list) => isUnique(list.map((entry) => entry.block)), '同一段写了两次。请让交的人重新导出。')
          .describe('每一段怎么看'),
      }),
    )
    .min(1, '里面一篇文章也没有。')
    .max(MAX_ARTICLES, `最多 ${MAX_ARTICLES} 篇。`)
    .refine((list) => isUnique(list.map((entry) => entry.slug)), '同一篇文章写了两次。请让交的人重新导出。')
    .describe('哪些文章'),
});

function isUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
