import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../src/languages.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeUdhrContent, readUdhr } from '../commands/content-udhr.ts';
import { articleText, toHtml, toMarkdown, wordsOf, type ArticleText, type Piece } from './article-text.ts';

const dir = mkdtempSync(join(tmpdir(), 'pufa-bench-text-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
makeUdhrContent(dir, { articles: 2 });

function textIn(lang: Lang): ArticleText {
  const { library } = loadLibrary(dir, { today: '2026-11-23' });
  const [article] = library.articles;
  if (article === undefined) throw new Error('no article');
  return articleText(library, article, lang);
}

describe('articleText', () => {
  it('has every line of the article in the language of the page, and the Chinese beside it', () => {
    const [declaration] = readUdhr();
    const lines = [declaration?.title, ...(declaration?.paragraphs ?? [])];
    for (const lang of LANGS) {
      const words = wordsOf(textIn(lang));
      for (const line of lines) {
        expect(words).toContain(line?.[lang]);
        expect(words).toContain(line?.zh);
      }
    }
  });

  it('titles a translation in its language', () => {
    expect(textIn('bo').title).toBe(readUdhr()[0]?.title.bo);
    expect(textIn('zh').title).toBe(readUdhr()[0]?.title.zh);
  });
});

const PIECES: readonly Piece[] = [
  { kind: 'heading', level: 2, words: '哪些事', langTag: 'zh-CN' },
  { kind: 'list', ordered: false, items: ['一', '二'], langTag: 'zh-CN' },
  { kind: 'list', ordered: false, items: ['ꋍ', 'ꑍ'], langTag: 'ii' },
  { kind: 'list', ordered: true, items: ['先', '后'], langTag: 'zh-CN' },
  { kind: 'list', ordered: true, items: ['སྔོན'], langTag: 'bo' },
  { kind: 'quotation', items: ['第一款', '第二款'], langTag: 'zh-CN' },
  { kind: 'paragraph', words: '2. <b>*不是*</b>', langTag: 'zh-CN' },
];

describe('toMarkdown', () => {
  it('keeps lists apart that follow one another, and letters from becoming marks', () => {
    expect(toMarkdown(PIECES)).toMatchInlineSnapshot(`
      "## 哪些事

      * 一
      * 二

      - ꋍ
      - ꑍ

      1) 先
      2) 后

      1. སྔོན

      > 第一款
      >
      > 第二款

      2\\. \\<b\\>\\*不是\\*\\</b\\>
      "
    `);
  });
});

describe('toHtml', () => {
  it('names the language of every piece and has no style', () => {
    expect(toHtml(PIECES)).toMatchInlineSnapshot(`
      "<h2 lang="zh-CN">哪些事</h2>
      <ul lang="zh-CN"><li>一
      <li>二</ul>
      <ul lang="ii"><li>ꋍ
      <li>ꑍ</ul>
      <ol lang="zh-CN"><li>先
      <li>后</ol>
      <ol lang="bo"><li>སྔོན</ol>
      <blockquote lang="zh-CN"><p>第一款
      <p>第二款</blockquote>
      <p lang="zh-CN">2. &lt;b>*不是*&lt;/b></p>
      "
    `);
  });
});
