import { describe, expect, it } from 'vitest';
import { parsePage, type Document } from '../html-tree.ts';
import { articleText } from './article-text.ts';

const page = (rows: string): Document =>
  parsePage(
    `<!doctype html><html lang="ii"><body><p>外面</p><article data-search-article>${rows}</article></body></html>`,
  );

describe('articleText', () => {
  it('takes the rows with an id, in order, and the title from the title block', () => {
    const tree = page(
      '<div id="t" data-block="title"><h1 lang="ii">ꏦꃤ</h1></div><p>无</p><section><div id="b1" data-block="paragraph"><p lang="ii">ꆈꌠ</p></div></section>',
    );
    expect(articleText(tree, 'ii')).toEqual({
      title: 'ꏦꃤ',
      blocks: [
        { id: 't', kind: 'title', text: 'ꏦꃤ' },
        { id: 'b1', kind: 'paragraph', text: 'ꆈꌠ' },
      ],
    });
  });

  it('leaves out the Chinese beside it and keeps the Chinese words in it', () => {
    const tree = page(
      '<div id="b" data-block="paragraph"><p lang="ii">ꆈ<span lang="zh-CN">律师</span>ꌠ</p><p lang="zh-CN">汉语</p></div>',
    );
    expect(articleText(tree, 'ii')?.blocks[0]?.text).toBe('ꆈ律师ꌠ');
  });

  it('leaves out what is not read: buttons, sound, what says so', () => {
    const tree = page(
      '<div id="b" data-block="call"><p lang="ii">ꆈ<b>ꌠ</b></p><button lang="ii">ꉙ</button><p lang="ii" data-search-ignore>ꉙ</p><audio><p lang="ii">ꉙ</p></audio></div>',
    );
    expect(articleText(tree, 'ii')?.blocks[0]?.text).toBe('ꆈꌠ');
  });

  it('keeps lines apart', () => {
    const tree = page('<ul id="b" data-block="list" lang="ii"><li>ab</li><li>cd<br>ef</li></ul>');
    expect(articleText(tree, 'ii')?.blocks[0]?.text).toBe('ab cd ef');
  });

  it('is null on a page without an article, or without a word in the language', () => {
    expect(articleText(parsePage('<p lang="ii">ꆈ</p>'), 'ii')).toBeNull();
    expect(articleText(page('<div id="b" data-block="title"><h1 lang="zh-CN">汉语</h1></div>'), 'ii')).toBeNull();
  });
});
