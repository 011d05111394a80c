/** What stands inside `CustomAndLaw` and `Case`, and the lists of `KeyPoints` and `Steps`. */
import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Flow, Inline, StatuteRef } from '../block.ts';
import { COMPONENTS } from './components.ts';
import { isJsx, positionOf, readComponent, report, type Component, type Context, type JsxElement } from './context.ts';
import { readInlines } from './inline.ts';
import { reportUnsupported } from './unsupported.ts';

/** Returns the flow of `nodes`; what is not offered there is reported and left out. */
export function readFlow(context: Context, nodes: readonly RootContent[]): Flow[] {
  return unravel(asFlow(nodes)).flatMap((node): Flow[] => {
    if (isJsx(node)) {
      const component = readComponent(context, node);
      if (component === null || !component.complete) return [];
      if (component.name === 'Statute') return [statuteOf(context, component, node)];
      report(context, 'mdx/misplaced', node, { name: component.name, where: '这里面只能写段落、列表和 <Statute>。' });
      return [];
    }
    if (node.type === 'paragraph') {
      return [{ type: 'paragraph', children: readInlines(context, node.children), at: positionOf(node) }];
    }
    if (node.type === 'list') {
      return [{ type: 'list', ordered: node.ordered === true, items: readItems(context, node), at: positionOf(node) }];
    }
    reportUnsupported(context, node);
    return [];
  });
}

const PHRASING: ReadonlySet<string> = new Set([
  'text',
  'strong',
  'emphasis',
  'delete',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'inlineCode',
  'break',
  'mdxTextExpression',
  'mdxJsxTextElement',
]);

/** `<Custom>老规矩。</Custom>` on one line holds words, not paragraphs. */
function asFlow(nodes: readonly RootContent[]): readonly RootContent[] {
  const [first] = nodes;
  if (first?.position === undefined || !nodes.every((node) => PHRASING.has(node.type))) return nodes;
  return [{ type: 'paragraph', children: nodes as PhrasingContent[], position: first.position }];
}

/** Returns the items of a list, each one line of words. */
export function readItems(context: Context, list: List): Inline[][] {
  if (list.ordered === true && (list.start ?? 1) !== 1)
    report(context, 'mdx/list-start', list, { start: list.start ?? 0 });
  return list.children.map((item) => {
    const [first, ...rest] = item.children;
    if (first === undefined) report(context, 'mdx/empty', item, { name: '列表的这一项' });
    for (const extra of rest) {
      if (extra.type === 'list') report(context, 'mdx/nested-list', extra, {});
      else report(context, 'mdx/unsupported', extra, { what: '列表里的第二段', instead: '一项只写一段，请拆成两项。' });
    }
    if (first !== undefined && first.type !== 'paragraph') {
      if (first.type === 'list') report(context, 'mdx/nested-list', first, {});
      else report(context, 'mdx/unsupported', first, { what: '列表项里的别的东西', instead: '列表里只写文字。' });
    }
    return first?.type === 'paragraph' ? readInlines(context, first.children) : [];
  });
}

/** Returns the place in the register that `<Statute>` names, with the gist a translation gives. */
export function statuteOf(context: Context, component: Component, node: JsxElement): StatuteRef {
  const { law = '', article = '', paragraph } = component.attributes;
  const paragraphs = paragraph === undefined ? [] : paragraph.split(',').map(Number);
  const gist = readInlines(context, inlineChildren(context, node));
  if (gist.length > 0 && context.lang === 'zh') {
    report(context, 'mdx/misplaced', node, {
      name: 'Statute',
      where: `条文的字由登记的原文来显示，里面不要写字。请写成：${COMPONENTS.Statute.example}`,
    });
    return { type: 'statute', law, article, paragraphs, gist: [], at: positionOf(node) };
  }
  return { type: 'statute', law, article, paragraphs, gist, at: positionOf(node) };
}

/** Returns the phrasing inside a component, on one line or on lines of its own; paragraphs after the first are reported. */
export function inlineChildren(context: Context, node: JsxElement): RootContent[] {
  const [first, ...rest] = node.children as RootContent[];
  if (first?.type !== 'paragraph') return node.children as RootContent[];
  readInlines(context, rest);
  return first.children;
}

/**
 * A component written on one line (`<Answer>能。</Answer>`) is parsed as a paragraph holding it;
 * returns the nodes with such paragraphs opened.
 */
export function unravel(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' && isRavelled(node) ? node.children.filter(isJsx) : [node],
  );
}

function isRavelled(paragraph: Paragraph): boolean {
  const solid = paragraph.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  return (
    solid.length > 0 &&
    solid.every(
      (child) =>
        isJsx(child) &&
        child.name !== null &&
        COMPONENT_PLACES.get(child.name) !== 'inline' &&
        COMPONENT_PLACES.has(child.name),
    )
  );
}

const COMPONENT_PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries(COMPONENTS).map(([name, component]) => [name, component.place]),
);
