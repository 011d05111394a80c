/** Our own search: the built site's search page over article pages of the text. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LANGS } from '../../../../src/languages.ts';
import { guideFiles } from '../../../../src/model/guide-files.ts';
import { guideOf } from '../../../../src/model/guide.ts';
import { loadLibrary } from '../../../../src/model/library.ts';
import { buildKey } from '../../../../src/site/build-key.ts';
import { buildSearchIndex } from '../../../../src/site/search/build-search-index.ts';
import { writeContent } from '../../../commands/content-udhr.ts';
import { ourSite } from '../../our-site.ts';
import { blocksOf } from '../text/corpus.ts';
import { writeArticlePage } from './article-pages.ts';
import type { BuildJob, SearchRecipe } from './recipe.ts';

export const ours: SearchRecipe = {
  id: 'ours',
  name: '母语普法',
  screen: {
    box: 'pufa-search input[name="q"]',
    input: 'pufa-search input[name="q"]',
    submits: true,
    hit: 'pufa-search a[data-search-hit]',
    answer: 'pufa-search a[data-search-answer]',
    says: null,
    busy: 'pufa-search[data-search-state="searching"]',
    more: 'pufa-search [data-search-part="more"]:not([hidden])',
  },
  path: (lang) => `${lang}/search/`,
  isIndex: (file) => /^(?:search|guide)\/(?!.*\.(?:js|css|wasm|pagefind)$)/u.test(file),
  build,
  key: buildKey,
};

async function build(job: BuildJob): Promise<number> {
  const { env, corpus, outDir } = job;
  const siteDir = await ourSite(env, job.log);
  mkdirSync(outDir, { recursive: true });
  cpSync(siteDir, outDir, {
    recursive: true,
    filter: (path) => !/^(?:(?:zh|ii|bo)[\\/]articles|sounds|search)(?:[\\/]|$)/u.test(relative(siteDir, path)),
  });
  for (const article of corpus) {
    const blocks = Object.fromEntries(LANGS.map((lang) => [lang, blocksOf(article, lang)]));
    for (const lang of LANGS) writeArticlePage(outDir, { slug: article.slug, blocks }, lang);
  }
  writeGuides(job);
  const startMs = performance.now();
  await buildSearchIndex({ distDir: outDir });
  return performance.now() - startMs;
}

/** The guide grows with the articles: its files keep their addresses and get what this text would have. */
function writeGuides({ env, corpus, outDir, workDir }: BuildJob): void {
  const contentDir = join(workDir, 'content');
  writeContent(contentDir, corpus);
  const { library } = loadLibrary(contentDir, { today: env.today });
  const names = readdirSync(join(outDir, 'guide'));
  const put = (start: string, content: unknown): void => {
    for (const name of names.filter((one) => one.startsWith(start)))
      writeFileSync(join(outDir, 'guide', name), JSON.stringify(content));
  };
  for (const lang of LANGS) {
    const { outline, rest } = guideFiles(guideOf(library, lang, () => []));
    put(`outline-${lang}.`, outline);
    put(`${lang}.`, rest);
  }
}
