/**
 * Which words of a Yi text stand in a source. The text is cut into known words so that as little as possible is left
 * over, and of such cuts the one with the longest words is taken; what is left over nobody can vouch for.
 */
import type { BlockBody } from '../block.ts';
import { inlineRuns, walkInlines } from '../check/walk.ts';
import type { Glossary } from '../glossary.ts';
import type { Article } from '../load/article.ts';

/** Known Yi words. A proposed one has the Chinese that it was proposed for. */
export interface YiWords {
  readonly proposed: ReadonlyMap<string, string>;
  readonly attested: ReadonlySet<string>;
  readonly longest: number;
}

/** A stretch of a text. `other` is no Yi: punctuation, digits, spaces. */
export interface YiPiece {
  readonly kind: 'attested' | 'proposed' | 'unattested' | 'other';
  readonly text: string;
  /** Of a proposed word: the Chinese. */
  readonly zh?: string;
}

/** ꀕ repeats the syllable before it: it is part of any word. */
const REPEAT = 'ꀕ';
const YI = /[\ua000-\ua4cf]+|[^\ua000-\ua4cf]+/gu;
const IS_YI = /^[\ua000-\ua4cf]/u;

/** Returns the known words, or null without a list of attested ones: then nothing is said of any word. */
export function yiWordsOf({ attested, byId }: Pick<Glossary, 'attested' | 'byId'>): YiWords | null {
  if (attested.length === 0) return null;
  const forms = [...byId.values()].flatMap((term) => term.ii.map((form) => ({ ...form, zh: term.zh })));
  const isAttested = new Set([
    ...attested.map(({ yi }) => yi),
    ...forms.filter(({ trust }) => trust === 'attested').map(({ form }) => form),
  ]);
  const proposed = new Map(
    forms.filter(({ form, trust }) => trust === 'proposed' && !isAttested.has(form)).map(({ form, zh }) => [form, zh]),
  );
  const longest = Math.max(...[...isAttested, ...proposed.keys()].map((word) => word.length));
  return { attested: isAttested, proposed, longest };
}

/** Returns `text` in pieces that give it whole when put together; neighbours of a kind that is not a word are one piece. */
export function yiPieces(text: string, words: YiWords): YiPiece[] {
  return (text.match(YI) ?? []).flatMap((run) => (IS_YI.test(run) ? cut(run, words) : [{ kind: 'other', text: run }]));
}

interface Way {
  /** Syllables left over from here on, and words: both as few as can be. */
  readonly left: number;
  readonly count: number;
  readonly piece: YiPiece;
}

/** Yi syllables are of one UTF-16 unit each. From the end: the best way on is known at each syllable. */
function cut(run: string, words: YiWords): YiPiece[] {
  const ways: (Way | undefined)[] = [];
  for (let at = run.length - 1; at >= 0; at -= 1) {
    let best: Way | undefined;
    for (let length = Math.min(words.longest, run.length - at); length >= 1; length -= 1) {
      const piece = pieceOf(run.slice(at, at + length), words);
      if (piece === null) continue;
      const rest = ways[at + length];
      const left = (rest?.left ?? 0) + (piece.kind === 'unattested' ? 1 : 0);
      const count = (rest?.count ?? 0) + 1;
      if (best === undefined || left < best.left || (left === best.left && count < best.count))
        best = { left, count, piece };
    }
    ways[at] = best;
  }
  const pieces: YiPiece[] = [];
  for (let at = 0; at < run.length;) {
    const piece = ways[at]?.piece ?? { kind: 'unattested', text: run.charAt(at) };
    at += piece.text.length;
    const last = pieces[pieces.length - 1];
    if (piece.kind === 'unattested' && last?.kind === 'unattested')
      pieces[pieces.length - 1] = { kind: 'unattested', text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}

function pieceOf(text: string, { attested, proposed }: YiWords): YiPiece | null {
  if (text === REPEAT || attested.has(text)) return { kind: 'attested', text };
  const zh = proposed.get(text);
  if (zh !== undefined) return { kind: 'proposed', text, zh };
  return text.length === 1 ? { kind: 'unattested', text } : null;
}

/** Returns how many stretches of a block nobody can vouch for. */
export function unattestedIn(body: BlockBody, words: YiWords): number {
  // Chinese left standing in the text has no Yi letter.
  return inlineRuns(body)
    .flatMap(walkInlines)
    .flatMap((inline) => (inline.type === 'text' ? yiPieces(inline.value, words) : []))
    .filter(({ kind }) => kind === 'unattested' || kind === 'proposed').length;
}

/** Returns how many stretches of the Yi text of an article nobody can vouch for; null without a text or without a list. */
export function unattestedYi({ translations }: Article, words: YiWords | null): number | null {
  if (words === null || translations.ii === null) return null;
  return translations.ii.rows.reduce(
    (sum, row) => sum + (row.state === 'translated' ? unattestedIn(row.block.body, words) : 0),
    0,
  );
}
