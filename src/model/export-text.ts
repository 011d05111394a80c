/** An article as plain text, for reading aloud, for print, and for checking its quotations with other tools. */
import type { BlockBody, Flow, Inline, StatuteRef } from './block.ts';
import type { Article } from './library.ts';
import { citation, statuteWords, type Register } from './register.ts';

export interface ExportedText {
  readonly text: string;
  /** How many passages of law stand in it, each in quotation marks with its citation. */
  readonly quotations: number;
}

/** Returns the Chinese of an article; statutes and quotations stand as `《…》第…条：“…”`. */
export function exportArticle(article: Article, register: Register): ExportedText {
  let quotations = 0;
  const quote = (law: string, number: string, words: string, paragraphs: readonly number[] = []): string => {
    const found = register.get(law);
    if (found === undefined) return '';
    quotations += 1;
    // Quotation marks inside a quotation are single, so that where it ends stays clear.
    return `${citation(found, number, paragraphs)}：“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;
  };
  const inline = (inlines: readonly Inline[]): string =>
    inlines
      .map((part) => {
        if (part.type === 'text') return part.value;
        if (part.type === 'break') return '\n';
        const words = inline(part.children);
        return part.type === 'quote' ? quote(part.law, part.article, words) : words;
      })
      .join('');
  // What stands apart in the law is quoted apart.
  const statute = (ref: StatuteRef): string =>
    runsOf(ref.paragraphs)
      .map((paragraphs) =>
        quote(ref.law, ref.article, statuteWords(register, { ...ref, paragraphs }) ?? '', paragraphs),
      )
      .join('\n');
  const items = (list: readonly (readonly Inline[])[], ordered: boolean): string =>
    list.map((item, index) => `${ordered ? `${index + 1}. ` : '- '}${inline(item)}`).join('\n');
  const flow = (part: Flow): string =>
    part.type === 'statute'
      ? statute(part)
      : part.type === 'list'
        ? items(part.items, part.ordered)
        : inline(part.children);
  const body = (block: BlockBody): string => {
    switch (block.kind) {
      case 'title':
        return `# ${inline(block.children)}`;
      case 'heading':
        return `${'#'.repeat(block.level)} ${inline(block.children)}`;
      case 'statute':
        return statute(block.statute);
      case 'list':
        return items(block.items, block.ordered);
      case 'key-points':
        return items(block.items, false);
      case 'steps':
        return items(block.items, true);
      case 'custom-and-law':
        return [...block.custom, ...block.law, ...block.todo].map(flow).join('\n\n');
      case 'case':
        return block.flow.map(flow).join('\n\n');
      case 'call':
        return `${block.number}：${inline(block.children)}`;
      case 'image':
        return block.alt;
      case 'untranslated':
        return '';
      default:
        return inline(block.children);
    }
  };
  const text = `${article.blocks.map((block) => body(block.body)).join('\n\n')}\n`;
  return { text, quotations };
}

/** Returns `numbers` in runs that follow one another; where there are none, one empty run: the whole article. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [[]];
  for (const number of numbers) {
    const last = runs[runs.length - 1] as number[];
    if (last.length === 0 || last[last.length - 1] === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}
