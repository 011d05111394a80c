/** `handbooks/<id>.yaml`: what somebody should read, in order. */
import { z } from 'zod';
import { line, slug } from './scalar.ts';
import { inLanguages } from './site.ts';

export const handbookSchema = z.strictObject({
  icon: slug.describe('lucide 图标名'),
  ...inLanguages({ name: line.describe('给谁看的'), about: line.describe('里面有什么') }),
  articles: z.array(slug).min(1, '至少要有一篇文章。').describe('文章，按顺序'),
});
export type HandbookFile = z.infer<typeof handbookSchema>;
/** A handbook with its id (the file name). */
export type Handbook = HandbookFile & { readonly id: string };
