/** `site.yaml`, `topics.yaml`, `offices.yaml`, `services.yaml`, `links.yaml`: what all pages share. */
import { z } from 'zod';
import { AREAS } from './article.ts';
import { httpsUrl, line, phoneNumber, slug } from './scalar.ts';

const beside = z.enum(['hide', 'beside']);
const show = z.strictObject({
  machine: beside.describe('机器译文怎么显示'),
  draft: beside.describe('有人交稿、没有审过的译文怎么显示'),
  reviewed: z.enum(['beside', 'alone']).describe('审过的译文怎么显示'),
});

/** Returns the keys for words in Chinese, and where there are any, in the other languages. */
export function inLanguages<Shape extends z.ZodRawShape>(shape: Shape) {
  const text = z.strictObject(shape);
  return { zh: text.describe('汉语'), ii: text.optional().describe('彝语'), bo: text.optional().describe('藏语') };
}

export const siteSchema = z.strictObject({
  name: z.strictObject({ zh: line, ii: line.optional(), bo: line.optional() }).describe('网站的名字'),
  show: z.strictObject({ ii: show, bo: show }).describe('译文怎么显示'),
  areas: z
    .array(z.strictObject({ id: z.enum(AREAS), zh: line, ii: line.optional(), bo: line.optional() }))
    .describe('片区'),
  home: z
    .strictObject({ area: z.enum(AREAS).describe('先显示适合哪个片区的文章') })
    .describe('首页偏向哪个片区')
    .optional(),
  mostAsked: z.array(slug).describe('首页上问得最多的文章'),
  inbox: httpsUrl.optional().describe('录音、翻译、意见网页把东西交到哪里；没有就不写'),
  contribute: httpsUrl.optional().describe('译文的文件也可以放到哪个网页上；没有就不写'),
});
export type Site = z.infer<typeof siteSchema>;
export type ShowPolicy = z.infer<typeof show>;

export const topicsSchema = z
  .array(
    z.strictObject({
      id: slug.describe('主题的编号'),
      icon: slug.describe('lucide 图标名'),
      sensitive: z.boolean().describe('整个主题都涉及暴力、毒品、艾滋病').optional(),
      ...inLanguages({ name: line.describe('名字'), about: line.describe('里面有什么') }),
    }),
  )
  .min(1, '至少要有一个主题。');
export type Topic = z.infer<typeof topicsSchema>[number];

export const officesSchema = z.array(
  z.strictObject({
    id: slug.describe('单位的编号'),
    name: line.describe('单位名称'),
    explains: line.describe('负责讲什么法'),
    source: line.describe('根据'),
  }),
);
export type Office = z.infer<typeof officesSchema>[number];

export const servicesSchema = z.array(
  z.strictObject({
    number: phoneNumber.describe('电话号码'),
    icon: slug.describe('lucide 图标名'),
    ...inLanguages({ name: line.describe('叫什么'), for: line.describe('管什么'), when: line.describe('什么时候打') }),
    free: z.boolean().nullable().describe('免不免费；不确定写 null'),
    urgent: z.boolean().describe('是不是急救、报警一类'),
    source: z
      .strictObject({ name: line.describe('来源名称'), url: httpsUrl.nullable().describe('网址，没有写 null') })
      .nullable()
      .describe('号码的来源；没有写 null，页面会显示“待核实”'),
  }),
);
export type Service = z.infer<typeof servicesSchema>[number];

export const linksSchema = z.strictObject({ redirects: z.record(slug, slug).describe('旧名字: 现在的名字') });
export type Links = z.infer<typeof linksSchema>;
