/** The index of one language in the browser: fetches the few files a query needs. See `index-format.ts`. */
import { fetchJson, type Fetching } from './fetch-json.ts';
import {
  INDEX_VERSION,
  type IndexArticle,
  type IndexPiece,
  type IndexShard,
  type IndexTable,
  keyOf,
  PIECE_UNITS,
  readPostings,
  readSingles,
  shardOf,
  weightAt,
} from './index-format.ts';
import { once } from './once.ts';

/** A unit of a query: what may stand there. Several where the tone of a syllable was not written. */
export type QueryUnit = readonly string[];

/** An article found. */
export interface Found {
  readonly article: number;
  readonly slug: string;
  /** The place to show: the number of its first unit. */
  readonly at: number;
  /** Units from there on that are what was looked for. */
  readonly size: number;
  /** How well it fits, among the hits of the same query. */
  readonly score: number;
}

/** A file of the index did not come, or is not what it should be. */
export class SearchFailed extends Error {
  override name = 'SearchFailed';
}

/** Keys a query looks up, at most: several readings of several syllables could be thousands. */
const MAX_KEYS = 256;

export class SearchIndex {
  readonly #dir: string;
  readonly #table: IndexTable;
  readonly #fetching: Fetching;
  readonly #shards = new Map<number, Promise<ReadonlyMap<string, string>>>();
  readonly #pieces = new Map<string, Promise<IndexPiece>>();
  readonly #units: number;

  private constructor(table: IndexTable, dir: string, fetching: Fetching) {
    this.#dir = `${dir}${table.dir}/`;
    this.#table = table;
    this.#fetching = fetching;
    this.#units = table.articles.reduce((sum, [, units]) => sum + units, 0) / Math.max(1, table.articles.length);
  }

  /**
   * Opens the index of `lang` below `base`.
   * @throws SearchFailed when the table does not come or is of another format.
   */
  static async open(base: string, lang: string, fetching: Fetching): Promise<SearchIndex> {
    const dir = `${base}search/${lang}/`;
    // Its name never changes, so that no other file has to be read first to know it. Without a network the one that the
    // phone keeps must do: what it leads to may be kept too.
    const cache = typeof navigator === 'object' && navigator.onLine === false ? 'force-cache' : 'no-cache';
    const table = await failing(fetchJson<IndexTable>(`${dir}table.json`, { ...fetching, cache }));
    if (table.version !== INDEX_VERSION || !Array.isArray(table.shards) || !Array.isArray(table.articles)) {
      throw new SearchFailed('table');
    }
    return new SearchIndex(table, dir, fetching);
  }

