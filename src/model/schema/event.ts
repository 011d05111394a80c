/** `events/<id>.yaml`: a day, a week, a month or a season for which some articles fit, and who says when it is. */
import { z } from 'zod';
import { day, httpsUrl, line, slug } from './scalar.ts';
import { inLanguages } from './site.ts';

/** As they are said after 星期. */
export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** In years without 29 February. */
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Not every lunar month has a thirtieth day. */
const LUNAR_MONTH_LENGTH = 29;

const ruleShape = z.strictObject({
  month: z.int().min(1).max(12).describe('几月'),
  day: z.int().min(1).max(31).describe('几号').optional(),
  days: z.int().min(2).max(100).describe('一共几天').optional(),
  week: z.literal(true).describe('那一天所在的一周').optional(),
  lunar: z.literal(true).describe('月和日是农历的').optional(),
  nth: z.int().min(1).max(4).describe('第几个').optional(),
  weekday: z.enum(WEEKDAYS).describe('星期几').optional(),
});

/** Returns what is wrong with how the keys of a rule stand together. */
function ruleProblem({ month, day: date, days, week, lunar, nth, weekday }: z.infer<typeof ruleShape>): string | null {
  if ((nth === undefined) !== (weekday === undefined))
    return 'nth（第几个）和 weekday（星期几）要一起写，例如 5 月第三个星期日写 { month: 5, nth: 3, weekday: 日 }。';
  if (weekday !== undefined)
    return (date ?? days ?? week ?? lunar) === undefined
      ? null
      : '写了 nth 和 weekday，就不写 day、days、week、lunar。';
  if (date === undefined) return (days ?? week ?? lunar) === undefined ? null : 'days、week、lunar 要和 day 一起写。';
  if (week === true && (days ?? lunar) !== undefined) return '写了 week，就不写 days、lunar。';
  const last = lunar === true ? LUNAR_MONTH_LENGTH : (MONTH_LENGTHS[month - 1] ?? 0);
  return date <= last ? null : `不是每年都有这一天：${lunar === true ? '农历' : ''}${month}月只能写到 ${last}。`;
}

const rule = ruleShape.superRefine((written, context) => tell(ruleProblem(written), context));
export type EventRule = z.infer<typeof rule>;

const row = z.strictObject({
  year: z.int().min(2000).max(2100).describe('哪一年'),
  from: day.describe('第一天'),
  to: day.describe('最后一天'),
});
export type EventRow = z.infer<typeof row>;

const whenShape = z.strictObject({
  rule: rule.describe('每年都一样的规矩').optional(),
  by: line.describe('日子每年由谁定').optional(),
  dates: z.array(row).describe('已经定下来的日子，早的在前；还不知道就写 []').optional(),
  law: z
    .strictObject({ id: slug.describe('laws/ 里的哪一部法律'), article: line.describe('第几条') })
    .describe('出自法律的哪一条')
    .optional(),
  source: z
    .strictObject({ name: line.describe('文件的名称'), url: httpsUrl.nullable().describe('网址，没有写 null') })
    .describe('出自哪个文件')
    .optional(),
});

/** Returns what is wrong with how the keys stand together: days are known by a rule or a table, and by a source. */
function whenProblem({ rule: fixed, by, dates, law, source }: z.infer<typeof whenShape>): string | null {
  if ((fixed === undefined) === (dates === undefined))
    return '要么写 rule（每年都一样），要么写 by 和 dates（每年另外定），只写一样。';
  if ((by === undefined) !== (dates === undefined)) return 'by（由谁定）和 dates（定下来的日子）要一起写。';
  if (law !== undefined && source !== undefined) return '出处写 law（法律的哪一条）或者 source（哪个文件），只写一样。';
  const isKnown = fixed !== undefined || (dates ?? []).length > 0;
  return isKnown && law === undefined && source === undefined
    ? '写了日子，就要写出处：law（法律的哪一条）或者 source（哪个文件）。不知道出处的日子不要写。'
    : null;
}

const when = whenShape.superRefine((written, context) => tell(whenProblem(written), context));
export type EventWhen = z.infer<typeof when>;

export const eventSchema = z.strictObject({
  icon: slug.describe('lucide 图标名'),
  ...inLanguages({ name: line.describe('叫什么'), about: line.describe('是什么日子、为什么看这些文章') }),
  when: when.describe('是哪一天'),
  articles: z.array(slug).min(1, '至少要有一篇文章。').describe('适合看的文章，按顺序'),
});
export type EventFile = z.infer<typeof eventSchema>;
/** An occasion with its id (the file name). */
export type Event = EventFile & { readonly id: string };

function tell(problem: string | null, context: z.RefinementCtx): void {
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
}
