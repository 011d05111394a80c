/** Words in the edit form → Markdown of an article. What a person types cannot become a mark. */
import { groups, parseEdit, type Span } from '../../lib/edit-form.ts';
import type { Inline } from '../block.ts';

/** A mark that is not in the edit form, and is put back where its words have been kept. */
export type KeptMark = { readonly words: string } & (
  | { readonly type: 'quote'; readonly law: string; readonly article: string }
  | { readonly type: 'term'; readonly id: string }
);

/** Returns the quotations and terms of a run, with their words. */
export function keptMarks(inlines: readonly Inline[]): KeptMark[] {
  return inlines.flatMap((inline): KeptMark[] => {
    if (!('children' in inline)) return [];
    const words = wordsOf(inline.children);
    if (words.includes('\n')) return keptMarks(inline.children);
    if (inline.type === 'quote') return [{ type: 'quote', law: inline.law, article: inline.article, words }];
    if (inline.type === 'term') return [{ type: 'term', id: inline.id, words }];
    return keptMarks(inline.children);
  });
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' ? inline.value : inline.type === 'break' ? '\n' : wordsOf(inline.children),
    )
    .join('');
}

/** Where words stand: what begins a line could begin a list; a heading and a line of a component have no line breaks. */
export type Place = 'lines' | 'one-line';

/** Returns `typed` as it is written into a Yi or Tibetan article; `indent` stands before each line but the first. */
export function writeInlines(typed: string, marks: readonly KeptMark[], place: Place, indent = ''): string {
  const spans = parseEdit(place === 'lines' ? typed : typed.replace(/\s*[\r\n\u2028\u2029]\s*/gu, ' '));
  const pieces = cut(spans, marks);
  const raw = resolveStrong(tokensOf(pieces));
  return raw
    .split('\n')
    .map((line) => atLineStart(line.trim()))
    .join(`\\\n${indent}`);
}

/** A stretch all of whose marks are the same. */
interface Piece extends Span {
  readonly mark: KeptMark | null;
  /** Number of the Chinese stretch it belongs to. */
  readonly zh: number | null;
}

function cut(spans: readonly Span[], marks: readonly KeptMark[]): Piece[] {
  const text = spans.map(({ words }) => words).join('');
  const markAt = placeMarks(text, marks);
  const zhAt = new Map<number, number>();
  chineseRuns(text).forEach(([start, end]) => {
    for (let at = start; at < end; at++) if (markAt.get(at)?.type !== 'quote') zhAt.set(at, start);
  });
  let at = 0;
  return spans.flatMap((span) => {
    const units = span.words.split('').map((words) => {
      const piece = { ...span, words, mark: markAt.get(at) ?? null, zh: zhAt.get(at) ?? null };
      at += 1;
      return piece;
    });
    return groups(units, ({ mark, zh }) => (mark === null ? zh : `${marks.indexOf(mark)} ${zh}`)).flatMap((group) =>
      group[0] === undefined ? [] : [{ ...group[0], words: group.map(({ words }) => words).join('') }],
    );
  });
}

/** The longest first, each once, none inside another. */
function placeMarks(text: string, marks: readonly KeptMark[]): Map<number, KeptMark> {
  const places = new Map<number, KeptMark>();
  for (const mark of [...marks].sort((a, b) => b.words.length - a.words.length)) {
    if (mark.words.trim() === '') continue;
    for (let at = text.indexOf(mark.words); at >= 0; at = text.indexOf(mark.words, at + 1)) {
      const units = Array.from(mark.words.split(''), (_, index) => at + index);
      if (units.some((unit) => places.has(unit))) continue;
      for (const unit of units) places.set(unit, mark);
      break;
    }
  }
  return places;
}

const HAN = /\p{Script=Han}/u;
/** Chinese with what stands in and around it. */
const RUN = /[\p{Script=Han}\d０-９、，·—…％%《》〈〉“”‘’「」『』（）()]+/gu;
const PAIRS: ReadonlyMap<string, string> = new Map(
  ['《》', '〈〉', '“”', '‘’', '「」', '『』', '（）', '()'].map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);

/** Returns where Chinese stands in a text of another script, `[start, end)`: what `<Zh>` is put around. */
export function chineseRuns(text: string): [start: number, end: number][] {
  return [...text.matchAll(RUN)].flatMap((match) =>
    runsIn(match[0]).map(([a, b]) => pair(match.index + a, match.index + b)),
  );
}

function pair(start: number, end: number): [number, number] {
  return [start, end];
}

function runsIn(run: string): [number, number][] {
  let [start, end] = [0, run.length];
  for (let before = ''; before !== `${start} ${end}`;) {
    before = `${start} ${end}`;
    const inner = run.slice(start, end);
    const lead = /^[、，·—…％%》〉”’」』）)]+/u.exec(inner)?.[0].length ?? 0;
    const tail = /[、，·—…《〈“‘「『（(\d０-９]+$/u.exec(inner)?.[0].length ?? 0;
    start += lead;
    end = Math.max(start, end - tail);
  }
  const inner = run.slice(start, end);
  if (!HAN.test(inner)) return [];
  const odd = unpaired(inner);
  if (odd === null) return digitsAlone(inner, start);
  return [
    ...runsIn(inner.slice(0, odd)),
    ...runsIn(inner.slice(odd + 1)).map(([a, b]) => pair(a + odd + 1, b + odd + 1)),
  ].map(([a, b]) => pair(a + start, b + start));
}

