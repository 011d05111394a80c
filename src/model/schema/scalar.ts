/** The small shapes that all schemas share. Their messages are for editors. */
import { z } from 'zod';

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和中间的短横线，例如 bride-price。');

/** A day that exists: `2026-02-30` is refused. */
export const day = z.string().refine((text) => isDay(text), '要写成“2026-12-04”这样真有的日期，外面加引号。');

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '要写成“2027-06”这样的年月，外面加引号。');

export const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, '指纹由工具写，是 16 位数字和字母，请不要手改。');

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '由工具写，是 64 位数字和字母，请不要手改。');

export const blockId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '段落的编号由工具写，请不要手改。');

export const line = z.string().trim().min(1, '不能是空的。').max(400, '太长了，最多 400 字。');

/** Some paragraphs; below what a line of a data file may hold. */
export const passage = z.string().trim().min(1, '不能是空的。').max(1800, '太长了，最多 1800 字。');
/** Of an article of a law, as the register numbers it. */
export const articleNumber = z
  .string()
  .regex(/^([1-9]\d*(-[1-9]\d*)?|preamble)$/, '条号要写成 1042 或 120-1，序言写 preamble。');

/** Where a data file says what a sentence rests on. */
export const statute = z.strictObject({
  law: slug.describe('laws/ 里的法律'),
  article: articleNumber.describe('哪一条'),
  paragraph: z.int().min(1, '款从 1 数起。').describe('哪一款').optional(),
});
export type CitedStatute = z.infer<typeof statute>;

/** Returns a line of at most `max` characters, counted as a reader counts them. */
export function shortLine(max: number) {
  return line.refine((text) => [...text.trim()].length <= max, `太长了，最多 ${max} 个字。`);
}

/** Of `services.yaml`. */
export const phoneNumber = z.string().regex(/^\d{3,12}$/, '要写成加引号的数字，例如 "12348"。');

export const httpsUrl = z
  .string()
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', '要写 https:// 开头的完整网址。');

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
