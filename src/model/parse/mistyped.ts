/**
 * Marks that were meant and not understood: the parser takes them for words, and the reader would see
 * them. Full-width keyboards make most of them.
 */
import type { Text } from 'mdast';
import { finding } from '../check/finding.ts';
import { positionOf, type Context } from './context.ts';

/** At the beginning of a line of text. */
const AT_START: readonly (readonly [found: RegExp, instead: string])[] = [
  [/^#{1,6}(?=[^#\s])/u, '# 号后面要空一格，写成：## 小标题'],
  [/^＃+/u, '# 号要用半角的，后面空一格，写成：## 小标题'],
  [/^[-+](?=[\p{L}\p{N}“《])/u, '短横线后面要空一格，写成：- 第一点'],
  [/^[-－—·•●]\s?(?=\p{L})/u, '列表要用半角的短横线，后面空一格，写成：- 第一点'],
  [/^\d{1,2}[.)](?=\p{L})/u, '编号后面要空一格，写成：1. 第一步'],
  [/^(?:\d{1,2}|[０-９]{1,2})[、．）](?![\d０-９])/u, '编号要用半角的点，后面空一格，写成：1. 第一步'],
];
/** Anywhere in it. */
const INSIDE: readonly (readonly [found: RegExp, instead: string])[] = [
  [/＜\s*[/／]?\s*[A-Za-z]+/u, '尖括号要用半角的 < 和 >。'],
  [/＊＊/u, '星号要用半角的，写成：**加重**'],
  [/\*\*/u, '两边的 ** 没有成对，或者里面挨着空格、标点。请成对写，标点放到 ** 外面。'],
  [/[［【][^\]】］]{1,40}[\]】］]\s*（(?:https?:|tel:|\/)/u, '链接的括号要用半角的，写成：[文字](网址)'],
];
const TABLE = /^\|.*\|$/u;

/** Reports the marks in a text node that were not understood. */
export function reportMistyped(context: Context, node: Text): void {
  const start = positionOf(node);
  node.value.split(/\r\n|\n|\r/u).forEach((value, index) => {
    const line = start.line + index;
    const raw = context.lines[line - 1] ?? '';
    const first = raw.search(/\S|$/u);
    const from = index === 0 ? start.column - 1 : first;
    const tell = (column: number, found: string, instead: string): void => {
      context.findings.push(finding('mdx/mistyped', context.file, { line, column }, { found, instead }));
    };
    if (from === first && TABLE.test(raw.trim())) {
      const facts = { what: '表格', instead: '手机上看不清，请改成列表。' };
      // One finding a table.
      if (!TABLE.test((context.lines[line - 2] ?? '').trim()))
        context.findings.push(finding('mdx/unsupported', context.file, { line, column: first + 1 }, facts));
      return;
    }
    for (const [pattern, instead] of from === first ? AT_START : []) {
      // What is escaped (`\#`) is meant as a word.
      const found = pattern.exec(raw.slice(first));
      if (found !== null) return tell(first + 1, raw.slice(first, first + 12), instead);
    }
    for (const [pattern, instead] of INSIDE) {
      const found = pattern.exec(value);
      if (found !== null && !raw.includes('\\*'))
        return tell(from + found.index + 1, value.slice(found.index, found.index + 12), instead);
    }
  });
}
