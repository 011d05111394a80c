/** The index as it is packed and read, without a browser: any query, and how much it may fetch. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLOCK_END, joinForIndex, queryFor, readIndexText } from '../../src/lib/script/index-text.ts';
import { find, findNear } from '../../src/lib/search/find.ts';
import { keyOf, readPostings, shardOf, writePostings } from '../../src/lib/search/index-format.ts';
import { SearchFailed, SearchIndex } from '../../src/lib/search/search-index.ts';
import { hitOf } from '../../src/lib/search/snippet.ts';
import { packIndex, type PackedArticle } from '../../src/site/search/pack-index.ts';

/** An article as Pagefind numbers its words, from its blocks. */
function article(slug: string, ...texts: string[]): PackedArticle {
  const words: string[] = [];
  const blocks = texts.map((text, index) => {
    const start = words.length;
    const own = joinForIndex(text);
    words.push(...(own === '' ? [] : readIndexText(own).map(({ key }) => key)), '');
    return { id: `b-${index}`, start };
  });
  return {
    slug,
    read: { url: `zh/articles/${slug}/`, words, blocks },
    text: {
      title: texts[0] ?? '',
      blocks: texts.map((text, index) => ({ id: `b-${index}`, kind: index === 0 ? 'title' : 'paragraph', text })),
    },
  };
}

const FEW = [
  article('bride-price', '彩礼能退吗', '没领证的，可以要求退还彩礼。', 'ꆈꌠꀕ'),
  article('divorce', '离婚', '离婚的时候，彩礼一般不退。没领证不用离婚。'),
  article(
    'long',
    '长文',
    ...Array.from({ length: 40 }, (_, at) => `第${at}段：${'山水田林'.repeat(10)}`),
    '末尾的彩礼',
  ),
];
/** Some thousand articles with the same words: what half of them have must not cost thousands of files. */
const MANY = Array.from({ length: 2000 }, (_, at) =>
  article(`a-${at}`, `题${at}`, at % 2 === 0 ? '人人都有权利' : '义务'),
);

let files: ReadonlyMap<string, string>;
let asked: string[];

async function open(articles: readonly PackedArticle[]): Promise<SearchIndex> {
  files = packIndex(articles);
  return SearchIndex.open('/', 'zh', { signal: new AbortController().signal });
}

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    const body = files.get(url.replace('/search/zh/', ''));
    return Promise.resolve(new Response(body ?? '', { status: body === undefined ? 404 : 200 }));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a phrase', () => {
  it.each([
    ['彩礼', ['bride-price', 'divorce', 'long']],
    ['没领证', ['bride-price', 'divorce']],
    ['没领证的', ['bride-price']],
    ['求退还彩礼', ['bride-price']],
    ['退吗没领', []],
    ['礼', ['bride-price', 'divorce', 'long']],
    ['ꌠꌠ', ['bride-price']],
    ['ꆈꌠꀕ', ['bride-price']],
    ['ꀕꌠ', ['bride-price']],
    ['constructor', []],
    ['__proto__', []],
  ])('%s stands in %j', async (query, slugs) => {
    const index = await open(FEW);
    expect((await find(index, query)).map(({ slug }) => slug).sort()).toEqual(slugs);
  });

  it('may have several syllables at a place', async () => {
    const index = await open(FEW);
    expect(
      (
        await index.phrase([
          ['ꆉ', 'ꆈ'],
          ['ꌠ', 'ꌡ'],
        ])
      ).map(({ slug }) => slug),
    ).toEqual(['bride-price']);
    const many = Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0xa000 + at));
    expect(await index.phrase([many, many])).toEqual([]);
  });

  it('is found first where it stands in the title, and shown where it stands outside', async () => {
    const index = await open(FEW);
    const [first] = await find(index, '彩礼');
    expect(first?.slug).toBe('bride-price');
    const hit = hitOf(await index.piece(first ?? { article: 0, at: 0 }), first ?? { at: 0, size: 0 });
    expect(hit).toMatchObject({ title: '彩礼能退吗', block: 'b-1' });
    expect(hit.parts.filter((part) => part.isMatch)).toEqual([{ text: '彩礼', isMatch: true }]);
  });

  it('stands in the piece of text that its place leads to, far into an article too', async () => {
    const index = await open(FEW);
    const [, , last] = await find(index, '彩礼');
    const far = (await find(index, '末尾的彩礼'))[0];
    expect(last?.slug ?? far?.slug).toBeDefined();
    const hit = hitOf(await index.piece(far ?? { article: 0, at: 0 }), far ?? { at: 0, size: 0 });
    expect(hit.parts.map((part) => part.text).join('')).toBe('末尾的彩礼');
  });
});

