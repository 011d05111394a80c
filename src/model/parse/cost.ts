/** What a parser would have to do, estimated from the text alone and never too low. */

/** Characters that open or close something inside a paragraph. */
const MARKS = /[*_[\]<&`{!\\]/g;

/** Returns how many marks each paragraph has (lines between blank ones), and the line it begins on. */
export function countMarks(lines: readonly string[]): { readonly line: number; readonly count: number }[] {
  const paragraphs: { line: number; count: number }[] = [];
  let current: { line: number; count: number } | null = null;
  lines.forEach((line, index) => {
    if (line.trim() === '') {
      current = null;
      return;
    }
    if (current === null) paragraphs.push((current = { line: index + 1, count: 0 }));
    current.count += line.match(MARKS)?.length ?? 0;
  });
  return paragraphs;
}

/** Characters that have a meaning in YAML. */
const DATA_MARKS = /[[\]{},&*!"'?|>#%@`]|[:-](?=\s|$)/g;

/** Returns how many marks a YAML file has. */
export function countDataMarks(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.match(DATA_MARKS)?.length ?? 0), 0);
}

/** Returns for each line of a YAML file how many brackets are open in it at most; those in quotes count too. */
export function bracketDepth(lines: readonly string[]): number[] {
  let open = 0;
  return lines.map((line) => {
    let deepest = open;
    for (const [bracket] of line.matchAll(/[[{\]}]/g)) {
      open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
      deepest = Math.max(deepest, open);
    }
    return deepest;
  });
}

/**
 * Returns for each line how many tags are open in it at most. Counts tags in code and after a stray
 * end tag as well: nothing of that is offered in an article.
 */
export function tagDepth(lines: readonly string[]): number[] {
  let open = 0;
  let inside: 'text' | 'tag' | '"' | "'" | '}' = 'text';
  return lines.map((line) => {
    let deepest = open;
    for (let index = 0; index < line.length; index++) {
      const character = line[index] ?? '';
      const next = line[index + 1] ?? '';
      if (inside === 'text') {
        if (character === '\\') index++;
        else if (character === '<' && next === '/') open = Math.max(0, open - 1);
        else if (character === '<' && next.trim() !== '') inside = 'tag';
      } else if (inside !== 'tag') {
        if (character === inside) inside = 'tag';
      } else if (character === '"' || character === "'") inside = character;
      else if (character === '{') inside = '}';
      else if (character === '>') {
        inside = 'text';
        if (line[index - 1] !== '/') open++;
      }
      deepest = Math.max(deepest, open);
    }
    return deepest;
  });
}
