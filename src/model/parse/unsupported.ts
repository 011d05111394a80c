/** What Markdown and MDX have and articles do not. */
import type { PhrasingContent, RootContent } from 'mdast';
import { report, type Context } from './context.ts';

const UNSUPPORTED: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  code: ['代码块', '请去掉反引号或行首的四个空格。'],
  blockquote: ['> 引文', '引用法律请用 <Statute>，别的话写成普通段落。'],
  thematicBreak: ['分隔线', '请用 ## 小标题分段。'],
  table: ['表格', '手机上看不清，请改成列表。'],
  definition: ['引用式链接', '请写成 [文字](网址)。'],
  footnoteDefinition: ['脚注', '请把话写进正文。'],
  heading: ['小标题', '<CustomAndLaw> 和 <Case> 里面不分节，请改成普通段落。'],
};

/** Reports a node that is not offered where it stands. */
export function reportUnsupported(context: Context, node: RootContent | PhrasingContent): void {
  if (node.type === 'mdxjsEsm') return report(context, 'mdx/esm', node, {});
  if (node.type === 'mdxFlowExpression') return report(context, 'mdx/expression', node, {});
  const [what, instead] = UNSUPPORTED[node.type] ?? ['这种写法', '请改成段落、列表或者提供的组件。'];
  report(context, 'mdx/unsupported', node, { what, instead });
}