/** `110，法院`: a number before a comma is not part of the Chinese after it. */
function digitsAlone(inner: string, start: number): [number, number][] {
  const lead = /^[\d０-９]+[、，·—…％%]+/u.exec(inner)?.[0].length ?? 0;
  return lead === 0
    ? [pair(start, start + inner.length)]
    : runsIn(inner.slice(lead)).map(([a, b]) => pair(a + start + lead, b + start + lead));
}

/** Returns where a bracket has no other half, or null. */
function unpaired(text: string): number | null {
  const open: [index: number, close: string][] = [];
  for (const [index, character] of text.split('').entries()) {
    const close = PAIRS.get(character);
    if (close !== undefined) open.push([index, close]);
    else if ([...PAIRS.values()].includes(character) && open.pop()?.[1] !== character) return index;
  }
  return open[0]?.[0] ?? null;
}

/** Markdown as it stands, or words that are strong: whether stars do it depends on what stands beside them. */
type Token = { readonly raw: string } | { readonly strong: readonly Piece[] };

function tokensOf(pieces: readonly Piece[]): Token[] {
  return groups(pieces, ({ href }) => href).flatMap((linked): Token[] => {
    const href = linked[0]?.href ?? null;
    const inner = groups(linked, ({ mark }) => mark).flatMap((marked): Token[] => {
      const mark = marked[0]?.mark ?? null;
      const words = groups(marked, ({ strong }) => strong).map((group): Token =>
        group[0]?.strong === true ? { strong: group } : { raw: plainMarkdown(group) },
      );
      return mark === null ? words : [{ raw: openTag(mark) }, ...words, { raw: closeTag(mark) }];
    });
    return href === null ? inner : [{ raw: '[' }, ...inner, { raw: `](${href})` }];
  });
}

function openTag(mark: KeptMark): string {
  return mark.type === 'quote' ? `<Quote law="${mark.law}" article="${mark.article}">` : `<Term id="${mark.id}">`;
}

function closeTag(mark: KeptMark): string {
  return mark.type === 'quote' ? '</Quote>' : '</Term>';
}

function plainMarkdown(pieces: readonly Piece[], write: (words: string) => string = escapeMdx): string {
  return groups(pieces, ({ zh }) => zh)
    .map((group) => {
      const words = write(group.map((piece) => piece.words).join(''));
      return group[0]?.zh == null ? words : `<Zh>${words}</Zh>`;
    })
    .join('');
}

/** Stars around the whole where Markdown understands them there, else around the words inside, without punctuation. */
function resolveStrong(tokens: readonly Token[]): string {
  let out = '';
  tokens.forEach((token, index) => {
    if ('raw' in token) {
      // A link after an exclamation mark would be a picture.
      if (token.raw === '[' && out.endsWith('!')) out = `${out.slice(0, -1)}\\!`;
      out += token.raw;
      return;
    }
    const inner = plainMarkdown(token.strong);
    const next = tokens[index + 1];
    const after = next === undefined ? '' : 'raw' in next ? next.raw : '*';
    const isUnderstood = flanks(out.at(-1), inner.at(0)) && flanks(after.at(0), inner.at(-1));
    out += isUnderstood ? `**${inner}**` : plainMarkdown(token.strong, strongWords);
  });
  return out;
}

function flanks(outside: string | undefined, inside: string | undefined): boolean {
  if (inside === undefined || /\s/u.test(inside)) return false;
  return !/[\p{P}\p{S}]/u.test(inside) || outside === undefined || /[\s\p{P}\p{S}]/u.test(outside);
}

/** Around each word: between the marks of two words stands something else, so that they cannot be taken for one. */
function strongWords(words: string): string {
  return words
    .split('\n')
    .map((line) => {
      const [, before = '', inside = '', after = ''] = /^([\s\p{P}\p{S}]*)(.*?)([\s\p{P}\p{S}]*)$/su.exec(line) ?? [];
      return inside === '' ? escapeMdx(line) : `${escapeMdx(before)}**${escapeMdx(inside)}**${escapeMdx(after)}`;
    })
    .join('\n');
}

/** Escapes what Markdown and MDX take for a mark anywhere in a line. */
export function escapeMdx(words: string): string {
  return words
    .replace(/＊(?=＊)|(?<=＊)＊/gu, '*')
    .replace(/[\\`*_{}<[\]]/gu, (character) => `\\${character}`)
    .replace(/&(?=#|[A-Za-z])/gu, '\\&')
    .replace(/(?<=^|\s)#/gu, '\\#');
}

/** Escapes what only the beginning of a line makes a mark; what a backslash does not help is written as a number. */
function atLineStart(line: string): string {
  if (/^[>+\-=|~#]/u.test(line)) return `\\${line}`;
  const numbered = /^\d+(?=[.)])/u.exec(line)?.[0];
  if (numbered !== undefined) return `${numbered}\\${line.slice(numbered.length)}`;
  const isMistaken =
    /^(?:import|export)\b/u.test(line) ||
    /^[－—·•●]\s?\p{L}/u.test(line) ||
    /^(?:＃|(?:\d{1,2}|[０-９]{1,2})[、．）])/u.test(line);
  return isMistaken ? `&#${line.codePointAt(0)};${line.slice(line.codePointAt(0)! > 0xffff ? 2 : 1)}` : line;
}
