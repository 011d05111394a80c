/** The report on the register, for a terminal. */
import { LANGUAGES } from '../src/languages.ts';
import type { ArticleReport, LawReport } from '../src/model/laws-report.ts';
import type { LawFile } from '../src/model/schema/law.ts';
import type { Use } from '../src/model/usage.ts';

const STATUS: Readonly<Record<LawFile['status'], string>> = {
  'in-force': '有效',
  repealed: '废止',
  superseded: '被代替',
};

/** Returns what rests on each law; with `places`, where every quotation stands. */
export function sayLaws(reports: readonly LawReport[], contentDir: string, places: boolean): string {
  const articles = reports.flatMap((report) => report.articles);
  const unused = articles.filter(({ isUsed }) => !isUsed).length;
  return [
    ...reports.map((report) => sayLaw(report, contentDir, places)),
    `${reports.length} 部法，登记了 ${articles.length} 条，${unused === 0 ? '每条都有文章用' : `${unused} 条没有用到，可以删掉`}。`,
  ].join('\n\n');
}

function sayLaw(law: LawReport, contentDir: string, places: boolean): string {
  const unused = law.articles.filter(({ isUsed }) => !isUsed);
  return [
    `《${law.short}》 ${law.id}  ${STATUS[law.status]}  版本 ${law.version}  施行 ${law.effective ?? '不知道'}  核对到 ${law.checked}  登记 ${law.articles.length} 条`,
    ...law.articles.filter(({ isUsed }) => isUsed).flatMap((article) => sayArticle(article, contentDir, places)),
    ...(unused.length === 0 ? [] : [`  没有用到：${unused.map(({ label }) => label).join('、')}`]),
  ].join('\n');
}

function sayArticle(article: ArticleReport, contentDir: string, places: boolean): string[] {
  const { label, slugs, pages, uses, translations, recordings } = article;
  const parts = [
    [...slugs, ...pages].join('、'),
    ...counts(uses),
    ...translations.map(({ slug, lang, blocks }) => `${slug} ${LANGUAGES[lang].chineseName} ${blocks.length} 段`),
    ...recordings.map(({ id, blocks }) => `录音 ${id} ${blocks.length} 段`),
  ];
  return [`  ${label}  ${parts.join('；')}`, ...(places ? uses.map((use) => `    ${sayUse(use, contentDir)}`) : [])];
}

const HOW: Readonly<Record<Use['how'], string>> = { shown: '原文', quoted: '引用', named: '提到' };

function counts(uses: readonly Use[]): string[] {
  return (['shown', 'quoted', 'named'] as const).flatMap((how) => {
    const count = uses.filter((use) => use.how === how).length;
    return count === 0 ? [] : [`${HOW[how]} ${count} 处`];
  });
}

/** Returns where a use stands and what it says there. */
export function sayUse({ file, at, how, words, paragraphs }: Use, contentDir: string): string {
  const what = words !== '' ? `“${words}”` : paragraphs.length > 0 ? `第 ${paragraphs.join('、')} 款` : '';
  return `${contentDir}/${file}:${at.line}:${at.column} ${HOW[how]}${what}`;
}
