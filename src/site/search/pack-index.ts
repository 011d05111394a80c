/**
 * The index as the browser reads it (`lib/search/index-format.ts`), from what Pagefind found. Pagefind's own files hold
 * some 30 KB each, and a question needs several: a slow link cannot carry that. Ours are a twentieth, because they hold
 * *pairs* of neighbouring units: a phrase of four needs two files, and a pair stands in far fewer places than a unit.
 */
import { createHash } from 'node:crypto';
import {
  INDEX_VERSION,
  type IndexArticle,
  type IndexPiece,
  type IndexTable,
  keyOf,
  PIECE_UNITS,
  type Posting,
  type SinglePosting,
  weightAt,
  writePostings,
  writeSingles,
} from '../../lib/search/index-format.ts';
import { withRepeats } from '../../lib/script/index-text.ts';
import type { ArticleText } from './article-text.ts';
import type { ReadArticle } from './read-pagefind.ts';

/** An article to pack: its words as Pagefind numbered them, and its blocks as they are shown. */
export interface PackedArticle {
  readonly slug: string;
  readonly read: ReadArticle;
  readonly text: ArticleText;
}

/** Letters of a shard: some 2 KB when compressed. */
const SHARD_LETTERS = 6000;

/**
 * Returns the files of one language by their paths below `search/<lang>/`. The same articles give the same bytes.
 * @throws Error when the words are not those of the blocks.
 */
export function packIndex(articles: readonly PackedArticle[]): ReadonlyMap<string, string> {
  const rows = articles.map(rowOf);
  const shards = shardsOf(postingsOf(articles, rows));
  const files = new Map<string, string>();
  shards.forEach(({ entries }, index) => files.set(`p${index}.json`, JSON.stringify(entries)));
  articles.forEach((article, index) => {
    piecesOf(article).forEach((piece, part) => files.set(`t${index}-${part}.json`, JSON.stringify(piece)));
  });
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\n${content}\n`);
  const dir = `files/${hash.digest('hex').slice(0, 10)}`;
  const table: IndexTable = {
    version: INDEX_VERSION,
    dir,
    shards: shards.map(({ first }) => first),
    articles: rows,
  };
  return new Map([
    ['table.json', JSON.stringify(table)],
    ...[...files].map(([path, content]): [string, string] => [`${dir}/${path}`, content]),
  ]);
}

function rowOf({ slug, read, text }: PackedArticle): IndexArticle {
  const ends = text.blocks.map((_, index) => read.blocks[index + 1]?.start ?? read.words.length);
  const [first, second] = text.blocks;
  const titleEnd = first?.kind === 'title' ? (ends[0] ?? 0) : 0;
  return [slug, read.words.length, titleEnd, second?.kind === 'answer' ? (ends[1] ?? titleEnd) : titleEnd];
}

/** Key → what stands behind it in a shard. */
function postingsOf(articles: readonly PackedArticle[], rows: readonly IndexArticle[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, Posting[]>();
  const singles = new Map<string, SinglePosting[]>();
  articles.forEach(({ read }, article) => {
    const row = rows[article];
    if (row === undefined) return;
    const words = withRepeats(read.words);
    const places = new Map<string, number[]>();
    const alone = new Map<string, { at: number; weight: number }>();
    words.forEach((word, at) => {
      if (word === '') return;
      const next = words[at + 1] ?? '';
      if (next !== '') listIn(places, keyOf(word, next)).push(at);
      const known = alone.get(word);
      const isBetter = known === undefined || (known.at < row[2] && at >= row[2]);
      alone.set(word, { at: isBetter ? at : known.at, weight: (known?.weight ?? 0) + weightAt(at, row) });
    });
    for (const [key, at] of places) listIn(pairs, key).push({ article, at });
    for (const [word, { at, weight }] of alone) listIn(singles, keyOf(word)).push({ article, at, weight });
  });
  return new Map([
    ...[...pairs].map(([key, list]): [string, string] => [key, writePostings(list)]),
    ...[...singles].map(([key, list]): [string, string] => [key, writeSingles(list)]),
  ]);
}

function shardsOf(postings: ReadonlyMap<string, string>): { first: string; entries: string[] }[] {
  const shards: { first: string; entries: string[]; letters: number }[] = [];
  // By code units, as `shardOf` compares: not by the rules of a language.
  for (const [key, list] of [...postings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let shard = shards[shards.length - 1];
    if (shard === undefined || shard.letters + list.length > SHARD_LETTERS) {
      shards.push((shard = { first: key, entries: [], letters: 0 }));
    }
    shard.entries.push(key, list);
    shard.letters += key.length + list.length;
  }
  return shards;
}

/** A block that goes over the end of a piece stands in the next one too: whoever knows a place needs one file. */
function piecesOf({ read, text }: PackedArticle): IndexPiece[] {
  if (read.blocks.length !== text.blocks.length) throw new Error(`搜索索引没有建成：${read.url} 的段落数不对。`);
  const blocks = text.blocks.map((block, index) => ({
    block,
    start: read.blocks[index]?.start ?? 0,
    end: read.blocks[index + 1]?.start ?? read.words.length,
  }));
  const count = Math.max(1, Math.ceil(read.words.length / PIECE_UNITS));
  return Array.from({ length: count }, (_, part): IndexPiece => {
    const [from, to] = [part * PIECE_UNITS, (part + 1) * PIECE_UNITS];
    return {
      title: text.title,
      blocks: blocks
        .filter(({ start, end }) => start < to && end > from)
        .map(({ block, start }) => [block.id, start, block.text]),
    };
  });
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
