/** One top-level node of an article → what its block says. */
import type { List, RootContent } from 'mdast';
import type { BlockBody, Flow } from '../block.ts';
import { COMPONENTS, type ComponentName } from './components.ts';
import { isJsx, readComponent, report, type Component, type Context, type JsxElement } from './context.ts';
import { inlineChildren, readFlow, readItems, statuteOf, unravel } from './flow.ts';
import { reportUnsupported } from './unsupported.ts';
import { readInlines, textOf } from './inline.ts';

/** Returns the body of a node, or null when it is none (reported). */
export function readBody(context: Context, node: RootContent): BlockBody | null {
  if (isJsx(node)) return readComponentBody(context, node);
  switch (node.type) {
    case 'heading': {
      const children = readInlines(context, node.children);
      if (textOf(children).trim() === '') report(context, 'mdx/empty', node, { name: '标题' });
      if (node.depth === 1) return { kind: 'title', children };
      if (node.depth === 2 || node.depth === 3) return { kind: 'heading', level: node.depth, children };
      report(context, 'mdx/heading-level', node, { level: node.depth });
      return null;
    }
    case 'paragraph': {
      const [only] = node.children;
      if (node.children.length === 1 && only?.type === 'image') {
        const { url: src, alt } = only;
        if (!alt?.trim()) report(context, 'image/missing-alt', only, { src: src.slice(0, 80) });
        return { kind: 'image', src, alt: alt ?? '' };
      }
      const children = readInlines(context, node.children);
      return children.length === 0 ? null : { kind: 'paragraph', children };
    }
    case 'list':
      return { kind: 'list', ordered: node.ordered === true, items: readItems(context, node) };
    case 'yaml':
      return null;
    default:
      reportUnsupported(context, node);
      return null;
  }
}

function readComponentBody(context: Context, node: JsxElement): BlockBody | null {
  const component = readComponent(context, node);
  if (component === null || !component.complete) return null;
  const { name } = component;
  switch (name) {
    case 'Statute':
      return { kind: 'statute', statute: statuteOf(context, component, node) };
    case 'KeyPoints':
      return withList(context, node, name, (items) => ({ kind: 'key-points', items }));
    case 'Steps':
      return withList(context, node, name, (items) => ({ kind: 'steps', items }));
    case 'CustomAndLaw':
      return readCustomAndLaw(context, node);
    case 'Case': {
      const flow = readFlow(context, node.children as RootContent[]);
      if (flow.length === 0) report(context, 'mdx/empty', node, { name: '<Case> ' });
      return { kind: 'case', flow };
    }
    case 'Untranslated':
      if (context.lang === 'zh') report(context, 'translation/untranslated-in-chinese', node, {});
      return { kind: 'untranslated' };
    case 'Answer':
    case 'Call':
    case 'Audio':
      return withWords(context, node, component);
    default:
      report(context, 'mdx/misplaced', node, { name, where: WHERE[COMPONENTS[name].place] });
      return null;
  }
}

const WHERE = {
  inline: '它要写在一句话中间。',
  part: '它只能写在 <CustomAndLaw> 里面。',
  block: '',
} as const;

function withWords(context: Context, node: JsxElement, component: Component): BlockBody | null {
  const children = readInlines(context, inlineChildren(context, node));
  if (textOf(children).trim() === '') {
    report(context, 'mdx/empty', node, { name: `<${component.name}> ` });
    return null;
  }
  if (component.name === 'Call') return { kind: 'call', number: component.attributes['number'] ?? '', children };
  if (component.name === 'Audio') return { kind: 'audio', clip: component.attributes['clip'] ?? '', children };
  return { kind: 'answer', children };
}

function withList<Body extends BlockBody>(
  context: Context,
  node: JsxElement,
  name: ComponentName,
  make: (items: ReturnType<typeof readItems>) => Body,
): Body | null {
  const children = node.children as RootContent[];
  const list = children.length === 1 && children[0]?.type === 'list' ? (children[0] satisfies List) : null;
  if (list === null) {
    report(context, 'mdx/needs-list', node, { component: name, example: COMPONENTS[name].example });
    return null;
  }
  return make(readItems(context, list));
}

const PARTS = ['Custom', 'Law', 'Todo'] as const;

function readCustomAndLaw(context: Context, node: JsxElement): BlockBody {
  const parts: Partial<Record<(typeof PARTS)[number], Flow[]>> = {};
  for (const child of unravel(node.children as RootContent[])) {
    const component = isJsx(child) ? readComponent(context, child) : null;
    const part = PARTS.find((name) => name === component?.name);
    if (part !== undefined && isJsx(child)) parts[part] = readFlow(context, child.children as RootContent[]);
    else if (component !== null || !isJsx(child)) {
      if (isJsx(child))
        report(context, 'mdx/misplaced', child, {
          name: child.name ?? '',
          where: '<CustomAndLaw> 里面只能有 <Custom>、<Law>、<Todo>。',
        });
      else
        report(context, 'mdx/unsupported', child, {
          what: '直接写在 <CustomAndLaw> 里的内容',
          instead: '请写进 <Custom>、<Law> 或 <Todo>。',
        });
    }
  }
  const missing = PARTS.filter((name) => (parts[name] ?? []).length === 0);
  if (missing.length > 0)
    report(context, 'mdx/missing-part', node, { parts: missing.map((name) => `<${name}>`).join('、') });
  return { kind: 'custom-and-law', custom: parts.Custom ?? [], law: parts.Law ?? [], todo: parts.Todo ?? [] };
}
