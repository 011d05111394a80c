/** The copy of an article that Pagefind reads. Nobody sees it. */
import { BLOCK_END, joinForIndex } from '../../lib/script/index-text.ts';
import type { ArticleText } from './article-text.ts';

/** How much a word weighs by the kind of block it stands in; 1 for the rest. Used for the order of hits. */
const WEIGHTS: Readonly<Record<string, number>> = { title: 8, answer: 4, heading: 3, 'key-points': 2 };

/**
 * Returns the article as HTML for `index.addHTMLFile`: every block behind an empty anchor with its
 * id (empty, because Pagefind stores the text of an anchor a second time), blocks kept apart.
 */
export function recordHtml(article: ArticleText): string {
  const blocks = article.blocks.map((block) => {
    const text = escapeHtml(joinForIndex(block.text));
    const weight = WEIGHTS[block.kind];
    const weighed = weight === undefined ? text : `<span data-pagefind-weight="${weight}">${text}</span>`;
    return `<a id="${escapeHtml(block.id)}"></a> ${weighed} ${BLOCK_END}`;
  });
  const title = `<span data-pagefind-ignore data-pagefind-meta="title">${escapeHtml(joinForIndex(article.title))}</span>`;
  return `<html><body>${title} ${blocks.join(' ')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
