/** `npm run status [-- --json]`: how easy each article is to read, how far translated and spoken, when checked next. */
import { relative } from 'node:path';
import { readEnv } from '../../src/env.ts';
import { LANGS, LANGUAGES } from '../../src/languages.ts';
import { hasErrors } from '../../src/model/check/report.ts';
import { COMMON_CHARACTERS, COMMON_LIST } from '../../src/model/common-characters.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { LIMITS } from '../../src/model/readability.ts';
import { statuteWords } from '../../src/model/register.ts';
import {
  articlesStatus,
  namesStatus,
  type ArticleStatus,
  type LangStatus,
  type NamesStatus,
} from '../../src/model/status.ts';
import { readSources } from '../../src/model/translation/read.ts';
import { staleBlocks } from '../../src/model/translation/stale.ts';
import { columns, type Column } from '../columns.ts';
import { CommandFailed } from '../command.ts';
import { sayStale, type StaleArticle } from '../say-stale.ts';

/** @throws CommandFailed when it was called in another way. */
export async function run(args: string[]): Promise<void> {
  if (args.some((arg) => arg !== '--json'))
    throw new CommandFailed(`看不懂：${args.join(' ')}。可以写：npm run status，或者 npm run status -- --json`);
  const env = readEnv();
  const { library, findings } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts });
  if (hasErrors(findings)) console.error('内容有错误，读不出的文章不在里面。请先运行：npm run check');
  const all = articlesStatus(library, COMMON_CHARACTERS);
  const names = namesStatus(library);
  const wording = statuteWords.bind(null, library.register);
  const stale = library.articles.flatMap((article): StaleArticle[] => {
    const blocks = staleBlocks(article, readSources(env.contentDir, article.slug), wording);
    return blocks.length === 0 ? [] : [{ slug: article.slug, blocks }];
  });
  if (args.includes('--json'))
    console.log(JSON.stringify({ limits: LIMITS, list: COMMON_LIST, articles: all, names, stale }, null, 2));
  else
    console.log(
      [
        reading(all),
        tooLong(all, relative('.', env.contentDir)),
        languages(all),
        spokenNames(names),
        sayStale(stale),
      ].join('\n\n'),
    );
}

/** Marks what passes a limit. */
const figure = ({ readability }: ArticleStatus, of: keyof typeof LIMITS, digits = 0): string =>
  `${readability[of].toFixed(digits)}${readability.over.includes(of) ? '*' : ''}`;

const READING: readonly Column<ArticleStatus>[] = [
  { head: '文章', cell: ({ slug }) => slug },
  { head: '字', cell: ({ readability }) => readability.characters },
  { head: '句', cell: ({ readability }) => readability.sentences },
  { head: '平均', cell: (row) => figure(row, 'average', 1) },
  { head: '最长', cell: (row) => figure(row, 'longest') },
  { head: '短答', cell: (row) => figure(row, 'answer') },
  { head: '表外字', cell: ({ readability }) => `${(readability.rareShare * 100).toFixed(2)}%` },
  { head: '再核对', cell: ({ checkDue, isDue }) => (checkDue ?? '没有核对') + (isDue ? '*' : '') },
  { head: '无出处的彝语词', cell: ({ unattestedYi }) => unattestedYi ?? '–' },
  { head: '表外的字', cell: ({ readability }) => readability.rare.slice(0, 8).join('') },
];

function reading(all: readonly ArticleStatus[]): string {
  const over = all.filter(({ readability }) => readability.over.length > 0).length;
  return [
    `好不好读（作者自己的话，不算法律原文；最难读的在前）：每句平均不过 ${LIMITS.average} 字，最长 ${LIMITS.longest} 字，短答 ${LIMITS.answer} 字，过了的有 *。`,
    `表外字：不在${COMMON_LIST}里的字占多少。`,
    columns(all, READING),
    over === 0 ? `${all.length} 篇都没有过。` : `${all.length} 篇里有 ${over} 篇过了。`,
  ].join('\n');
}

function tooLong(all: readonly ArticleStatus[], contentDir: string): string {
  const lines = all.flatMap(({ slug, readability }) =>
    readability.tooLong.map(
      ({ words, length, at }) =>
        `${contentDir}/articles/${slug}/zh.mdx:${at.line}:${at.column} ${length} 字\n    ${words}`,
    ),
  );
  return lines.length === 0 ? `没有超过 ${LIMITS.longest} 字的句子。` : ['要拆开的句子：', ...lines].join('\n');
}

type LangRow = LangStatus & { readonly slug: string; readonly language: string };

const LANGUAGE: readonly Column<LangRow>[] = [
  { head: '文章', cell: ({ slug }) => slug },
  { head: '语言', cell: ({ language }) => language },
  { head: '译了', cell: ({ translated }) => translated },
  { head: '留汉语', cell: ({ untranslated }) => untranslated },
  { head: '缺', cell: ({ missing }) => missing },
  { head: '旧了', cell: ({ stale }) => stale },
  { head: '录音', cell: ({ recordings }) => recordings },
  { head: '要重录', cell: ({ staleSpoken }) => staleSpoken },
];

/** The Chinese is whole everywhere: it has a line where it has a voice. */
function languages(all: readonly ArticleStatus[]): string {
  const rows = [...all]
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .flatMap(({ slug, languages: byLang }) =>
      LANGS.flatMap((lang): LangRow[] => {
        const status = byLang[lang];
        if (status === null || (LANGUAGES[lang].fallback === null && status.recordings === 0)) return [];
        return [{ ...status, slug, language: LANGUAGES[lang].chineseName }];
      }),
    );
  const bare = all.length - new Set(rows.map(({ slug }) => slug)).size;
  return [
    '译文和录音（段）：',
    ...(rows.length === 0 ? [] : [columns(rows, LANGUAGE)]),
    `另外 ${bare} 篇还没有译文，也没有录音。`,
  ].join('\n');
}

/** A changed word makes a voice that is not played any more: it is named. */
function spokenNames(names: readonly NamesStatus[]): string {
  const lines = names.map(({ lang, tiles, spoken, stale }) => {
    const again = stale.length === 0 ? '' : `；字改过、要重录：${stale.join('、')}`;
    return `  ${LANGUAGES[lang].chineseName} ${spoken}/${tiles}${again}`;
  });
  return ['图的名字（voice.yaml）录了几个：', ...lines].join('\n');
}
