/** Numbers of articles as people write them after the name of a law. */
import { chineseNumber } from '../chinese-number.ts';

const WRITTEN =
  /^第?([0-9]{1,4}|[一二三四五六七八九十百千零〇两]{1,9})条?(?:(?:之|-)([0-9]{1,2}|[一二三四五六七八九十]{1,3}))?/u;

/** Returns the article whose number stands at the beginning of `text`, and how long it is: `1042`, `第一千零四十二条`, `第120条之一`. */
export function articleAt(
  text: string,
  articles: readonly string[],
): { readonly article: string | undefined; readonly length: number } {
  const written = WRITTEN.exec(text);
  if (written === null) return { article: undefined, length: 0 };
  const [whole, number = '', inserted = ''] = written;
  const same = (value: string | undefined, given: string): boolean =>
    value === undefined
      ? given === ''
      : value === given || chineseNumber(Number(value)) === given.replace(/〇/gu, '零');
  const find = (more: string): string | undefined =>
    articles.find((article) => {
      const [own, ownInserted] = article.split('-');
      return same(own, number) && same(ownInserted, more);
    });
  return { article: find(inserted) ?? find(''), length: whole.length };
}

/** Returns `第1042条`, `第120条之一`. */
export function labelOf(article: string): string {
  const [number, inserted] = article.split('-');
  return `第${number ?? ''}条${inserted === undefined ? '' : `之${chineseNumber(Number(inserted))}`}`;
}
