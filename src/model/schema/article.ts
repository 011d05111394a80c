/** `articles/<slug>/article.yaml`: what the languages of an article share. */
import { z } from 'zod';
import { isPast } from '../../lib/due.ts';
import { day, fingerprint, line, month, slug } from './scalar.ts';

export const AUDIENCES = [
  'everyone',
  'women',
  'men',
  'elders',
  'children',
  'students',
  'workers',
  'cadres',
  'drivers',
] as const;
export const AREAS = ['yi', 'tibetan', 'anning'] as const;
export type Area = (typeof AREAS)[number];

/** A review by a named person of the legal profession, of the blocks with these fingerprints. */
const legalReview = z.strictObject({
  by: line.describe('审核人的姓名'),
  role: line.describe('职业，例如 律师'),
  office: line.describe('单位'),
  on: day.describe('审核日期'),
  fingerprints: z.array(fingerprint).min(1, '要列出审的是哪些段落。').describe('审过的段落的指纹'),
});

export const articleSchema = z.strictObject({
  topic: slug.describe('主题，见 topics.yaml'),
  audience: z.array(z.enum(AUDIENCES)).min(1, '至少写一种读者。').describe('给谁看'),
  areas: z.array(z.enum(AREAS)).min(1, '至少写一个片区。').describe('片区'),
  office: slug.describe('负责普法的单位，见 offices.yaml'),
  related: z.array(slug).max(6, '最多 6 篇。').describe('相关文章'),
  searchWords: z
    .array(line.refine((words) => !/[，、；]/u.test(words), '几个问法要分开写，中间用半角逗号加空格隔开。'))
    .describe('群众会怎么问'),
  sensitive: z.boolean().describe('是不是涉及暴力、毒品、艾滋病：是就不在手机上留记录'),
  published: day.describe('发布日期'),
  checked: z
    .strictObject({
      on: day.describe('核对日期'),
      basis: line.describe('根据什么核对的'),
      due: month.describe('下次核对的年月'),
    })
    .nullable()
    .describe('作者自己对照法律原文的核对；还没有核对写 null'),
  legalReviews: z.array(legalReview).describe('律师等专业人员的审核；没有就写 []'),
});
export type ArticleMeta = z.infer<typeof articleSchema>;

/** Front matter of an `.mdx` file: a note among editors, never shown. */
export const frontMatterSchema = z.strictObject({ note: line.describe('给其他编辑的备注').optional() });

/** Returns whether the law side of an article is to be checked again: the month for it is over. */
export function isCheckDue({ checked }: ArticleMeta, today: string): boolean {
  return checked !== null && isPast(checked.due, today);
}
