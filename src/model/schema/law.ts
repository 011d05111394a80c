/** `laws/<law>.yaml`: the register, the only place where the wording of a statute stands. */
import { z } from 'zod';
import { articleNumber, day, httpsUrl, line } from './scalar.ts';

const shared = {
  title: line.describe('法律全名'),
  short: line.describe('简称'),
  aliases: z.array(line).describe('别的叫法'),
  kind: z.enum(['宪法', '法律', '行政法规', '司法解释', '地方性法规']).describe('种类'),
  version: day.describe('最近一次通过或修改的日期'),
  effective: day.nullable().describe('这个版本施行的日期；不知道写 null'),
  source: z.strictObject({ name: line.describe('来源'), url: httpsUrl.describe('官方网址') }).describe('原文来源'),
  checked: day.describe('原文核对到哪一天'),
  articles: z.record(articleNumber, z.string().trim().min(1, '条文不能是空的。')).describe('条文原文，一款或一项一行'),
};

export const lawSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('in-force'), ...shared }),
  z.strictObject({
    status: z.literal('repealed'),
    since: day.describe('废止日期'),
    by: line.describe('现在看哪部法'),
    ...shared,
  }),
  z.strictObject({
    status: z.literal('superseded'),
    since: day.describe('被代替的日期'),
    by: line.describe('现在看哪部法'),
    ...shared,
  }),
]);
export type LawFile = z.infer<typeof lawSchema>;
