/** Walks over the words of a block. */
import type { BlockBody, Flow, Inline, Position, StatuteRef } from '../block.ts';
import { START } from './finding.ts';

/** Returns the pieces of words of a block, each a sentence, an item, a paragraph. */
export function inlineRuns(body: BlockBody): (readonly Inline[])[] {
  switch (body.kind) {
    case 'list':
    case 'key-points':
    case 'steps':
      return [...body.items];
    case 'statute':
      return [body.statute.gist];
    case 'custom-and-law':
      return [...body.custom, ...body.law, ...body.todo].flatMap(flowRuns);
    case 'case':
      return body.flow.flatMap(flowRuns);
    case 'image':
    case 'untranslated':
      return [];
    default:
      return [body.children];
  }
}

function flowRuns(flow: Flow): (readonly Inline[])[] {
  if (flow.type === 'paragraph') return [flow.children];
  return flow.type === 'list' ? [...flow.items] : [flow.gist];
}

/** Returns every `<Statute>` of a block. */
export function statutesOf(body: BlockBody): StatuteRef[] {
  if (body.kind === 'statute') return [body.statute];
  const flows =
    body.kind === 'custom-and-law'
      ? [...body.custom, ...body.law, ...body.todo]
      : body.kind === 'case'
        ? body.flow
        : [];
  return flows.filter((flow) => flow.type === 'statute');
}

/** Returns every inline of a run, children after their parent. */
export function walkInlines(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) => ('children' in inline ? [inline, ...walkInlines(inline.children)] : [inline]));
}

type Text = Inline & { readonly type: 'text' };

/** Returns the texts of a run in order; inlines that `enters` refuses are left out with all they hold. */
export function textsOf(run: readonly Inline[], enters: (inline: Inline) => boolean = () => true): Text[] {
  return run.flatMap((inline): Text[] => {
    if (!enters(inline) || inline.type === 'break') return [];
    return inline.type === 'text' ? [inline] : textsOf(inline.children, enters);
  });
}

/** Returns where the character at `index` of a text stands in its file. */
export function placeOf(text: Text, index: number): Position {
  const { index: from, at } = text.folds?.findLast((fold) => fold.index <= index) ?? { index: 0, at: text.at };
  return { line: at.line, column: at.column + index - from };
}

/** Returns where the character at `index` of several texts in a row stands in their file. */
export function placeIn(texts: readonly Text[], index: number): Position {
  let before = 0;
  for (const text of texts) {
    if (index < before + text.value.length) return placeOf(text, index - before);
    before += text.value.length;
  }
  return texts[0]?.at ?? START;
}
