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

/** Returns where the character at `index` of a text stands in its file. */
export function placeOf(text: Text, index: number): Position {
  const { index: from, at } = text.folds?.findLast((fold) => fold.index <= index) ?? { index: 0, at: text.at };
  return { line: at.line, column: at.column + index - from };
}

/** Stands in a plain text where words of the register stand on the page: nothing reads across it. */
export const GAP = '\ufffc';

/** The words of a run as one text, for checks that read across marks, with the way back to the file. */
export interface PlainText {
  readonly text: string;
  readonly placeAt: (index: number) => Position;
}

/** Returns the words of a run that its author wrote; a `<Quote>` leaves a {@link GAP}, a break a line break. */
export function plainText(run: readonly Inline[]): PlainText {
  const pieces: { readonly from: number; readonly of: Text }[] = [];
  let text = '';
  const read = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'text') {
        pieces.push({ from: text.length, of: inline });
        text += inline.value;
      } else if (inline.type === 'break') text += '\n';
      else if (inline.type === 'quote') text += GAP;
      else read(inline.children);
    }
  };
  read(run);
  const placeAt = (index: number): Position => {
    const piece = pieces.findLast(({ from }) => from <= index) ?? pieces[0];
    return piece === undefined ? START : placeOf(piece.of, Math.max(0, index - piece.from));
  };
  return { text, placeAt };
}
