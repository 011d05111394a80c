/** Articles as plain text: what stands apart in a law is quoted apart, or it would say what the law does not. */
import { expect, it } from 'vitest';
import { exportArticle } from '../../src/model/export-text.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';

it('quotes paragraphs that do not follow one another each for itself', () => {
  const content = makeContent({
    'laws/pasture-law.yaml': swap(
      "  '12': 任何人",
      "  '7': |-\n    牛归养的人管。\n    羊归放的人管。\n    马归骑的人管。\n    狗归主人管。\n  '12': 任何人",
    ),
    'articles/fence/zh.mdx': (text) => `${text}\n<Statute law="pasture-law" article="7" paragraph="1,3,4" />\n`,
  });
  const { library } = loadLibrary(content, { today: TODAY });
  const article = library.articles.find(({ slug }) => slug === 'fence');
  const before = exportArticle({ ...article, blocks: article?.blocks.slice(0, -1) } as never, library.register);
  const { text, quotations } = exportArticle(article as never, library.register);
  expect(text).toContain(
    '《草场试验法》第七条第一款：“牛归养的人管。”\n《草场试验法》第七条第三款、第四款：“马归骑的人管。\n狗归主人管。”',
  );
  expect(quotations - before.quotations).toBe(2);
});
