/** A sheet to fill in with a pen: one file that holds its font, printed from any browser. */
import { readFileSync } from 'node:fs';
import { LANGUAGES, type TranslationLang } from '../../languages.ts';
import type { Article } from '../../model/library.ts';
import type { SheetBlock, SheetSegment } from '../../model/translation/sheet.ts';
import { wholeFontRule } from '../fonts/whole-font.ts';
import { escapeHtml } from '../html-tree.ts';
import { aboutBlock, howTo, PERSON_LABELS, titleOf } from './sheet-words.ts';

/** What fits on a written line of the sheet, in Chinese characters: Yi and Tibetan take more room. */
const CHINESE_A_LINE = 14;
/** A statute is told in a sentence or two. */
const GIST_LINES = 2;

/** Returns the page; `today` is the day it says it was made. */
export function printPage(
  article: Article,
  lang: TranslationLang,
  blocks: readonly SheetBlock[],
  today: string,
): string {
  const style = readFileSync(new URL('./print-page.css', import.meta.url), 'utf8') + wholeFontRule(lang);
  const title = titleOf(blocks);
  const name = LANGUAGES[lang].chineseName;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${title}（${name}）`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>译成${name} · ${article.slug} · ${today} 印</p>
<ol>
${howTo(lang, 'paper')
  .map((sentence) => `<li>${escapeHtml(sentence)}</li>`)
  .join('\n')}
</ol>
<dl class="who">
${PERSON_LABELS.map((label) => `<dt>${label}</dt><dd></dd>`).join('\n')}
</dl>
<table>
<thead><tr><th class="number">编号</th><th class="chinese">汉语</th><th>译文</th></tr></thead>
${blocks.map((block) => blockRows(lang, block)).join('\n')}
</table>
</main>
</body>
</html>
`;
}

function blockRows(lang: TranslationLang, block: SheetBlock): string {
  const comments = block.comments.map((comment) => `<p class="comment">${escapeHtml(comment)}</p>`).join('');
  return `<tbody>
<tr class="about"><td class="number">${block.number}</td><td colspan="2"><div class="verdict">圈一个：<span>好</span><span>改了</span><span>说不准</span></div>${escapeHtml(aboutBlock(block))}${comments}</td></tr>
${block.segments.map((segment) => segmentRow(lang, segment)).join('\n')}
</tbody>`;
}

function segmentRow(lang: TranslationLang, segment: SheetSegment): string {
  const { number, label, source, text, isGist } = segment;
  const { tag } = LANGUAGES[lang];
  const words = text === '' ? '' : `<p class="words" lang="${tag}">${escapeHtml(text)}</p>`;
  const lines = isGist ? GIST_LINES : Math.ceil([...source].length / CHINESE_A_LINE) + (text === '' ? 1 : 0);
  return `<tr><td class="number">${number}</td><td class="chinese"><p class="label">${escapeHtml(label)}</p><p class="source${isGist ? ' law' : ''}">${escapeHtml(source)}</p></td><td>${words}${`<div class="line" lang="${tag}"></div>`.repeat(lines)}</td></tr>`;
}
