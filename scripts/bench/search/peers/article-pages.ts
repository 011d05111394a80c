/** Article pages by the contract of our HTML, as far as the index reads it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lang, LANGUAGES } from '../../../../src/languages.ts';
import { escapeHtml } from '../../article-text.ts';

/** One text a block and language, the title first. */
export interface PageArticle {
  readonly slug: string;
  readonly blocks: Readonly<Partial<Record<Lang, readonly string[]>>>;
}

/** Writes `<lang>/articles/<slug>/index.html` below `distDir`, where the article has words in `lang`. */
export function writeArticlePage(distDir: string, article: PageArticle, lang: Lang): void {
  if (!article.blocks[lang]) return;
  const dir = join(distDir, lang, 'articles', article.slug);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'index.html'), articlePage(article, lang));
}

/** With what is not searched: Chinese beside a translation, buttons, what says so. */
function articlePage(article: PageArticle, lang: Lang): string {
  const { tag } = LANGUAGES[lang];
  const rows = (article.blocks[lang] ?? []).map((text, index) => {
    const [kind, element] = index === 0 ? ['title', 'h1'] : ['paragraph', 'p'];
    const chinese = lang === 'zh' ? '' : `<p lang="zh-CN">${escapeHtml(article.blocks.zh?.[index] ?? '')}</p>`;
    return `<div id="b-${index}" data-block="${kind}"><${element} lang="${tag}">${escapeHtml(text)}</${element}>${chinese}<button>▶</button></div>`;
  });
  return `<!doctype html><html lang="${tag}"><body><nav>导航</nav><article data-search-article><p data-search-ignore>不搜</p>${rows.join('')}</article></body></html>`;
}
