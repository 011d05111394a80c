/** Knows whether a built site is still the one that its sources would give. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { SERVER_DIR } from './headers/built-site.ts';

const SOURCES = ['src', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];
/** Not for readers: servers do not hand it out. */
const KEY_FILE = join(SERVER_DIR, 'built-from.txt');

/** Returns a hash over everything that a build reads. */
export function buildKey(env: Env): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify({ ...env, contentDir: '', localesDir: '', outDir: '', cacheDir: '', port: null }));
  for (const path of [...SOURCES, env.contentDir, env.localesDir]) addTree(hash, path, '');
  return hash.digest('hex');
}

/** Returns whether the site in `env.outDir` was built from what is there now. */
export function isUpToDate(env: Env): boolean {
  const file = join(env.outDir, KEY_FILE);
  return existsSync(join(env.outDir, 'index.html')) && existsSync(file) && readFileSync(file, 'utf8') === buildKey(env);
}

/** Writes into the built site what it was built from: in it, not beside it, so that no other site has its key. */
export function rememberKey(dir: string, key: string): void {
  mkdirSync(join(dir, SERVER_DIR), { recursive: true });
  writeFileSync(join(dir, KEY_FILE), key);
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
