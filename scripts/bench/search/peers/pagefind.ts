/** Pagefind as it comes: its own program over plain pages, its own API on a plain page. */
import { join } from 'node:path';
import { LANGS, LANGUAGES } from '../../../../src/languages.ts';
import { escapeHtml } from '../../article-text.ts';
import { blocksOf } from '../text/corpus.ts';
import { PLAIN_SCREEN, runTool, writePlainPages, writeText } from './plain-page.ts';
import type { BuildJob, SearchRecipe } from './recipe.ts';

/** As its manual has it; while somebody types, `debouncedSearch` with the 300 ms that are its default. */
const PAGE = `import { runPage } from 'page';
runPage(async () => {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  return async (query) => {
    const search = await pagefind.debouncedSearch(query);
    return search && search.results.map((result) => async () => {
      const { url, meta, excerpt } = await result.data();
      return { href: url, title: meta.title, excerpt };
    });
  };
});
`;

export const pagefind: SearchRecipe = {
  id: 'pagefind',
  name: 'Pagefind',
  screen: PLAIN_SCREEN,
  path: (lang) => `${lang}/`,
  isIndex: isPagefindIndex,
  build,
  key: () => '',
};

/** Its data; not its programs, styles and engine. */
export function isPagefindIndex(file: string): boolean {
  return /^pagefind\/.*(?:\.pf_\w+|\.json)$/u.test(file);
}

function build(job: BuildJob): Promise<number> {
  for (const lang of LANGS) {
    for (const article of job.corpus) {
      const [title = '', ...lines] = blocksOf(article, lang).map(escapeHtml);
      const page = `<!doctype html>\n<html lang="${LANGUAGES[lang].tag}">\n<title>${title}</title>\n<main><h1>${title}</h1>\n${lines.map((line) => `<p>${line}</p>`).join('\n')}\n</main>\n`;
      writeText(join(job.outDir, lang, 'articles', article.slug, 'index.html'), page);
    }
  }
  const startMs = performance.now();
  const program = join(job.peersDir, 'node_modules/pagefind/lib/runner/bin.cjs');
  runTool('Pagefind', process.execPath, [program, '--site', job.outDir], job.workDir);
  const tookMs = performance.now() - startMs;
  writePlainPages(job, PAGE);
  return Promise.resolve(tookMs);
}
