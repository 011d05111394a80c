/** Engines that are libraries: an index in one file a language, all of it in the page's memory, as their manuals begin. */
import { join } from 'node:path';
import { LANGS } from '../../../../src/languages.ts';
import { blocksOf } from '../text/corpus.ts';
import { PLAIN_SCREEN, runTool, writePlainPages, writeText } from './plain-page.ts';
import type { BuildJob, SearchRecipe } from './recipe.ts';

/**
 * A module of two functions: `build(articles)` gives the index as JSON, `open(json)` gives `(query) => rows` with `id`
 * and `title`. Options are the library's own; no tokeniser was set.
 */
interface Library {
  readonly id: string;
  readonly name: string;
  readonly module: string;
}

const MINISEARCH = `import MiniSearch from 'minisearch';
const options = { fields: ['title', 'text'], storeFields: ['title'] };
export function build(articles) {
  const index = new MiniSearch(options);
  index.addAll(articles);
  return JSON.stringify(index);
}
export function open(json) {
  const index = MiniSearch.loadJSON(json, options);
  return (query) => index.search(query);
}
`;

const ORAMA = `import { create, insertMultiple, load, save, search } from '@orama/orama';
const options = { schema: { title: 'string', text: 'string' } };
export async function build(articles) {
  const index = create(options);
  await insertMultiple(index, articles);
  return JSON.stringify(save(index));
}
export function open(json) {
  const index = create(options);
  load(index, JSON.parse(json));
  return async (term) => {
    const { hits } = await search(index, { term, limit: 20 });
    return hits.map(({ id, document }) => ({ id, title: document.title }));
  };
}
`;

const FLEXSEARCH = `import FlexSearch from 'flexsearch';
const options = { document: { id: 'id', index: ['title', 'text'], store: ['title'] } };
export async function build(articles) {
  const index = new FlexSearch.Document(options);
  for (const article of articles) index.add(article);
  const parts = {};
  await index.export((key, data) => { parts[key] = data; });
  return JSON.stringify(parts);
}
export async function open(json) {
  const index = new FlexSearch.Document(options);
  for (const [key, data] of Object.entries(JSON.parse(json))) await index.import(key, data);
  return async (query) => {
    const found = await index.search(query, { limit: 20, merge: true, enrich: true });
    return found.map(({ id, doc }) => ({ id, title: doc.title }));
  };
}
`;

const LIBRARIES: readonly Library[] = [
  { id: 'minisearch', name: 'MiniSearch', module: MINISEARCH },
  { id: 'orama', name: 'Orama', module: ORAMA },
  { id: 'flexsearch', name: 'FlexSearch', module: FLEXSEARCH },
];

const PAGE = `import { runPage } from 'page';
import { open } from './library.mjs';
runPage(async (lang) => {
  const ask = await open(await (await fetch('/index/' + lang + '.json')).text());
  return async (query) =>
    (await ask(query)).map(({ id, title }) => async () => ({ href: '/' + lang + '/articles/' + id + '/', title }));
});
`;

const INDEXER = `import { readFileSync, writeFileSync } from 'node:fs';
import { build } from './library.mjs';
const [from, to] = process.argv.slice(2);
const articles = JSON.parse(readFileSync(from, 'utf8'));
const startMs = performance.now();
writeFileSync(to, await build(articles));
console.log(performance.now() - startMs);
`;

export const libraries: readonly SearchRecipe[] = LIBRARIES.map((library) => ({
  id: library.id,
  name: library.name,
  screen: PLAIN_SCREEN,
  path: (lang) => `${lang}/`,
  isIndex: (file) => /^index\/\w+\.json$/u.test(file),
  build: (job) => Promise.resolve(buildLibrary(library, job)),
  key: () => '',
}));

function buildLibrary({ name, module }: Library, job: BuildJob): number {
  const { workDir, outDir } = job;
  writeText(join(workDir, 'library.mjs'), module);
  writeText(join(workDir, 'indexer.mjs'), INDEXER);
  writePlainPages(job, PAGE);
  let tookMs = 0;
  for (const lang of LANGS) {
    const articles = job.corpus.map((article) => {
      const [title, ...lines] = blocksOf(article, lang);
      return { id: article.slug, title, text: lines.join('\n') };
    });
    const index = join(outDir, 'index', `${lang}.json`);
    const source = join(workDir, `${lang}.json`);
    writeText(source, JSON.stringify(articles));
    writeText(index, '');
    tookMs += Number(
      runTool(name, process.execPath, ['--max-old-space-size=4096', 'indexer.mjs', source, index], workDir),
    );
  }
  return tookMs;
}
