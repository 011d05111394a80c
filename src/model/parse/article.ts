/** The text of one language of an article → its blocks. The only parse of articles. */
import type { Root, RootContent } from 'mdast';
import type { Lang } from '../../languages.ts';
import type { Block, BlockBody, Position } from '../block.ts';
import type { Finding } from '../check/finding.ts';
import { frontMatterSchema } from '../schema/article.ts';
import { fingerprint, type StatuteWording } from '../translation/fingerprint.ts';
import { readBody } from './body.ts';
import { positionOf, report, type Context } from './context.ts';
import { unravel } from './flow.ts';
import { guardArticle, guardData, LINE_BREAK } from './guard.ts';
import { textOf } from './inline.ts';
import { parseMdx } from './mdx.ts';
import { parseYaml } from './yaml.ts';

/** In Chinese characters: what a person can keep in mind after hearing it once. */
export const MAX_ANSWER = 60;

/** It holds a note of a line or two. */
const MAX_FRONT_MATTER_BYTES = 4 * 1024;

const NO_WORDING: StatuteWording = () => null;

export interface ParsedArticle {
  /** Empty when the file cannot be parsed. */
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}

/**
 * Returns the blocks of one `.mdx` file and what is wrong with it. Never throws.
 * @param wording gives the register's words for a statute, so that they count in the fingerprint of the
 *   Chinese. A translation shows them too, but did not write them: an amended law makes it stale, not edited.
 */
export function parseArticle(bytes: Uint8Array, file: string, lang: Lang, wording: StatuteWording): ParsedArticle {
  const guarded = guardArticle(bytes, file);
  if ('findings' in guarded) return { blocks: [], findings: guarded.findings };
  const parsed = parseMdx(guarded.text, file);
  if ('findings' in parsed) return { blocks: [], findings: parsed.findings };
  const context: Context = { file, lang, lines: guarded.text.split(LINE_BREAK), findings: [] };
  const blocks = unravel(parsed.tree.children).flatMap((node): Block[] => {
    const body = readBody(context, node);
    return body === null
      ? []
      : [
          {
            lang,
            body,
            fingerprint: fingerprint(body, lang === 'zh' ? wording : NO_WORDING),
            at: positionOf(node),
            range: [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0],
          },
        ];
  });
  checkOrder(context, parsed.tree, blocks);
  return { blocks, findings: [...context.findings, ...frontMatterFindings(parsed.tree.children, file)] };
}

function frontMatterFindings(nodes: readonly RootContent[], file: string): readonly Finding[] {
  const first = nodes[0];
  if (first?.type !== 'yaml') return [];
  const guarded = guardData(new TextEncoder().encode(first.value), file, MAX_FRONT_MATTER_BYTES);
  if ('findings' in guarded)
    return guarded.findings.map((found) => ({ ...found, line: found.line + positionOf(first).line }));
  return parseYaml(first.value, file, frontMatterSchema, positionOf(first).line + 1).findings;
}

/** Every article begins with its title and its answer: they are what is shared, heard first, and searched. */
function checkOrder(context: Context, tree: Root, blocks: readonly Block[]): void {
  const [first, second] = blocks;
  const node = (at: Position | undefined) => ({
    type: 'place',
    position: { start: { line: at?.line ?? 1, column: at?.column ?? 1 }, end: { line: 1, column: 1 } },
  });
  // `#标题` has its own finding.
  const isMistyped = context.findings.some((found) => found.rule === 'mdx/mistyped' && found.line === first?.at.line);
  if (tree.children.length === 0 || first === undefined || (!isAt(first.body, 'title') && !isMistyped))
    report(context, 'mdx/missing-title', node(first?.at), {});
  // A misspelt <Answer> has its own finding.
  const isMisspelt = context.findings.some((found) => found.facts['suggestion'] === 'Answer');
  if (!isMisspelt && (second === undefined || !isAt(second.body, 'answer')))
    report(context, 'mdx/missing-answer', node(second?.at ?? first?.at), {});
  blocks.forEach((block, index) => {
    if (block.body.kind === 'title' && index > 0) report(context, 'mdx/second-title', node(block.at), {});
    if (block.body.kind === 'answer' && index > 1) report(context, 'mdx/second-answer', node(block.at), {});
    if (block.body.kind === 'answer' && context.lang === 'zh') {
      const length = Array.from(textOf(block.body.children).trim()).length;
      if (length > MAX_ANSWER) report(context, 'mdx/answer-too-long', node(block.at), { length, max: MAX_ANSWER });
    }
  });
}

/** In a translation `<Untranslated />` may stand in any place. */
function isAt(body: BlockBody, kind: BlockBody['kind']): boolean {
  return body.kind === kind || body.kind === 'untranslated';
}
