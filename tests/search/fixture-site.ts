/**
 * The smallest site that keeps the contract of the HTML: article pages as the index reads them and a
 * search page as `search.client.ts` expects it. The real site is measured by the same code.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PageArticle, writeArticlePage } from '../../scripts/bench/search/peers/article-pages.ts';
import { type Lang, LANGS, LANGUAGES } from '../../src/languages.ts';

export type FixtureArticle = PageArticle;

/** Writes the pages below `distDir`; links and scripts stand below `base`. */
export function writeFixtureSite(distDir: string, articles: readonly FixtureArticle[], base = '/'): void {
  for (const lang of LANGS) {
    for (const article of articles) writeArticlePage(distDir, article, lang);
    write(distDir, `${lang}/search`, searchPage(lang, base));
  }
}

function write(distDir: string, path: string, html: string): void {
  mkdirSync(join(distDir, path), { recursive: true });
  writeFileSync(join(distDir, path, 'index.html'), html);
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
<p data-search-part="none" hidden></p><div data-search-part="ways" hidden><a href="tel:12348">12348</a></div>
<div data-search-part="failed" hidden><button data-search-retry>retry</button></div>
<ol data-search-part="hits"></ol><div data-search-part="near" hidden><ol data-search-part="near-list"></ol></div><button data-search-part="more" hidden>more</button>
<template data-search-template><li><a data-search-hit href="${base}"><span data-hit-title></span></a>${labels.join('')}<p data-hit-snippet></p></li></template>
</pufa-search><script type="module" src="/@source/components/searching/search.client.ts"></script></body></html>`;
}
