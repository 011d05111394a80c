/**
 * The search index, made from the HTML that has been written: one index a language, one record an
 * article. @see docs/search.md
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { type Lang, LANGS } from '../../languages.ts';
import { articleText } from './article-text.ts';
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

/** Files of Pagefind's bundle that the site uses; its scripts and styles are not among them. */
const ENGINE = /^wasm\.unknown\.pagefind$/u;
const META = /^pagefind\..*\.pf_meta$/u;
const DATA = /^(?:index\/.*\.pf_index|fragment\/.*\.pf_fragment)$/u;

/**
 * Writes `search/engine.pagefind` and, for each language, `search/<lang>/`. The same HTML gives the
 * same bytes.
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
      for (const page of pages) {
        if (page.lang !== lang) continue;
        const article = articleText(await readFile(join(options.distDir, page.file), 'utf8'), lang);
        // One after the other: the order of pages decides their numbers, and so the bytes.
        if (article) {
          refuse(await index.addHTMLFile({ url: page.url, content: recordHtml(article) }));
          articles[lang] += 1;
        }
        options.onProgress?.((done += 1), pages.length);
      }
      sizeBytes += await writeIndex(index, outDir, lang);
      if (articles[lang] === 0) await writeEmptyMetadata(outDir, lang);
      await index.deleteIndex();
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

async function writeIndex(index: PagefindIndex, outDir: string, lang: Lang): Promise<number> {
  const { files, errors } = await index.getFiles();
  refuse({ errors });
  let sizeBytes = 0;
  for (const file of files) {
    const path = targetOf(file.path.replace(/\\/gu, '/'), lang);
    if (path === null) continue;
    await mkdir(dirname(join(outDir, path)), { recursive: true });
    await writeFile(join(outDir, path), file.content);
    sizeBytes += file.content.length;
  }
  return sizeBytes;
}

/** So that the browser can tell "nothing in this language" from "did not load". */
async function writeEmptyMetadata(outDir: string, lang: Lang): Promise<void> {
  await mkdir(join(outDir, lang), { recursive: true });
  await writeFile(join(outDir, lang, 'meta.pf_meta'), 'pagefind_dcd');
}

/** The engine is the same for all languages; the metadata gets one name, so that it needs no entry file. */
function targetOf(path: string, lang: Lang): string | null {
  if (ENGINE.test(path)) return 'engine.pagefind';
  if (META.test(path)) return `${lang}/meta.pf_meta`;
  return DATA.test(path) ? `${lang}/${path}` : null;
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
