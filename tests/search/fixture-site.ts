/**
 * The smallest site that keeps the contract of the HTML: article pages as the index reads them and a
 * search page as `search.client.ts` expects it. The real site is measured by the same code.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lang, LANGS, LANGUAGES } from '../../src/languages.ts';

/** An article of the fixture: one text a block and language, the title first. */
export interface FixtureArticle {
  readonly slug: string;
  readonly blocks: Readonly<Partial<Record<Lang, readonly string[]>>>;
}

/** Writes the pages below `distDir`; links and scripts stand below `base`. */
export function writeFixtureSite(distDir: string, articles: readonly FixtureArticle[], base = '/'): void {
  for (const lang of LANGS) {
    for (const article of articles) {
      if (article.blocks[lang]) write(distDir, `${lang}/articles/${article.slug}`, articlePage(article, lang));
    }
    write(distDir, `${lang}/search`, searchPage(lang, base));
  }
}

function write(distDir: string, path: string, html: string): void {
  mkdirSync(join(distDir, path), { recursive: true });
  writeFileSync(join(distDir, path, 'index.html'), html);
}

function articlePage(article: FixtureArticle, lang: Lang): string {
  const rows = (article.blocks[lang] ?? []).map((text, index) => {
    const kind = index === 0 ? 'title' : 'paragraph';
    const tag = index === 0 ? 'h1' : 'p';
    const chinese = lang === 'zh' ? '' : `<p lang="zh-CN">${escapeHtml(article.blocks.zh?.[index] ?? '')}</p>`;
    return `<div id="b-${index}" data-block="${kind}"><${tag} lang="${LANGUAGES[lang].tag}">${escapeHtml(text)}</${tag}>${chinese}<button>▶</button></div>`;
  });
  return `<!doctype html><html lang="${LANGUAGES[lang].tag}"><body><nav>导航</nav><article data-search-article><p data-search-ignore>不搜</p>${rows.join('')}</article></body></html>`;
}

function searchPage(lang: Lang, base: string): string {
  const labels = LANGS.map(
    (code) => `<span data-hit-lang="${code}" lang="${LANGUAGES[code].tag}">${LANGUAGES[code].ownName}</span>`,
  );
  return `<!doctype html><html lang="${LANGUAGES[lang].tag}"><body>
<pufa-search data-base="${base}" data-lang="${lang}" data-search-state="idle">
<form action="${base}${lang}/"><input name="q"><button>搜</button></form>
<p data-search-part="idle">idle</p><p data-search-part="searching" hidden>searching</p>
<p data-search-part="found" data-pattern="{total}" hidden></p>
<p data-search-part="partial" hidden><button data-search-retry>retry</button></p>
<div data-search-part="none" hidden><a href="tel:12348">12348</a></div>
<div data-search-part="failed" hidden><button data-search-retry>retry</button></div>
<ol data-search-part="hits"></ol><div data-search-part="near" hidden><ol data-search-part="near-list"></ol></div><button data-search-part="more" hidden>more</button>
<template data-search-template><li><a data-search-hit href="${base}"><span data-hit-title></span></a>${labels.join('')}<p data-hit-snippet></p></li></template>
</pufa-search><script type="module" src="/@source/components/searching/search.client.ts"></script></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}
