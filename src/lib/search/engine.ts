/**
 * Pagefind's search engine without Pagefind's client: its WebAssembly and index files, loaded by us.
 *
 * Why not `pagefind.js`: it hides a chunk that failed to load (the answer is "no hits"), waits 5 s
 * for a worker and then starts again without it, carries a decompressor and excerpts that we do not
 * use (47 KB and a worker of 43 KB, once more per language), and asks for entry, metadata and engine
 * one after the other. What is used here is not documented by Pagefind: the version is pinned and
 * `tests/search` fails when it changes. @see docs/search.md
 */

/** An article found: where to fetch it, and how well it fits (order only). */
export interface Found {
  readonly id: string;
  /** File that holds it together with others; empty when it has its own. */
  readonly group: string;
}

/** An article as the index keeps it. */
export interface Fragment {
  /** Address below the base path. */
  readonly url: string;
  /** Chunks; see `lib/script/index-text.ts`. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  /** Blocks: id, and the number of the chunk that they begin at. */
  readonly anchors: readonly { readonly id: string; readonly location: number }[];
}

/** A file of the index did not come, or is not what it should be. */
export class SearchFailed extends Error {
  override name = 'SearchFailed';
}

/** What the WebAssembly module offers of what we use. A string comes back as pointer and length. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(pointer: number, size: number, align: number): void;
  init_pagefind(pointer: number, size: number): number;
  load_index_chunk(index: number, pointer: number, size: number): number;
  request_indexes(index: number, pointer: number, size: number): [number, number];
  search(
    index: number,
    ...terms: [number, number, number, number, number, number, number, number, exact: number, exactMarks: number]
  ): [number, number];
}

/** Fetches and compiles the engine; it serves the indexes of all languages. */
export async function loadEngine(base: string, signal: AbortSignal): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await fetchData(`${base}search/engine.pagefind`, signal));
}

/** The index of one language. After a `SearchFailed` of `search` throw it away and make a new one. */
export class SearchIndex {
  readonly #dir: string;
  readonly #wasm: Exports;
  readonly #loaded = new Map<string, Promise<void>>();
  readonly #fragments = new Map<string, Promise<unknown>>();
  /** No article in this language: the build writes metadata without content. */
  readonly #isEmpty: boolean;
  #index = 0;

  private constructor(dir: string, wasm: Exports, metadata: Uint8Array<ArrayBuffer>) {
    this.#dir = dir;
    this.#wasm = wasm;
    this.#isEmpty = metadata.length === 0;
    if (this.#isEmpty) return;
    this.#index = wasm.init_pagefind(...this.#pass(metadata));
    if (this.#index === 0) throw new SearchFailed('metadata');
  }

  /** Opens the index of `lang`; engine and metadata are fetched side by side. */
  static async open(
    base: string,
    lang: string,
    engine: Promise<WebAssembly.Module>,
    signal: AbortSignal,
  ): Promise<SearchIndex> {
    const dir = `${base}search/${lang}/`;
    // Its name never changes, so that no other file has to be read first to know it.
    const metadata = fetchData(`${dir}meta.pf_meta`, signal, 'no-cache');
    const [module, bytes] = await Promise.all([engine, metadata]);
    return new SearchIndex(dir, await instantiate(module), bytes);
  }

  /**
   * Returns the articles with these units one after the other (`exact`) or anywhere, best first.
   * @throws SearchFailed when a part of the index cannot be had.
   */
  async search(units: readonly string[], exact: boolean, signal: AbortSignal): Promise<Found[]> {
    if (units.length === 0 || this.#isEmpty) return [];
    const query = units.join(' ');
    const chunks = this.#json(() => this.#wasm.request_indexes(this.#index, ...this.#pass(encode(query)))) as string[];
    await Promise.all(chunks.filter((hash) => hash !== '').map((hash) => this.#load(hash, signal)));
    const answer = this.#json(() =>
      this.#wasm.search(
        this.#index,
        ...this.#pass(encode(query)),
        ...this.#pass(encode(query)),
        ...this.#pass(encode('{}')),
        ...this.#pass(encode('')),
        exact ? 1 : 0,
        0,
      ),
    ) as { results: { p: string; g?: string; s: number }[] };
    return answer.results.sort((a, b) => b.s - a.s).map((result) => ({ id: result.p, group: result.g ?? '' }));
  }

  /** Returns an article that was found. */
  async fragment(found: Found, signal: AbortSignal): Promise<Fragment> {
    const file = found.group || found.id;
    const data = (await once(this.#fragments, file, async () => {
      const bytes = await fetchData(`${this.#dir}fragment/${file}.pf_fragment`, signal);
      return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    })) as Fragment | Record<string, Fragment>;
    const fragment = (found.group === '' ? data : (data as Record<string, Fragment>)[found.id]) as Fragment | undefined;
    if (typeof fragment?.content !== 'string' || typeof fragment.url !== 'string') throw new SearchFailed(file);
    return fragment;
  }

  #load(hash: string, signal: AbortSignal): Promise<void> {
    return once(this.#loaded, hash, async () => {
      const bytes = await fetchData(`${this.#dir}index/${hash}.pf_index`, signal);
      this.#index = this.#wasm.load_index_chunk(this.#index, ...this.#pass(bytes));
      if (this.#index === 0) throw new SearchFailed(hash);
    });
  }

  /** The engine takes ownership of what is passed and frees it. */
  #pass(bytes: Uint8Array): [pointer: number, size: number] {
    const pointer = this.#wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#wasm.memory.buffer).set(bytes, pointer);
    return [pointer, bytes.length];
  }

  #json(call: () => [number, number]): unknown {
    if (this.#index === 0) throw new SearchFailed('index');
    const [pointer, size] = call();
    const text = new TextDecoder().decode(new Uint8Array(this.#wasm.memory.buffer, pointer >>> 0, size));
    this.#wasm.__wbindgen_free(pointer, size, 1);
    return JSON.parse(text);
  }
}

async function instantiate(module: WebAssembly.Module): Promise<Exports> {
  let wasm: Exports | null = null;
  const instance = await WebAssembly.instantiate(module, {
    './pagefind_web_bg.js': {
      // What wasm-bindgen expects of its host: five fixed values at the start of the table.
      __wbindgen_init_externref_table() {
        const table = wasm?.__wbindgen_externrefs;
        if (!table) return;
        const offset = table.grow(4);
        [undefined, undefined, null, true, false].forEach((value, at) =>
          table.set(at === 0 ? 0 : offset + at - 1, value),
        );
      },
    },
  });
  wasm = instance.exports as unknown as Exports;
  wasm.__wbindgen_start();
  return wasm;
}

/** Returns the bytes of a file of the index, decompressed, its signature checked and taken off. */
async function fetchData(
  url: string,
  signal: AbortSignal,
  cache: RequestCache = 'default',
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = await fetchBytes(url, signal, cache);
  // A server that sends `.pf_*` with Content-Encoding: gzip has made the browser decompress it already.
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? await gunzip(raw) : raw;
  if (new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new SearchFailed(url);
  return bytes.subarray(SIGNATURE.length);
}

/** Gives up when `signal` says so or after `PATIENCE_MS`, so that a dead connection ends in a retry button. */
async function fetchBytes(url: string, signal: AbortSignal, cache: RequestCache): Promise<Uint8Array<ArrayBuffer>> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { signal: controller.signal, cache });
    if (!response.ok) throw new SearchFailed(`${url}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

const PATIENCE_MS = 60_000;
const SIGNATURE = 'pagefind_dcd';

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A load that failed is forgotten, so that the next search tries again. */
function once<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => cache.delete(key));
  return loading;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
