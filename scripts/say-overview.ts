/** The overview for a terminal: the whole by language, what reviewers could do, what is due, words that wait. */
import { LANGUAGES } from '../src/languages.ts';
import { percent } from '../src/lib/percent.ts';
import { HALF_AN_HOUR } from '../src/model/native-work.ts';
import type { ReviewTask } from '../src/model/status/review.ts';
import type { Due } from '../src/model/status/due.ts';
import type { LangTotals, Overview } from '../src/model/status/overview.ts';
import type { TermsStatus } from '../src/model/status/terms.ts';
import { columns, type Column } from './columns.ts';

const nameOf = (row: { readonly lang: LangTotals['lang'] }): string => LANGUAGES[row.lang].chineseName;

const share = (of: keyof Pick<LangTotals, 'translated' | 'untranslated' | 'missing'>) => (row: LangTotals) =>
  `${row[of]} ${percent(row[of] / Math.max(row.blocks, 1))}`;

const TOTALS: readonly Column<LangTotals>[] = [
  { head: '语言', cell: nameOf },
  { head: '有译文(篇)', cell: ({ articles }) => articles },
  { head: '译全', cell: ({ articlesWhole }) => articlesWhole },
  { head: '审完', cell: ({ articlesReviewed }) => articlesReviewed },
  { head: '译了(段)', cell: share('translated') },
  { head: '机器', cell: ({ machine }) => machine },
  { head: '草稿', cell: ({ draft }) => draft },
  { head: '审过', cell: ({ reviewed }) => reviewed },
  { head: '旧了', cell: ({ stale }) => stale },
  { head: '留汉语', cell: share('untranslated') },
  { head: '缺', cell: share('missing') },
  { head: '夹汉字', cell: ({ chinese }) => (chinese === null ? '–' : percent(chinese.share)) },
  { head: '真人念了', cell: ({ spokenByPeople }) => spokenByPeople },
  { head: '机器念了', cell: ({ spokenByMachine }) => spokenByMachine },
  { head: '要重录', cell: ({ staleSpoken }) => staleSpoken },
];

/** Returns the whole in a few lines, to be read first. */
export function sayTotals({ today, totals }: Overview): string {
  return [
    `到 ${today}：${totals.articles} 篇，${totals.blocks} 段。作者自己核对过、没有到期的 ${totals.checked} 篇；律师审过的 ${totals.lawyer} 篇。`,
    '夹汉字：译了的段落里，汉字占全部字（音节）的多少；留汉语的段落不算在里面。',
    columns(totals.languages, TOTALS),
  ].join('\n');
}

/** Returns where reviewers of each language had best begin. */
export function sayReview(tasks: readonly ReviewTask[]): string {
  const lines = tasks.flatMap((task) => [
    `  ${nameOf(task)}：一共等着 ${task.waiting.articles} 篇、${task.waiting.blocks} 段，约 ${task.waiting.minutes} 分钟`,
    ...task.now.map(
      ({ slug, title, blocks, of, minutes }) =>
        `    ${slug} ${title} ${blocks === of ? `${of} 段` : `前 ${blocks} 段（共 ${of} 段）`}，约 ${minutes} 分钟`,
    ),
  ]);
  return [`母语人 ${HALF_AN_HOUR} 分钟能看完的（常问的在前；按两种文字各念一遍估计，动笔改要更久）：`, ...lines].join(
    '\n',
  );
}

const WHEN: Readonly<Record<Due['checks'][number]['when'], string>> = {
  over: '过期了',
  soon: '快到了',
  later: '还早',
};

/** Returns the dates ahead. */
export function sayDue({ checks, unchecked, laws }: Due): string {
  return [
    '日期：',
    ...checks.map(({ month, when, slugs }) => {
      const which = when === 'later' ? '' : `：${slugs.join('、')}`;
      return `  ${month} 再核对 ${slugs.length} 篇，${WHEN[when]}${which}`;
    }),
    ...(unchecked.length === 0 ? [] : [`  没有核对过的：${unchecked.join('、')}`]),
    ...laws.map(({ on, short, what }) => `  ${on} 《${short}》${what === 'begins' ? '开始施行' : '不再有效'}`),
    ...(laws.length === 0 ? ['  登记的法律里，没有已经知道要变的'] : []),
  ].join('\n');
}

/** Returns how many words of the glossary wait for speakers, and which. */
export function sayTerms(all: readonly TermsStatus[]): string {
  return [
    '词语解释里等母语人的词：',
    ...all.flatMap((row) => [
      `  ${nameOf(row)} ${row.terms} 个词：有出处 ${row.attested}，拟译等人定 ${row.proposed.length}，还没有说法 ${row.without.length}`,
      ...(row.proposed.length === 0 ? [] : [`    等人定：${row.proposed.map(({ zh }) => zh).join('、')}`]),
      ...(row.without.length === 0 ? [] : [`    没有说法：${row.without.map(({ zh }) => zh).join('、')}`]),
    ]),
  ].join('\n');
}
