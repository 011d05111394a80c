/**
 * The files of the search index, as the build writes them and the browser reads them. One folder a language:
 * `table.json`, whose name never changes, and `files/<hash>/`, named after what is in it, so that the files of two builds
 * never meet. @see docs/search.md
 */

/** `table.json`: where to look. */
export interface IndexTable {
  /** Of this format. A table of another one is not read. */
  readonly version: typeof INDEX_VERSION;
  /** Folder of the shards and texts, beside the table. */
  readonly dir: string;
  /** First key of each shard, ascending. */
  readonly shards: readonly string[];
  readonly articles: readonly IndexArticle[];
}

export const INDEX_VERSION = 1;

/** Slug; number of units; units of the title; units up to the end of the answer, which stands first. */
export type IndexArticle = readonly [slug: string, units: number, titleEnd: number, answerEnd: number];

/** `p<n>.json`: keys and where they stand, one after the other: `[key, postings, key, postings …]`. */
export type IndexShard = readonly string[];

/** `t<article>-<n>.json`: the blocks that hold units `n × PIECE_UNITS` and following. */
export interface IndexPiece {
  readonly title: string;
  /** Id of the block, number of its first unit, its words. */
  readonly blocks: readonly (readonly [id: string, start: number, text: string])[];
}

/** Units a file of text holds, and the rest of the blocks that they stand in. */
export const PIECE_UNITS = 256;

/** Where a pair of units stands in one article. */
export interface Posting {
  readonly article: number;
  /** Numbers of the first unit, ascending. */
  readonly at: readonly number[];
}

/** Where a single unit stands: what is kept of a word on every page. */
export interface SinglePosting {
  readonly article: number;
  /** The first place outside the title, or the first when there is no other. */
  readonly at: number;
  /** How much it weighs there, all places together. */
  readonly weight: number;
}

/** Key of a unit and the one behind it; of a unit alone when there is none, or `next` is left out. */
export function keyOf(unit: string, next = ''): string {
  return `${unit} ${next}`;
}

/** How much a unit counts by the place it stands at (order of hits only). */
export function weightAt(at: number, [, , titleEnd, answerEnd]: IndexArticle): number {
  return at < titleEnd ? 8 : at < answerEnd ? 4 : 1;
}

/** Numbers as digits and letters, each as the step from the one before, articles parted by `;`. */
export function writePostings(postings: readonly Posting[]): string {
  let last = 0;
  return postings
    .map(({ article, at }) => {
      const step = article - last;
      last = article;
      let before = 0;
      const places = at.map((place) => {
        const from = before;
        before = place;
        return (place - from).toString(36);
      });
      return [step.toString(36), ...places].join('.');
    })
    .join(';');
}

/** @throws Error when `text` is not what `writePostings` wrote. */
export function readPostings(text: string): Posting[] {
  let article = 0;
  return text.split(';').map((part) => {
    const [step = NaN, ...steps] = part.split('.').map((digits) => parseInt(digits, 36));
    article += step;
    let place = 0;
    const at = steps.map((one) => (place += one));
    if (!(article >= 0) || at.length === 0 || !(place >= 0)) throw new Error(`postings: ${text.slice(0, 40)}`);
    return { article, at };
  });
}

export function writeSingles(singles: readonly SinglePosting[]): string {
  return writePostings(singles.map(({ article, at, weight }) => ({ article, at: [at, at + weight] })));
}

/** @throws Error when `text` is not what `writeSingles` wrote. */
export function readSingles(text: string): SinglePosting[] {
  return readPostings(text).map(({ article, at: [at = 0, end = at] }) => ({ article, at, weight: end - at }));
}

/** Number of the shard that would hold `key`; -1 when none could. */
export function shardOf(key: string, shards: readonly string[]): number {
  let low = 0;
  let high = shards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shards[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
