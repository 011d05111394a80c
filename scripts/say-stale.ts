/** Blocks that the Chinese has left behind, for a terminal. */
import { LANGUAGES } from '../src/languages.ts';
import { kindName } from '../src/model/kind-name.ts';
import type { StaleBlock } from '../src/model/translation/stale.ts';
import { sayChanges } from './say-changes.ts';

export interface StaleArticle {
  readonly slug: string;
  readonly blocks: readonly StaleBlock[];
}

/** Returns each stale block with where it is stale and what has changed in Chinese, then what can be done. */
export function sayStale(stale: readonly StaleArticle[]): string {
  if (stale.length === 0) return '没有旧了的译文，也没有要重录的录音。';
  return [
    '旧了的段落（汉语改过，译文、录音还是照旧的做的）：',
    ...stale.flatMap(({ slug, blocks }) => blocks.flatMap((block) => sayBlock(slug, block))),
    '只是改了错字，译文还对：npm run translation:accept 文章 段落编号 -- --by 名字',
  ].join('\n');
}

function sayBlock(slug: string, { id, kind, texts, recordings, changes }: StaleBlock): string[] {
  const where = [
    ...texts.map((lang) => `${LANGUAGES[lang].chineseName}译文`),
    ...recordings.map((recording) => `录音 ${recording}`),
  ].join('、');
  const lines = changes.map((change) => `    ${change === null ? '旧的汉语没有存下来' : sayChanges(change)}`);
  return [
    `  ${slug} ${id} ${kindName(kind)}：${where}`,
    ...(changes.length === 0 ? ['    汉语没有变，念的译文改过'] : lines),
  ];
}
