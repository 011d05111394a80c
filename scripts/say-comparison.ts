/** What a new text of a law changes, for a terminal. */
import { LANGUAGES } from '../src/languages.ts';
import type { Comparison, Fate, TouchedUse } from '../src/model/law-compare.ts';
import { articleLabel } from '../src/model/register.ts';
import { sayChanges } from './say-changes.ts';
import { sayUse } from './say-laws.ts';

/** Returns what has become of each registered article, and what is to be done. */
export function sayComparison({ law, fates, touched, pages, due }: Comparison, contentDir: string): string {
  const changed = [...fates].filter(([, fate]) => fate.state !== 'same');
  const head = `《${law.short}》 ${law.id}：登记的 ${fates.size} 条，${fates.size - changed.length} 条没有变，${changed.length} 条变了。`;
  if (changed.length === 0) return head;
  const places = (what: string, uses: readonly TouchedUse[]): string =>
    [`${what}：${uses.length === 0 ? '没有' : ''}`, ...uses.map((use) => `  ${sayTouched(use, contentDir)}`)].join(
      '\n',
    );
  const list = (what: string, names: readonly string[]): string => `${what}：${names.join('、') || '没有'}`;
  const wrong = touched.filter(({ isWrong }) => isWrong);
  return [
    head,
    ...changed.map(([number, fate]) => `${articleLabel(number)}：${sayFate(number, fate)}`),
    places(
      '对不上新文本的引用',
      wrong.filter(({ how }) => how === 'quoted'),
    ),
    places(
      '跟着变的原文、条号',
      wrong.filter(({ how }) => how !== 'quoted'),
    ),
    places(
      '引用还对得上，要重读一遍的',
      touched.filter(({ isWrong }) => !isWrong),
    ),
    [
      list('要改的文章', due.slugs),
      ...(pages.length === 0 ? [] : [list('别的内容也根据这些条，要看一看', pages)]),
      list(
        '要改的译文',
        due.translations.map(
          ({ slug, lang, blocks }) =>
            `${slug} ${LANGUAGES[lang].chineseName} ${blocks.length} 段（${blocks.join('、')}）`,
        ),
      ),
      list(
        '要重录的',
        due.recordings.map(({ id, blocks }) => `${id} ${blocks.length} 段（${blocks.join('、')}）`),
      ),
    ].join('\n'),
  ].join('\n\n');
}

function sayFate(number: string, fate: Fate): string {
  if (fate.state === 'gone')
    return fate.isTaken ? '新文本的这一条说的是别的事，原来的话没有找到。' : '新文本里没有了，别的条里也没有找到。';
  if (fate.state === 'changed') return `改了\n  ${sayChanges(fate.changes)}`;
  if (fate.state === 'same') return '没有变';
  const to = `${articleLabel(fate.to)}（登记写 ${fate.to}，原来是 ${number}）`;
  return fate.changes.length === 0
    ? `现在是${to}，一字没改。`
    : `可能是现在的${to}，也改了，请对照\n  ${sayChanges(fate.changes)}`;
}

function sayTouched(use: TouchedUse, contentDir: string): string {
  const moved = use.nowIn === null ? '' : `，这句话现在在${articleLabel(use.nowIn)}`;
  return `${sayUse(use, contentDir)}（${articleLabel(use.article)}${moved}）`;
}
