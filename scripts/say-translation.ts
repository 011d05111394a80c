/** What was taken in of a hand-in from the translation desk, for a terminal. */
import { LANGUAGES, type TranslationLang } from '../src/languages.ts';
import type { SegmentText, TranslationHandIn } from '../src/lib/translation-hand-in.ts';
import type { Article } from '../src/model/library.ts';
import { kindName } from '../src/model/kind-name.ts';
import type { KeptBecause } from '../src/model/schema/translation.ts';
import type { ImportPlan } from '../src/model/translation/import.ts';
import type { Judged } from '../src/model/translation/judge.ts';
import { segmentPairs } from '../src/model/translation/segments.ts';

const BECAUSE: Readonly<Record<KeptBecause, string>> = {
  'source-changed': '他看过以后汉语改了，没有用上，话留着',
  'text-changed': '他看过以后译文改了，没有用上，两份都留着',
  reviewed: '现在的译文已经有别的母语人审过，没有盖掉，两份都留着',
  'not-native': '不是母语人，只当意见留着，不算审校',
  unnamed: '没有留姓名，只当意见留着，不算审校',
  'own-words': '译文是他自己交的，要换一个人来审，只当意见留着',
  gone: '文章里已经没有这一段，话留着',
};

/** Returns what became of a hand-in by article and block, then what an editor does next. */
export function sayImport(file: string, handIn: TranslationHandIn, { articles, files }: ImportPlan): string {
  const { by, place, native, lang } = handIn;
  const head = `${file}：${by}（${place}，${native ? '母语人' : '不是母语人'}）${handIn.on} 交来的${LANGUAGES[lang].chineseName}。`;
  if (files.size === 0) return `${head}\n以前都收过了，什么也没有改。`;
  const body = articles.map(({ article, judged }) =>
    [`${article.slug}：`, ...judged.map((one) => sayJudged(article, one, lang))].join('\n'),
  );
  return [head, ...body, nextSteps(articles.flatMap(({ judged }) => judged))].join('\n');
}

function sayJudged(article: Article, judged: Judged, lang: TranslationLang): string {
  const { say, block, done, because, held } = judged;
  const name = `  ${say.block}${block === null ? '' : ` ${kindName(block.body.kind)}`}`;
  const what =
    done === 'already'
      ? '以前收过了'
      : done === 'write'
        ? '写进去了，算草稿'
        : done === 'review'
          ? `审过了${held === undefined ? '' : '；汉语改过，他看着现在的汉语说还对，不再算旧'}`
          : (because && BECAUSE[because]) ||
            (say.verdict === 'unsure' ? '拿不准，留着给编辑看' : '和现在的译文一样，没有改');
  const comment = say.comment === undefined ? [] : [`    意见：${say.comment.replace(/\s*\n\s*/gu, ' ')}`];
  return [`${name}：${what}`, ...comment, ...(because ? bothSides(article, judged, lang) : [])].join('\n');
}

/** What was not used, beside what stands there. */
function bothSides(article: Article, { say, block }: Judged, lang: TranslationLang): string[] {
  if (say.segments === undefined) return [];
  const index = article.blocks.findIndex(({ id }) => id === say.block);
  const row = article.translations[lang]?.rows[index];
  const own = row?.state === 'translated' ? row.block.body : null;
  const now = block === null ? [] : segmentPairs(block.body, own);
  const lines = (pieces: readonly SegmentText[]): string =>
    pieces.map(({ text }) => text.replaceAll('\n', '／')).join('｜') || '（没有）';
  return [
    ...(now.length === 0 ? [] : [`    现在的汉语：${lines(now.map(({ key, source }) => ({ key, text: source })))}`]),
    ...(now.length === 0 ? [] : [`    现在的译文：${lines(now)}`]),
    `    他交来的：${lines(say.segments)}`,
  ];
}

function nextSteps(judged: readonly Judged[]): string {
  const count = (done: Judged['done']): number => judged.filter((one) => one.done === done).length;
  const [written, reviewed, kept] = [count('write'), count('review'), count('kept')];
  return [
    `合计：写进去 ${written} 段，审过 ${reviewed} 段，留着 ${kept} 段，以前收过 ${count('already')} 段。`,
    '接下来：',
    '  1. npm run check，再 npm run dev 看一看；',
    ...(written > 0 ? ['  2. 写进去的是草稿，请另一位母语人审；'] : []),
    ...(kept > 0 ? ['  3. 留着的在 articles/…/hand-ins/ 里，请对照，和当事人商量以后再改译文；'] : []),
    '  最后把改动提交（git add content、git commit）。',
  ].join('\n');
}