describe('what is fetched', () => {
  it('for a phrase on half of two thousand articles: the table and two files', async () => {
    const index = await open(MANY);
    expect(await find(index, '人人都有')).toHaveLength(1000);
    expect(asked.length).toBeLessThanOrEqual(3);
    const bytes = asked
      .slice(1)
      .reduce((sum, url) => sum + (files.get(url.replace('/search/zh/', ''))?.length ?? 0), 0);
    expect(bytes).toBeLessThan(20_000);
  });

  it('for any text is bounded, and it is answered', async () => {
    const index = await open(FEW);
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'彩礼没领证退，。 "<>\\^*ꆈꌠꀕབོད་ོ་༡2a\u202E\uD800'), maxLength: 300 }),
      fc.constantFrom('彩礼'.repeat(5000), '་'.repeat(10_000), '\uD800'.repeat(10_000), '"彩 '.repeat(3333)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (query) => {
        asked = [];
        const found = await find(index, query);
        const near = await findNear(index, query, 5);
        expect(found.length + near.length).toBeLessThanOrEqual(3 + 5);
        expect(asked.length).toBeLessThanOrEqual(64);
      }),
    );
  });
});

describe('what is near', () => {
  it('has a good part of a query that stands nowhere', async () => {
    const index = await open(FEW);
    const near = await findNear(index, '没领证的人要求退还吗', 5);
    expect(near[0]?.slug).toBe('bride-price');
    expect(await findNear(index, '飞机晚点', 5)).toEqual([]);
  });
});

describe('a damaged index', () => {
  it.each([
    ['no table', 'table.json', null],
    ['a table of another version', 'table.json', '{"version":2,"shards":[],"articles":[]}'],
    ['no JSON', 'table.json', '<!doctype html>'],
  ])('%s is told', async (_, name, body) => {
    const whole = packIndex(FEW);
    files = new Map(
      [...whole].flatMap(([path, text]) => (path === name ? (body === null ? [] : [[path, body]]) : [[path, text]])),
    );
    await expect(SearchIndex.open('/', 'zh', { signal: new AbortController().signal })).rejects.toThrow(SearchFailed);
  });

  it.each([
    '',
    '["x"]',
    '{"a":1}',
    JSON.stringify([keyOf('彩', '礼'), 'zz;;..']),
    JSON.stringify([keyOf('彩', '礼'), '999999']),
  ])('a shard that holds %s fails or has nothing, and throws nothing else', async (body) => {
    const index = await open(FEW);
    files = new Map([...files].map(([path, text]) => [path, /\/p\d+\.json$/u.test(path) ? body : text]));
    const result = await find(index, '彩礼').catch((error: unknown) => error);
    expect(Array.isArray(result) || result instanceof SearchFailed).toBe(true);
  });
});

describe('the format', () => {
  it('reads back what it wrote', () => {
    const places = fc.uniqueArray(fc.nat(5000), { minLength: 1 }).map((list) => [...list].sort((a, b) => a - b));
    const postings = fc
      .uniqueArray(fc.record({ article: fc.nat(3000), at: places }), {
        minLength: 1,
        selector: ({ article: one }) => one,
      })
      .map((list) => [...list].sort((a, b) => a.article - b.article));
    fc.assert(
      fc.property(postings, (list) => {
        expect(readPostings(writePostings(list))).toEqual(list);
      }),
    );
  });

  it('finds the shard of a key', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.string(), (keys, key) => {
        const shards = [...keys].sort((a, b) => (a < b ? -1 : 1));
        const at = shardOf(key, shards);
        expect(at < 0 || (shards[at] ?? '') <= key).toBe(true);
        expect(at + 1 >= shards.length || key < (shards[at + 1] ?? '')).toBe(true);
      }),
    );
  });

  it('is the same for the same articles, and has another folder for others', () => {
    expect([...packIndex(FEW)]).toEqual([...packIndex(FEW)]);
    const dirOf = (list: readonly PackedArticle[]): unknown =>
      (JSON.parse(packIndex(list).get('table.json') ?? '{}') as { dir?: unknown }).dir;
    expect(dirOf(FEW)).not.toBe(dirOf(FEW.slice(1)));
  });

  it('numbers blocks as the end of a block is numbered in what Pagefind reads', () => {
    expect(queryFor(BLOCK_END)).toEqual([]);
  });
});
