/** Starlight's search, in a site of Starlight as it comes. Without the list of all pages at the side of each. */
import { join } from 'node:path';
import { LANGS, LANGUAGES } from '../../../../src/languages.ts';
import { toMarkdown } from '../../article-text.ts';
import { starlightFiles } from '../../peers/starlight.ts';
import { isPagefindIndex } from './pagefind.ts';
import { runTool, writeText } from './plain-page.ts';
import type { BuildJob, SearchRecipe } from './recipe.ts';

export const starlightSearch: SearchRecipe = {
  id: 'starlight',
  name: 'Starlight',
  screen: {
    box: 'site-search button[data-open-modal]',
    input: 'site-search input',
    submits: false,
    hit: '.pagefind-ui__result-link',
    answer: null,
    says: '.pagefind-ui__message',
    busy: '.pagefind-ui__results-area:not(:has(.pagefind-ui__results)), .pagefind-ui__loading',
    more: '.pagefind-ui__button',
  },
  path: (lang) => `${lang}/articles/bench-0001/`,
  isIndex: isPagefindIndex,
  build,
  key: () => '',
};

/** The time is that of the whole site: its index is made in the same go. */
function build({ corpus, workDir, outDir, peersDir }: BuildJob): Promise<number> {
  const pages = LANGS.flatMap((lang) =>
    corpus.map(({ slug, title, paragraphs }) => ({
      path: `${lang}/articles/${slug}`,
      title: title[lang],
      markdown: toMarkdown(
        paragraphs.map((line) => ({ kind: 'paragraph', words: line[lang], langTag: LANGUAGES[lang].tag })),
      ),
    })),
  );
  for (const [file, text] of Object.entries(starlightFiles(pages, { sidebar: [] })))
    writeText(join(workDir, file), text);
  const startMs = performance.now();
  const astro = join(peersDir, 'node_modules/astro/bin/astro.mjs');
  runTool('Starlight', process.execPath, [astro, 'build', '--outDir', outDir], workDir);
  return Promise.resolve(performance.now() - startMs);
}
