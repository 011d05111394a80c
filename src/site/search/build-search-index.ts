/**
 * The search index, made from the HTML that has been written: Pagefind reads the articles, `packIndex` writes what it
 * found in small files. @see docs/search.md
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { type Lang, LANGS } from '../../languages.ts';
import { parsePage } from '../html-tree.ts';
import { type ArticleText, articleText } from './article-text.ts';
import { type PackedArticle, packIndex } from './pack-index.ts';
import { readPagefind } from './read-pagefind.ts';
import { recordHtml } from './record.ts';

/** A page to index. */
export interface SearchPage {
  readonly lang: Lang;
  /** Address below the base, as links have it: `ii/articles/legal-aid/`. */
  readonly url: string;
  /** File of the page, below `distDir`. */
  readonly file: string;
}

export interface BuildSearchIndexOptions {
  /** The built site. The index is written to `search/` in it. */
  readonly distDir: string;
  /** Pages to index; all article pages in `distDir` when left out. */
  readonly pages?: readonly SearchPage[];
  /** Called after each page. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was indexed. */
export interface SearchIndexSummary {
  /** Articles that have words in the language. */
  readonly articles: Readonly<Record<Lang, number>>;
  /** Size of all files written. */
  readonly sizeBytes: number;
}

/**
 * Writes `search/<lang>/` for each language. The same HTML gives the same bytes.
 * @throws Error with what Pagefind said when it refuses a page or cannot write.
 */
export async function buildSearchIndex(options: BuildSearchIndexOptions): Promise<SearchIndexSummary> {
  const pages = options.pages ?? (await findArticlePages(options.distDir));
  const outDir = join(options.distDir, 'search');
  for (const lang of LANGS) await rm(join(outDir, lang), { recursive: true, force: true });
  const articles: Record<Lang, number> = { zh: 0, ii: 0, bo: 0 };
  let done = 0;
  let sizeBytes = 0;
  try {
    for (const lang of LANGS) {
      // `unknown`: no stemming and no segmenter of Pagefind's own; the text comes cut.
      const index = opened(await createIndex({ forceLanguage: 'unknown' }));
      const texts = new Map<string, ArticleText>();
      for (const page of pages) {
        if (page.lang !== lang) continue;
        const text = articleText(parsePage(await readFile(join(options.distDir, page.file), 'utf8')), lang);
        // One after the other: the order of pages decides their numbers, and so the bytes.
        if (text) {
          refuse(await index.addHTMLFile({ url: page.url, content: recordHtml(text) }));
          texts.set(page.url, text);
        }
        options.onProgress?.((done += 1), pages.length);
      }
      const { files, errors } = await index.getFiles();
      refuse({ errors });
      await index.deleteIndex();
      articles[lang] = texts.size;
      sizeBytes += await write(packIndex(articlesIn(files, texts)), join(outDir, lang));
    }
  } finally {
    await close();
  }
  return { articles, sizeBytes };
}

/** Returns the article pages below `distDir`, sorted by address. */
export async function findArticlePages(distDir: string): Promise<SearchPage[]> {
  const pages: SearchPage[] = [];
  for (const lang of LANGS) {
    for (const slug of await folders(join(distDir, lang, 'articles'))) {
      pages.push({ lang, url: `${lang}/articles/${slug}/`, file: join(lang, 'articles', slug, 'index.html') });
    }
  }
  return pages;
}

/** Pagefind's words and our texts of the same articles, in the order of their addresses. */
function articlesIn(files: readonly IndexFile[], texts: ReadonlyMap<string, ArticleText>): PackedArticle[] {
  return readPagefind(files)
    .map((read): PackedArticle => {
      const text = texts.get(read.url);
      if (text === undefined) throw new Error(`搜索索引没有建成：不认识 ${read.url}。`);
      return { slug: basename(read.url), read, text };
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

async function write(files: ReadonlyMap<string, string>, dir: string): Promise<number> {
  let sizeBytes = 0;
  for (const [path, content] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
    sizeBytes += Buffer.byteLength(content);
  }
  return sizeBytes;
}

async function folders(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function opened(response: { errors: string[]; index?: PagefindIndex }): PagefindIndex {
  refuse(response);
  if (!response.index) throw new Error('搜索索引没有建成：Pagefind 没有启动。');
  return response.index;
}

function refuse({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw new Error(`搜索索引没有建成：${errors.join('；')}`);
}
