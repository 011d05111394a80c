/** Finds words in text that is all here: in a file that is carried, in what is kept on the phone. No index, no fetching. */
import { segment } from '../script/index.ts';
import { normalise } from '../script/normalise.ts';

export interface HereBlock<Part> {
  /** The article that it belongs to. */
  readonly part: Part;
  readonly text: string;
  readonly normal: string;
  /** A title or an answer says more of an article than a line of it. */
  readonly weight: number;
}

interface Hit<Block> {
  readonly block: Block;
  readonly score: number;
}

const MAX_HITS = 20;
const SNIPPET_LENGTH = 60;
const WEIGHTS: Readonly<Record<string, number>> = { title: 4, answer: 3, 'key-points': 2, heading: 2 };

/** Returns how much a kind of block says of its article. */
export function weightOf(kind: string): number {
  return WEIGHTS[kind] ?? 1;
}

/** Returns the best block of each article, the articles first that have most of the query's neighbouring units. */
export function findHere<Block extends HereBlock<unknown>>(query: string, blocks: readonly Block[]): Block[] {
  const phrase = normalise(query);
  const units = segment(query);
  const pairs = units.slice(1).map((unit, index) => (units[index] ?? '') + unit);
  if (units.length === 0) return [];
  const best = new Map<unknown, Hit<Block>>();
  const found = new Map<unknown, Set<string>>();
  for (const block of blocks) {
    const there = units.filter((unit) => block.normal.includes(unit)).length / units.length;
    const close = pairs.filter((pair) => block.normal.includes(pair));
    const isWhole = block.normal.includes(phrase);
    // Single letters in common by chance are no answer.
    if (!isWhole && close.length * 3 < Math.max(1, pairs.length)) continue;
    const ofPart = found.get(block.part) ?? new Set();
    close.forEach((pair) => ofPart.add(pair));
    found.set(block.part, ofPart);
    const score = (isWhole ? 1000 : 0) + close.length * 20 + there * 10 + block.weight;
    const before = best.get(block.part);
    if (before === undefined || score > before.score) best.set(block.part, { block, score });
  }
  const ofArticle = ({ block, score }: Hit<Block>): number => score + (found.get(block.part)?.size ?? 0) * 100;
  return Array.from(best.values())
    .sort((a, b) => ofArticle(b) - ofArticle(a))
    .slice(0, MAX_HITS)
    .map(({ block }) => block);
}

/** Returns the words of a block around what was asked. */
export function snippetHere(text: string, query: string): string {
  const at = Math.max(0, text.indexOf(query.trim()));
  const from = Math.max(0, at - SNIPPET_LENGTH / 3);
  return (from > 0 ? '…' : '') + text.slice(from, from + SNIPPET_LENGTH);
}
