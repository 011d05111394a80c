/** `templates/<id>.yaml`: a paper to fill in by hand, what belongs where, and what goes wrong where it is written wrongly. */
import { z } from 'zod';
import { line, slug, statute } from './scalar.ts';
import { inLanguages } from './site.ts';

const blank = z.strictObject({
  name: line.describe('空里写什么'),
  how: line.describe('怎么写'),
  wide: z.boolean().describe('要写很多字').optional(),
  statute: statute.describe('根据哪一条法律').optional(),
});

/** A sentence and the statute that it rests on. */
const resting = z.strictObject({ zh: line.describe('一句话'), statute: statute.describe('根据哪一条法律') });

export const templateSchema = z.strictObject({
  icon: slug.describe('lucide 图标名'),
  ...inLanguages({ name: line.describe('叫什么'), about: line.describe('什么时候写') }),
  articles: z.array(slug).min(1, '至少要有一篇文章讲它。').describe('讲它的文章'),
  form: z
    .array(line)
    .min(2, '第一行是题目，下面至少要有一行。')
    .describe('纸上的话，第一行是题目，{1} 是第一个空，{1:3} 是三行空'),
  blanks: z.array(blank).min(1, '至少要有一个空。').describe('每个空怎么填，按号数'),
  needs: z.array(resting).min(1, '至少要写一样法律要求的。').describe('法律要求的'),
  wrong: z.array(resting).min(1, '至少要写一样会出问题的。').describe('写错了会怎样'),
});
export type TemplateFile = z.infer<typeof templateSchema>;
/** A template with its id (the file name). */
export type Template = TemplateFile & { readonly id: string };
