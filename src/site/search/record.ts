/** The copy of an article that Pagefind reads. Nobody sees it. */
import { BLOCK_END, joinForIndex } from '../../lib/script/index-text.ts';
import type { ArticleText } from './article-text.ts';

/**
 * Returns the article as HTML for `index.addHTMLFile`: every block behind an empty anchor with its
 * id (empty, because Pagefind stores the text of an anchor a second time), blocks kept apart.
 */
export function recordHtml(article: ArticleText): string {
  const blocks = article.blocks.map((block) => {
    return `<a id="${escapeHtml(block.id)}"></a> ${escapeHtml(joinForIndex(block.text))} ${BLOCK_END}`;
  });
  return `<html><body>${blocks.join(' ')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
