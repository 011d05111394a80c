/** MDX text → syntax tree. Nothing in it is executed: it is read as data. */
import type { Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Position } from '../block.ts';
import { finding, START, type Finding } from '../check/finding.ts';

/**
 * Stands where remark-mdx would put a parser of JavaScript. Code is refused whatever it says, so that
 * nobody need read it; a real parser reads it again at every `}` and blank line (64 KB took minutes),
 * and its complaints would hide all else that is wrong with the file.
 */
const UNREAD_CODE = {
  parse: (code: string) => ({ type: 'Program', sourceType: 'module', body: [], start: 0, end: code.length }),
  parseExpressionAt: (code: string) => ({ type: 'ObjectExpression', properties: [], start: 0, end: code.length }),
} as unknown as NonNullable<NonNullable<Parameters<typeof remarkMdx>[0]>['acorn']>;

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkMdx, { acorn: UNREAD_CODE, addResult: false })
  .freeze();

/** Returns the tree of `text`, or one finding in our words when it is no MDX. Never throws. */
export function parseMdx(
  text: string,
  file: string,
): { readonly tree: Root } | { readonly findings: readonly Finding[] } {
  try {
    return { tree: processor.parse(text) };
  } catch (thrown) {
    return { findings: [syntaxFinding(thrown, file)] };
  }
}

interface ParserMessage {
  readonly ruleId?: string | null;
  readonly reason?: string;
  readonly line?: number | null;
  readonly column?: number | null;
}

function syntaxFinding(thrown: unknown, file: string): Finding {
  const message = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as ParserMessage;
  return finding('mdx/syntax', file, placeOf(message), { reason: reasonOf(message) });
}

/** A component left open is noticed at the end of the file; where it began stands in the message alone. */
function placeOf({ line, column, reason = '' }: ParserMessage): Position {
  if (typeof line === 'number' && typeof column === 'number') return { line, column };
  const opened = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(reason);
  return opened ? { line: Number(opened[1]), column: Number(opened[2]) } : START;
}

/** The parser's own English is for programmers; these sentences are for editors. */
function reasonOf({ ruleId, reason = '' }: ParserMessage): string {
  const [, closed, opened] = /closing tag `<\/([A-Za-z]+)>`, expected .*`<([A-Za-z]+)>`/.exec(reason) ?? [];
  if (closed !== undefined && opened !== undefined && closed !== opened)
    return `开头是 <${opened}>，结尾却是 </${closed}>。请改成同一个名字。`;
  if (/closing tag|end-tag|Expected a closing/.test(`${ruleId ?? ''}${reason}`)) {
    const name = /<\/?([A-Za-z]+)/.exec(reason)?.[1];
    return name === undefined
      ? '组件的开头和结尾对不上。每个 <名字> 都要有 </名字>，或者写成 <名字 />。'
      : `组件 <${name}> 的开头和结尾对不上。请补上 </${name}>，或者删掉多余的一个；块组件的开头和结尾要各占一行。`;
  }
  if (/expected an open tag first/.test(reason))
    return '这里有一个结尾 </名字>，前面却没有它的开头。请补上 <名字>，或者删掉这个结尾。';
  if (/(before|in|after) (local |member )?name/.test(reason)) {
    return '“<” 后面写的不是组件名。要写小于号，请写“小于”或 &lt;；网址请写成 [文字](网址)；注释 <!-- --> 不能用。';
  }
  if (/attribute/.test(reason)) return '组件的属性写法不对。请写成 名字="内容"，两边用英文双引号。';
  if (/expression|brace|\{|\}/.test(reason)) return '花括号 { } 没有成对。文章里不用花括号，请改用圆括号（）。';
  if (/end of file/.test(reason)) return '文章在组件中间就结束了。请补上结尾的 </名字> 或 />。';
  return '这里的写法读不懂。请检查尖括号 < >、花括号 { } 和引号是否成对。';
}
