/** Builds the sites that are compared, each once for the same text, packages and sources, ready to be served. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../../../src/env.ts';
import { compressTexts } from '../../host.ts';
import { installPeers, peersKey, peerVersion } from '../../peers/install.ts';
import type { CorpusArticle } from '../text/corpus.ts';
import { libraries } from './libraries.ts';
import { ours } from './ours.ts';
import { pagefind } from './pagefind.ts';
import type { SearchRecipe } from './recipe.ts';
import { starlightSearch } from './starlight.ts';

/** In the order of the tables. */
export const SEARCHES: readonly SearchRecipe[] = [ours, starlightSearch, pagefind, ...libraries];

const PACKAGES: Readonly<Record<string, string>> = {
  starlight: '@astrojs/starlight',
  orama: '@orama/orama',
};

export interface IndexFigures {
  readonly buildMs: number;
  readonly bytes: number;
  /** As a host sends it. */
  readonly compressedBytes: number;
}

export interface BuiltSearch {
  readonly recipe: SearchRecipe;
  /** Name and version. */
  readonly name: string;
  readonly dir: string;
  /** Of all languages. */
  readonly index: IndexFigures;
}

export interface BuildOptions {
  readonly env: Env;
  readonly corpus: readonly CorpusArticle[];
  readonly recipes: readonly SearchRecipe[];
  /** `<cache>/bench`. */
  readonly cacheDir: string;
  readonly log: (line: string) => void;
}

/** Returns the sites. @throws CommandFailed when one does not build */
export async function buildSearches(options: BuildOptions): Promise<BuiltSearch[]> {
  const peersDir = join(options.cacheDir, 'peers');
  if (options.recipes.some(({ id }) => id !== ours.id)) installPeers(peersDir, options.log);
  const built: BuiltSearch[] = [];
  for (const recipe of options.recipes) {
    const version = peerVersion(PACKAGES[recipe.id] ?? recipe.id);
    built.push({
      recipe,
      name: version === null ? recipe.name : `${recipe.name} (${version})`,
      ...(await builtOnce(recipe, peersDir, options)),
    });
  }
  return built;
}

async function builtOnce(
  recipe: SearchRecipe,
  peersDir: string,
  { env, corpus, cacheDir, log }: BuildOptions,
): Promise<Pick<BuiltSearch, 'dir' | 'index'>> {
  const name = `${corpus.length}-${recipe.id}`;
  const dir = join(cacheDir, 'search', name);
  const stamp = `${dir}.json`;
  const key = keyOf(recipe, env, corpus);
  if (existsSync(stamp)) {
    const known = JSON.parse(readFileSync(stamp, 'utf8')) as { readonly key: string; readonly index: IndexFigures };
    if (known.key === key) return { dir, index: known.index };
  }
  log(`构建：${recipe.name}，每种语言 ${corpus.length} 篇……`);
  const workDir = join(peersDir, 'sources', `search-${name}`);
  for (const folder of [dir, workDir]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const buildMs = await recipe.build({ env, corpus, outDir: dir, workDir, peersDir, log });
  rmSync(workDir, { recursive: true, force: true });
  await compressTexts(dir);
  const index = { buildMs, ...indexBytes(dir, recipe) };
  writeFileSync(stamp, JSON.stringify({ key, index }));
  return { dir, index };
}

function keyOf(recipe: SearchRecipe, env: Env, corpus: readonly CorpusArticle[]): string {
  const hash = createHash('sha256').update(JSON.stringify(corpus)).update(peersKey()).update(recipe.key(env));
  for (const dir of [import.meta.dirname, join(import.meta.dirname, '../../peers')]) {
    for (const file of readdirSync(dir).sort()) hash.update(readFileSync(join(dir, file)));
  }
  return hash.digest('hex');
}

function indexBytes(dir: string, recipe: SearchRecipe): Omit<IndexFigures, 'buildMs'> {
  let bytes = 0;
  let compressedBytes = 0;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const file = join(dir, name);
    if (!recipe.isIndex(name.replaceAll('\\', '/')) || name.endsWith('.br') || !statSync(file).isFile()) continue;
    bytes += statSync(file).size;
    compressedBytes += statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
  }
  return { bytes, compressedBytes };
}