  /**
   * Returns the articles with these units one after the other, best first.
   * @throws SearchFailed when a part of the index cannot be had.
   */
  async phrase(units: readonly QueryUnit[]): Promise<Found[]> {
    if (units.length === 0) return [];
    const keys = keysOf(units);
    if (keys === null) return [];
    const shards = await this.#load(keys.flatMap(({ keys: some }) => some));
    const found = units.length === 1 ? this.#alone(keys[0]?.keys ?? [], shards) : this.#together(keys, shards);
    return found
      .map(({ article, at, weight }) => this.#found(article, at, units.length, weight))
      .sort((a, b) => b.score - a.score || a.article - b.article);
  }

  /**
   * Returns articles with some neighbouring units of a query that stands nowhere, best first, and how much of it they
   * have (0–1): what is rare counts more.
   * @throws SearchFailed as `phrase` does.
   */
  async nearest(units: readonly string[]): Promise<(Found & { readonly share: number })[]> {
    const pairs = [...new Set(units.slice(0, MAX_NEAR).map((unit, index) => keyOf(unit, units[index + 1])))].filter(
      (key) => !key.endsWith(' '),
    );
    const shards = await this.#load(pairs);
    const best = new Map<number, { at: number; score: number }>();
    let most = 0;
    for (const key of pairs) {
      const postings = postingsIn(shards, key);
      const rarity = Math.log(1 + this.#table.articles.length / Math.max(0.5, postings.length));
      most += rarity;
      for (const { article, at } of postings) {
        const known = best.get(article);
        const place = this.#place(article, at);
        best.set(article, { at: known?.at ?? place, score: (known?.score ?? 0) + rarity });
      }
    }
    return [...best]
      .map(([article, { at, score }]) => ({ ...this.#found(article, at, 2, 1), score, share: score / most }))
      .sort((a, b) => b.score - a.score || a.article - b.article);
  }

  /** Fetches what `phrase` and `nearest` will need for these units. */
  async prepare(units: readonly string[]): Promise<void> {
    const keys = keysOf(units.map((unit) => [unit]));
    if (keys !== null) await this.#load(keys.flatMap(({ keys: some }) => some));
  }

  /** Returns the words around a place. */
  async piece({ article, at }: Pick<Found, 'article' | 'at'>): Promise<IndexPiece> {
    const name = `t${article}-${Math.floor(at / PIECE_UNITS)}.json`;
    return once(this.#pieces, name, async () => {
      const piece = await this.#fetch<IndexPiece>(name);
      if (typeof piece.title !== 'string' || !Array.isArray(piece.blocks)) throw new SearchFailed(name);
      return piece;
    });
  }

  #fetch<T>(name: string): Promise<T> {
    return failing(fetchJson<T>(this.#dir + name, this.#fetching));
  }

  #found(article: number, at: number, size: number, weight: number): Found {
    const [slug, units] = this.#row(article);
    // BM25's idea: a word counts less the more often it stood already, and the longer the article is.
    const score = weight / (weight + 1.2 * (0.25 + (0.75 * units) / this.#units));
    return { article, slug, at, size, score };
  }

  #row(article: number): IndexArticle {
    const row = this.#table.articles[article];
    if (row === undefined) throw new SearchFailed('article');
    return row;
  }

  #alone(keys: readonly string[], shards: Shards): { article: number; at: number; weight: number }[] {
    const found = new Map<number, { article: number; at: number; weight: number }>();
    for (const key of keys) {
      const text = shards.get(key);
      for (const one of text === undefined ? [] : wellFormed(() => readSingles(text))) {
        const known = found.get(one.article);
        found.set(one.article, { ...one, weight: one.weight + (known?.weight ?? 0) });
      }
    }
    return [...found.values()];
  }

  #together(keys: readonly PairKeys[], shards: Shards): { article: number; at: number; weight: number }[] {
    const lists = keys.map(({ offset, keys: some }) => ({ offset, places: placesOf(some, shards) }));
    // From the pair in the fewest articles: the others only have to hold what it holds.
    const [rarest, ...others] = lists.sort((a, b) => a.places.size - b.places.size);
    if (rarest === undefined) return [];
    return [...rarest.places].flatMap(([article, places]) => {
      const starts = [...places]
        .map((place) => place - rarest.offset)
        .filter((start) => others.every(({ offset, places: other }) => other.get(article)?.has(start + offset)))
        .sort((a, b) => a - b);
      if (starts.length === 0) return [];
      const row = this.#row(article);
      const weight = starts.reduce((sum, start) => sum + weightAt(start, row), 0);
      return [{ article, at: this.#place(article, starts), weight }];
    });
  }

  /** The title is shown anyway: another place says more. */
  #place(article: number, places: readonly number[]): number {
    const [, , titleEnd] = this.#row(article);
    return places.find((place) => place >= titleEnd) ?? places[0] ?? 0;
  }

  /** Returns the entries of `keys`. */
  async #load(keys: readonly string[]): Promise<Shards> {
    const { shards } = this.#table;
    const numbers = new Set(keys.map((key) => shardOf(key, shards)).filter((number) => number >= 0));
    const maps = new Map(
      await Promise.all([...numbers].map(async (number) => [number, await this.#shard(number)] as const)),
    );
    const found = new Map<string, string>();
    for (const key of keys) {
      const text = maps.get(shardOf(key, shards))?.get(key);
      if (text !== undefined) found.set(key, text);
    }
    return found;
  }

  #shard(number: number): Promise<ReadonlyMap<string, string>> {
    return once(this.#shards, number, async () => {
      const entries = await this.#fetch<IndexShard>(`p${number}.json`);
      if (!Array.isArray(entries) || entries.length % 2 !== 0) throw new SearchFailed(`p${number}`);
      const map = new Map<string, string>();
      for (let at = 0; at < entries.length; at += 2) map.set(entries[at] ?? '', entries[at + 1] ?? '');
      return map;
    });
  }
}

type Shards = ReadonlyMap<string, string>;

/** A pair of the phrase: how far from its beginning it stands, and the keys that it may have. */
interface PairKeys {
  readonly offset: number;
  readonly keys: readonly string[];
}

/** Pairs of a query that `nearest` looks up, at most. */
const MAX_NEAR = 24;

/** Every second pair covers the phrase; the last one overlaps when it is odd. Null when there are too many readings. */
function keysOf(units: readonly QueryUnit[]): PairKeys[] | null {
  const pairs: PairKeys[] = [];
  if (units.length === 1) pairs.push({ offset: 0, keys: (units[0] ?? []).map((unit) => keyOf(unit)) });
  for (let offset = 0; offset + 1 < units.length; offset += offset + 3 === units.length ? 1 : 2) {
    const next = units[offset + 1] ?? [];
    pairs.push({ offset, keys: (units[offset] ?? []).flatMap((unit) => next.map((other) => keyOf(unit, other))) });
  }
  return pairs.reduce((sum, { keys }) => sum + keys.length, 0) > MAX_KEYS ? null : pairs;
}

function placesOf(keys: readonly string[], shards: Shards): Map<number, Set<number>> {
  const places = new Map<number, Set<number>>();
  for (const key of keys) {
    for (const { article, at } of postingsIn(shards, key)) {
      const known = places.get(article) ?? new Set();
      at.forEach((place) => known.add(place));
      places.set(article, known);
    }
  }
  return places;
}

function postingsIn(shards: Shards, key: string): ReturnType<typeof readPostings> {
  const text = shards.get(key);
  return text === undefined ? [] : wellFormed(() => readPostings(text));
}

function wellFormed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new SearchFailed(String(error));
  }
}

function failing<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((error: unknown) => {
    throw new SearchFailed(String(error));
  });
}
