/** What readers said, for a terminal. */
import { LANGUAGES } from '../src/languages.ts';
import { percent } from '../src/lib/percent.ts';
import type { FeedbackCounts, FeedbackReport, FeedbackRow } from '../src/model/feedback.ts';
import type { Article } from '../src/model/library.ts';
import { pageWords } from '../src/model/reading.ts';
import { columns, type Column } from './columns.ts';

/** Of fewer answers a share says nothing. */
const FEWEST_FOR_SHARES = 5;

/** Returns the counts, then the texts under their articles. */
export function sayFeedback(report: FeedbackReport, articles: readonly Article[]): string {
  const { answers, languages, rows, texts } = report;
  if (answers === 0) return '没有可以数的意见。';
  return [
    `${answers} 份意见${sayUncounted(report)}。`,
    `这是愿意说的人说的，不是抽样调查，不能说成“群众满意度”。回答不到 ${FEWEST_FOR_SHARES} 份的，不算百分比；百分比后面是一共几份。`,
    '',
    '看懂（听懂）了吗：',
    columns(rows, [...HEAD, ...shares(({ understood }) => understood, UNDERSTOOD)]),
    '',
    '有用吗：',
    columns(rows, [...HEAD, ...shares(({ useful }) => useful, USEFUL)]),
    '',
    '每种语言的网页（所有文章和整个网站）：',
    columns(languages, [
      LANGUAGE,
      ...shares(({ understood }) => understood, UNDERSTOOD),
      ...shares(({ useful }) => useful, USEFUL),
    ]),
    ...(texts.length === 0 ? [] : ['', '写的话：', ...sayTexts(texts, articles)]),
  ].join('\n');
}

function sayUncounted({ twice, changed }: FeedbackReport): string {
  const said = [
    ...(twice === 0 ? [] : [`${twice} 份是重复交的，没有再数`]),
    ...(changed === 0 ? [] : [`${changed} 份后来改过，只数改过以后的`]),
  ];
  return said.length === 0 ? '' : `（另外 ${said.join('；')}）`;
}

const UNDERSTOOD = { yes: '懂了', partly: '有的没懂', no: '没懂' } as const;
const USEFUL = { yes: '有用', somewhat: '有一点用', no: '没有用' } as const;
const SITE = '整个网站';

const LANGUAGE: Column<Pick<FeedbackRow, 'lang'>> = {
  head: '网页',
  cell: ({ lang }) => LANGUAGES[lang].chineseName,
};

const HEAD: readonly Column<FeedbackRow>[] = [{ head: '文章', cell: ({ about }) => about ?? SITE }, LANGUAGE];

/** A column for each answer; of enough of them with its share and of how many it is. */
function shares<Name extends string>(
  of: (row: FeedbackCounts) => Readonly<Record<Name, number>>,
  heads: Readonly<Record<Name, string>>,
): Column<FeedbackCounts>[] {
  return (Object.keys(heads) as Name[]).map((name) => ({
    head: heads[name],
    cell: (row) => {
      const counts: Readonly<Record<Name, number>> = of(row);
      const all = (Object.values(counts) as number[]).reduce((sum, count) => sum + count, 0);
      return all < FEWEST_FOR_SHARES ? counts[name] : `${counts[name]} ${percent(counts[name] / all)}/${all}`;
    },
  }));
}

function sayTexts(texts: FeedbackReport['texts'], articles: readonly Article[]): string[] {
  const lines: string[] = [];
  let last: string | null | undefined;
  for (const { about, lang, on, text } of texts) {
    if (about !== last) lines.push(`  ${nameOf(about, articles)}`);
    last = about;
    lines.push(`    ${on} ${LANGUAGES[lang].chineseName}网页`, ...text.split('\n').map((line) => `      ${line}`));
  }
  return lines;
}

function nameOf(about: string | null, articles: readonly Article[]): string {
  const article = articles.find(({ slug }) => slug === about);
  return about === null ? SITE : `${about}${article === undefined ? '' : `（${pageWords(article, 'zh').title}）`}`;
}
