import { describe, expect, it } from 'vitest';
import { filesOf, filesOfFile, soundsOf } from './files.ts';
import { blocksOf, langOfTitle, titleOf } from './text.ts';

describe('what a page needs', () => {
  const html =
    '<link rel="stylesheet" href="/pufa/_astro/site.1.css"><a href="/pufa/zh/">x</a><use xlink:href="/pufa/icons/a.1.svg#x"/>' +
    '<audio><source src="/pufa/sounds/a/b.1.ogg"><source src="/pufa/sounds/a/b.2.mp3"></audio>' +
    '<a href="/pufa/sounds/a/b.2.mp3" download>y</a><img src="/pufa/card.png"><a href="https://a.example/_astro/x.js">z</a>';

  it('is read from it: files named by their content, below the base', () => {
    expect(filesOf(html, '/pufa/')).toEqual(['/pufa/_astro/site.1.css', '/pufa/icons/a.1.svg']);
  });

  it('of a recording it is the encoding that every phone plays', () => {
    expect(soundsOf(html, '/pufa/')).toEqual(['/pufa/sounds/a/b.2.mp3']);
  });

  it('goes on in styles and programs, but for fonts of rare letters', () => {
    const css = 'a{src:url(/fonts/yi-1.a.woff2)}b{src:url("/fonts/yi-rest.b.woff2")}c{src:url(data:font/woff2,x)}';
    expect(filesOfFile(css, '/_astro/site.1.css', '/')).toEqual(['/fonts/yi-1.a.woff2']);
    const js = 'import"./a.1.js";import(`./b.2.js`);"./words.txt"';
    expect(filesOfFile(js, '/_astro/x.js', '/')).toEqual(['/_astro/a.1.js', '/_astro/b.2.js']);
  });
});

describe('words of a kept page', () => {
  it('are read without a parser', () => {
    const html =
      '<title>问 &amp; 答 · 母语普法</title><article class="article"><div id="b1" data-block="title"><h1 lang="ii">ꆈꌠ</h1></div>' +
      '<div class="row" id="b2" data-block="answer"><p>能要<b>回来</b>&#x3002;</p></div><script>no()</script></article><p data-block="x">no</p>';
    expect(titleOf(html, '母语普法')).toBe('问 & 答');
    expect(['问 & 答', 'ཁྲིམས་ལུགས', 'ꆈꌠ 问'].map(langOfTitle)).toEqual(['zh-CN', 'bo', 'ii']);
    expect(blocksOf(html)).toEqual([
      { id: 'b1', kind: 'title', lang: 'ii', text: 'ꆈꌠ' },
      { id: 'b2', kind: 'answer', lang: '', text: '能要回来。' },
    ]);
  });
});
