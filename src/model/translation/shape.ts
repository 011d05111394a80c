/** The strict comparison made when a translation is recorded: same kinds of blocks, in the same order. */
import type { Block } from '../block.ts';
import { finding, type Finding } from '../check/finding.ts';
import { kindName } from '../kind-name.ts';

/**
 * Returns the first place where the shapes part, or null. Only the first is told: every later
 * difference follows from it.
 */
export function compareShape(
  source: readonly Block[],
  translated: readonly Block[],
  file: string,
  slug: string,
  lang: string,
): Finding | null {
  const length = Math.max(source.length, translated.length);
  for (let index = 0; index < length; index++) {
    const from = source[index];
    const to = translated[index];
    if (from && to && (to.body.kind === 'untranslated' || sameShape(from, to))) continue;
    const at = to?.at ?? { line: (translated.at(-1)?.at.line ?? 0) + 1, column: 1 };
    return finding('translation/shape', file, at, {
      source: from ? kindName(from.body.kind) : '结尾（没有更多内容）',
      sourceLine: from?.at.line ?? (source.at(-1)?.at.line ?? 0) + 1,
      translation: to ? kindName(to.body.kind) : '结尾（少了一段）',
      slug,
      lang,
    });
  }
  return null;
}

function sameShape(source: Block, translated: Block): boolean {
  const [a, b] = [source.body, translated.body];
  if (a.kind !== b.kind) return false;
  if (a.kind === 'statute' && b.kind === 'statute') {
    return (
      a.statute.law === b.statute.law &&
      a.statute.article === b.statute.article &&
      a.statute.paragraphs.join() === b.statute.paragraphs.join()
    );
  }
  if (a.kind === 'call' && b.kind === 'call') return a.number === b.number;
  if (a.kind === 'heading' && b.kind === 'heading') return a.level === b.level;
  if ((a.kind === 'key-points' || a.kind === 'steps' || a.kind === 'list') && 'items' in b)
    return a.items.length === b.items.length;
  return true;
}
