/** Knows whether a built site is still the one that its sources would give. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';

const SOURCES = ['src', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** Returns a hash over everything that a build reads. */
export function buildKey(env: Env): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify({ ...env, contentDir: '', localesDir: '', outDir: '', cacheDir: '' }));
  for (const path of [...SOURCES, env.contentDir, env.localesDir]) addTree(hash, path, '');
  return hash.digest('hex');
}

/** Returns whether the site in `env.outDir` was built from what is there now. */
export function isUpToDate(env: Env): boolean {
  const file = keyFile(env);
  return existsSync(join(env.outDir, 'index.html')) && existsSync(file) && readFileSync(file, 'utf8') === buildKey(env);
}

/** Remembers what the site in `env.outDir` was built from. */
export function rememberKey(env: Env, key: string): void {
  mkdirSync(env.cacheDir, { recursive: true });
  writeFileSync(keyFile(env), key);
}

/** One file an output folder, so that builds into different folders do not vouch for each other. */
function keyFile(env: Env): string {
  return join(env.cacheDir, `built-${createHash('sha256').update(env.outDir).digest('hex').slice(0, 12)}.txt`);
}

function addTree(hash: Hash, path: string, name: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) addTree(hash, join(path, entry), `${name}/${entry}`);
  } else if (!name.endsWith('.test.ts')) {
    const bytes = readFileSync(path);
    hash.update(`${name}\0${bytes.byteLength}\0`).update(bytes);
  }
}
