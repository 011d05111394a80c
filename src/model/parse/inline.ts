/** Phrasing nodes → inline words. */
import type { PhrasingContent, RootContent } from 'mdast';
import { isSafeHref } from '../../lib/safe-href.ts';
import type { Fold, Inline, Position } from '../block.ts';
import { COMPONENTS } from './components.ts';
import { isJsx, positionOf, readComponent, report, type Component, type Context, type JsxElement } from './context.ts';
import { reportMistyped } from './mistyped.ts';
import { reportUnsupported } from './unsupported.ts';

const UNSUPPORTED: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  emphasis: ['斜体', '汉字、彝文、藏文都不用斜体，请改成 **加重**。'],
  delete: ['删除线', '请直接删掉。'],
  inlineCode: ['代码', '请去掉反引号。'],
  footnoteReference: ['脚注', '请把话写进正文。'],
  linkReference: ['引用式链接', '请写成 [文字](网址)。'],
  imageReference: ['引用式图片', '请写成 ![说明](images/文件名)。'],
  paragraph: ['第二段', '这个组件里只写一段话，其余写在它外面。'],
  list: ['列表', '这个组件里只写一段话，列表写在它外面。'],
  heading: ['小标题', '这个组件里只写一段话，小标题写在它外面。'],
};

/** Returns the words of `nodes`; what is not offered is reported and left out. */
export function readInlines(context: Context, nodes: readonly (PhrasingContent | RootContent)[]): Inline[] {
  return tidy(nodes.flatMap((node) => readInline(context, node)));
}

function readInline(context: Context, node: PhrasingContent | RootContent): Inline[] {
  const at = positionOf(node);
  if (isJsx(node)) return readInlineComponent(context, node);
  switch (node.type) {
    case 'text':
      reportMistyped(context, node);
      return [foldLineBreaks(context, node.value, at)];
    case 'break':
      return [{ type: 'break', at }];
    case 'strong':
      return [{ type: 'strong', children: node.children.flatMap((child) => readInline(context, child)), at }];
    case 'link': {
      const children = node.children.flatMap((child) => readInline(context, child));
      if (!isSafeHref(node.url)) {
        report(context, 'mdx/unsafe-link', node, { href: node.url.slice(0, 80) });
        return children;
      }
      if (textOf(children) === '') report(context, 'mdx/empty', node, { name: '链接的文字' });
      return [{ type: 'link', href: node.url, children, at }];
    }
    case 'image':
      report(context, 'mdx/unsupported', node, { what: '夹在文字里的图片', instead: '图片要单独一段，前后各空一行。' });
      return [];
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      report(context, 'mdx/expression', node, {});
      return [];
    default: {
      const known = UNSUPPORTED[node.type];
      if (known === undefined) reportUnsupported(context, node);
      else report(context, 'mdx/unsupported', node, { what: known[0], instead: known[1] });
      return [];
    }
  }
}

function readInlineComponent(context: Context, node: JsxElement): Inline[] {
  const component = readComponent(context, node);
  if (component === null) return [];
  if (COMPONENTS[component.name].place !== 'inline') {
    report(context, 'mdx/misplaced', node, {
      name: component.name,
      where: '它要单独占一段：开头和结尾各占一行，前后空一行。',
    });
    return [];
  }
  const children = node.children.flatMap((child) => readInline(context, child as PhrasingContent));
  if (textOf(children).trim() === '') {
    report(context, 'mdx/empty', node, { name: `<${component.name}> ` });
    return [];
  }
  if (!component.complete) return [...children];
  return [inlineComponent(component, children, positionOf(node))];
}

function inlineComponent(component: Component, children: readonly Inline[], at: Inline['at']): Inline {
  const { law = '', article = '', id = '' } = component.attributes;
  if (component.name === 'Quote') return { type: 'quote', law, article, children, at };
  if (component.name === 'Term') return { type: 'term', id, children, at };
  return { type: 'zh', children, at };
}

/** Returns the words alone, without marks. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.type === 'text' ? inline.value : inline.type === 'break' ? '\n' : textOf(inline.children)))
    .join('');
}

/** Chinese, Yi and their punctuation: scripts without spaces. */
const SOLID = '\\p{Script=Han}\\p{Script=Yi}\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d';
const ENDS_SOLID = new RegExp(`[${SOLID}\\u0f0b]$`, 'u');
const BEGINS_SOLID = new RegExp(`^[${SOLID}]`, 'u');

/**
 * A line break in the source is no space between characters of scripts that have no spaces, nor
 * after a tsheg; elsewhere it is one.
 */
function foldLineBreaks(context: Context, text: string, at: Position): Inline {
  const [first = '', ...rest] = text.split(/[ \t]*(?:\r\n|\n|\r)[ \t]*/);
  if (rest.length === 0) return { type: 'text', value: first, at };
  let value = first;
  const folds = rest.map((words, index): Fold => {
    const line = at.line + index + 1;
    if (!ENDS_SOLID.test(value) && !BEGINS_SOLID.test(words)) value += ' ';
    const fold = { index: value.length, at: { line, column: firstColumn(context, line) } };
    value += words;
    return fold;
  });
  return { type: 'text', value, at, folds };
}

function firstColumn(context: Context, line: number): number {
  return (context.lines[line - 1] ?? '').search(/\S|$/) + 1;
}

/** White space at the two ends of a block is layout, not words. */
function tidy(inlines: readonly Inline[]): Inline[] {
  const out = [...inlines];
  const first = out[0];
  if (first?.type === 'text') out[0] = trimmedStart(first);
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, value: last.value.trimEnd() };
  return out.filter((inline) => inline.type !== 'text' || inline.value !== '');
}

function trimmedStart(text: Inline & { readonly type: 'text' }): Inline {
  const value = text.value.trimStart();
  const cut = text.value.length - value.length;
  if (cut === 0) return text;
  const moved = text.folds?.map((fold) => ({ ...fold, index: Math.max(0, fold.index - cut) }));
  return {
    ...text,
    value,
    at: { ...text.at, column: text.at.column + cut },
    ...(moved === undefined ? {} : { folds: moved }),
  };
}
