/** The page below which nothing can go: the words in HTML, without style, font or program. */
import { LANGS, LANGUAGES } from '../../../src/languages.ts';
import { escapeHtml, toHtml, type ArticleText } from '../article-text.ts';
import type { Recipe } from './recipe.ts';

export const bare: Recipe = {
  id: 'bare',
  name: 'bare HTML',
  version: () => '',
  absent: '',
  files: (texts) => Object.fromEntries(LANGS.map((lang) => [`${lang}/index.html`, page(texts[lang])])),
  build: null,
  path: (lang) => `${lang}/`,
};

function page({ lang, title, pieces }: ArticleText): string {
  return `<!doctype html>
<html lang="${LANGUAGES[lang].tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<h1>${escapeHtml(title)}</h1>
${toHtml(pieces)}`;
}
