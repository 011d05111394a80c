/** Builds the pages that ours is compared with, once for the same text and versions. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailed } from '../../command.ts';
import { bare } from './bare.ts';
import { hugo } from './hugo.ts';
import { installPeers, peersKey } from './install.ts';
import type { ArticleTexts, Recipe } from './recipe.ts';
import { starlight } from './starlight.ts';
import { vitepress } from './vitepress.ts';

export const RECIPES: readonly Recipe[] = [bare, hugo, vitepress, starlight];

export interface BuiltPeer {
  readonly recipe: Recipe;
  /** Name and version. */
  readonly name: string;
  /** Absolute path of the built site; null when this machine cannot build it. */
  readonly dir: string | null;
}

/**
 * Returns the peers, built in `cacheDir` from `texts`.
 * @throws CommandFailed when one that is there does not build.
 */
export function buildPeers(texts: ArticleTexts, cacheDir: string, log: (line: string) => void): BuiltPeer[] {
  mkdirSync(cacheDir, { recursive: true });
  installPeers(cacheDir, log);
  return RECIPES.map((recipe) => {
    const version = recipe.version();
    const name = version === null || version === '' ? recipe.name : `${recipe.name} (${version})`;
    if (version === null) {
      log(`没有 ${recipe.name}，不比较：${recipe.absent}`);
      return { recipe, name, dir: null };
    }
    return { recipe, name, dir: buildPeer(recipe, version, texts, cacheDir, log) };
  });
}

function buildPeer(
  recipe: Recipe,
  version: string,
  texts: ArticleTexts,
  cacheDir: string,
  log: (line: string) => void,
): string {
  const files = recipe.files(texts);
  const sources = join(cacheDir, 'sources', recipe.id);
  const outDir = join(cacheDir, 'built', recipe.id);
  const stamp = `${outDir}.txt`;
  const key = createHash('sha256')
    .update(JSON.stringify({ version, files, installed: peersKey() }))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return outDir;
  log(`构建 ${recipe.name}……`);
  for (const dir of [sources, outDir]) rmSync(dir, { recursive: true, force: true });
  writeFiles(recipe.build === null ? outDir : sources, files);
  const [program, ...args] = recipe.build?.(outDir) ?? [];
  if (program !== undefined) {
    const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
    const result = spawnSync(program, args, { cwd: sources, encoding: 'utf8', env });
    if (result.status !== 0)
      throw new CommandFailed(
        `${recipe.name} 没有构建成功：\n${`${result.stdout}\n${result.stderr}`.trim().slice(-2000)}`,
      );
  }
  writeFileSync(stamp, key);
  return outDir;
}

function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
