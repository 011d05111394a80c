/** The shapes of Lucide's icons, as data: no file is written into a page as it is. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export interface IconNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const memo = new Map<string, readonly IconNode[]>();

/**
 * Returns the shapes of the icon `name`.
 * @throws Error in Chinese when Lucide has no such icon.
 */
export function iconNodes(name: string): readonly IconNode[] {
  const known = memo.get(name);
  if (known !== undefined) return known;
  // From the project's folder: the built pages' code runs elsewhere.
  const resolve = createRequire(join(process.cwd(), 'package.json')).resolve;
  const file = join(dirname(resolve('lucide-static/package.json')), 'icons', `${name}.svg`);
  if (!existsSync(file)) throw new Error(`没有叫“${name}”的图标。名字见 https://lucide.dev/icons/ 。`);
  const svg = elementsOf(parseFragment(readFileSync(file, 'utf8')))[0];
  const nodes =
    svg === undefined
      ? []
      : elementsOf(svg).map(({ tagName, attrs }) => ({
          tag: tagName,
          attributes: Object.fromEntries(attrs.map(({ name: key, value }) => [key, value])),
        }));
  memo.set(name, nodes);
  return nodes;
}

function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.filter((node) => 'tagName' in node);
}
