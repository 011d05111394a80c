/** What the steps of one parse share: the file, its language, and the findings so far. */
import type { Node } from 'unist';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { Lang } from '../../languages.ts';
import { suggest } from '../../lib/suggest.ts';
import type { Position } from '../block.ts';
import { finding, START, type Finding, type RuleFacts, type RuleId } from '../check/finding.ts';
import { COMPONENTS, isComponentName, type ComponentName } from './components.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

export interface Context {
  readonly file: string;
  readonly lang: Lang;
  /** The lines of the file, for places that the parser does not tell. */
  readonly lines: readonly string[];
  readonly findings: Finding[];
}

/** Returns where a node begins. */
export function positionOf(node: Node): Position {
  const start = node.position?.start;
  return start ? { line: start.line, column: start.column } : START;
}

/** Records a finding at a node. */
export function report<R extends RuleId>(context: Context, rule: R, node: Node, facts: RuleFacts<R>): void {
  context.findings.push(finding(rule, context.file, positionOf(node), facts));
}

/** Returns whether a node is a component or tag. */
export function isJsx(node: Node): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** A component that editors may write, with its attributes checked. */
export interface Component {
  readonly name: ComponentName;
  /** Only attributes that are offered and well formed; required ones may be missing (then there is a finding). */
  readonly attributes: Readonly<Record<string, string>>;
  /** Every required attribute is there and well formed. */
  readonly complete: boolean;
}

/** Returns the component that `node` is, or null after reporting why it is none. */
export function readComponent(context: Context, node: JsxElement): Component | null {
  if (!isComponentName(node.name)) {
    reportUnknown(context, node);
    return null;
  }
  const offered = COMPONENTS[node.name];
  const rules: Readonly<Record<string, { readonly required: boolean; readonly pattern: RegExp }>> = offered.attributes;
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      report(context, 'mdx/expression', node, {});
      continue;
    }
    const { name, value } = attribute;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (/^on/i.test(name)) report(context, 'mdx/event-handler', node, { name });
    else if (rule === undefined) {
      const known = Object.keys(rules);
      report(context, 'mdx/unknown-attribute', node, {
        component: node.name,
        name,
        suggestion: suggest(name, known),
        known: known.join('、'),
      });
    } else if (typeof value === 'object' && value !== null) report(context, 'mdx/expression', node, {});
    else if (!rule.pattern.test(value ?? '')) {
      report(context, 'mdx/bad-attribute', node, {
        component: node.name,
        name,
        value: (value ?? '').slice(0, 60),
        example: offered.example,
      });
    } else attributes[name] = value ?? '';
  }
  const complete = Object.entries(rules).every(([name, rule]) => !rule.required || name in attributes);
  for (const [name, rule] of Object.entries(rules)) {
    const written = node.attributes.some(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name,
    );
    if (rule.required && !written) {
      report(context, 'mdx/missing-attribute', node, { component: node.name, name, example: offered.example });
    }
  }
  return { name: node.name, attributes, complete };
}

const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: '链接请写成 [文字](网址)。',
    b: '加重请写成 **文字**。',
    strong: '加重请写成 **文字**。',
    img: '图片请写成 ![图上有什么](images/文件名)。',
    br: '换行请空一行，另起一段。',
    script: '文章里不能有程序。请删掉。',
    iframe: '不能嵌入别的网站。请删掉，改成链接。',
  }),
);

function reportUnknown(context: Context, node: JsxElement): void {
  const name = node.name ?? '';
  const handler = node.attributes.find(
    (attribute) => attribute.type === 'mdxJsxAttribute' && /^on/i.test(attribute.name),
  );
  if (handler?.type === 'mdxJsxAttribute') report(context, 'mdx/event-handler', node, { name: handler.name });
  const known = Object.keys(COMPONENTS);
  const suggestion = suggestComponent(name, known);
  if (name === '' || (/^[a-z]/.test(name) && (suggestion === undefined || INSTEAD.has(name)))) {
    report(context, 'mdx/raw-html', node, { name, instead: INSTEAD.get(name) ?? '请改用 Markdown 或者提供的组件。' });
    return;
  }
  report(context, 'mdx/unknown-component', node, { name, suggestion, known: known.join('、') });
}

/** `<steps>` and `<anwser>` are meant for components as well; `<p>` is not. */
function suggestComponent(name: string, known: readonly string[]): string | undefined {
  const lower = suggest(
    name.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  );
  return known.find((one) => one.toLowerCase() === lower);
}
