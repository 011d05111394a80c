/**
 * What Pagefind found in the articles, read from the files it makes: gzip, a signature, CBOR. The shape is not
 * documented; Pagefind is pinned exactly, and `tests/search` fails when it changes.
 */
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import type { IndexFile } from 'pagefind';

/** An article as Pagefind read it. */
export interface ReadArticle {
  /** Address, as it was given. */
  readonly url: string;
  /** Its words in order, lower case; empty where a place holds none (between blocks). */
  readonly words: readonly string[];
  /** Id and first place of each block. */
  readonly blocks: readonly { readonly id: string; readonly start: number }[];
}

/** Signs that Pagefind takes for parts of a word: U+0F0C, some shads. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
const SIGNATURE = 'pagefind_dcd';

/** `[version, pages, chunks, filters, sorts, meta fields]`; a page begins with the name of its fragment. */
type Meta = readonly [string, readonly (readonly [fragment: string, ...unknown[]])[], ...unknown[]];
/** Article (the step from the one before), places (see `placesIn`), places in meta fields. */
type Places = readonly [step: number, places: readonly number[], ...unknown[]];
/** A word, where it stands, and the same for its spellings with accents. */
type Word = readonly [string, readonly Places[], readonly (readonly [string, readonly Places[]])[]];
type Chunk = readonly [readonly Word[]];
interface Fragment {
  readonly url: string;
  readonly word_count: number;
  readonly anchors: readonly { readonly id: string; readonly location: number }[];
}

/**
 * Returns the articles in the order in which Pagefind numbers them.
 * @throws Error when a file is not of the shape known.
 */
export function readPagefind(files: readonly IndexFile[]): ReadArticle[] {
  const bytesOf = (name: RegExp): Uint8Array[] =>
    files.filter(({ path }) => name.test(path)).map(({ path, content }) => contentOf(path, content));
  const fragments = new Map(
    files
      .filter(({ path }) => path.endsWith('.pf_fragment'))
      .map(({ path, content }) => [
        /([^/\\]+)\.pf_fragment$/u.exec(path)?.[1],
        JSON.parse(Buffer.from(contentOf(path, content)).toString('utf8')) as Fragment,
      ]),
  );
  const [meta] = bytesOf(/\.pf_meta$/u).map((bytes) => decode(bytes) as Meta);
  const articles = (meta?.[1] ?? []).map(([name]) => {
    const fragment = fragments.get(name);
    if (fragment === undefined) throw new Error(`Pagefind: ${name}`);
    return {
      url: fragment.url,
      words: Array.from<string>({ length: fragment.word_count }).fill(''),
      blocks: fragment.anchors.map(({ id, location }) => ({ id, start: location })).sort((a, b) => a.start - b.start),
    };
  });
  for (const bytes of bytesOf(/\.pf_index$/u)) {
    for (const [word, pages, spellings] of (decode(bytes) as Chunk)[0]) {
      put(articles, word, pages);
      for (const [spelling, where] of spellings) put(articles, spelling, where);
    }
  }
  return articles;
}

/** Pagefind also lists the parts of `WeChat` at its place: the whole is the longest. */
function put(articles: readonly { readonly words: string[] }[], spelling: string, pages: readonly Places[]): void {
  const word = spelling.replace(BETWEEN_WORDS, '');
  let article = 0;
  for (const [step, places] of pages) {
    article += step;
    const words = articles[article]?.words;
    if (words === undefined) throw new Error(`Pagefind: ${word}`);
    for (const place of placesIn(places)) {
      if (word.length > (words[place] ?? '').length) words[place] = word;
    }
  }
}

/** Steps from one place to the next; a negative number tells what those behind it weigh, and begins again at 0. */
function placesIn(steps: readonly number[]): number[] {
  const places: number[] = [];
  let at = 0;
  for (const step of steps) {
    if (step < 0) at = 0;
    else places.push((at += step));
  }
  return places;
}

function contentOf(path: string, content: Uint8Array): Uint8Array {
  const bytes = content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
  if (Buffer.from(bytes.subarray(0, SIGNATURE.length)).toString() !== SIGNATURE) throw new Error(`Pagefind: ${path}`);
  return bytes.subarray(SIGNATURE.length);
}
