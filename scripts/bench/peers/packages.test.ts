import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly resolved?: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const own = read('package.json') as { readonly dependencies: Readonly<Record<string, string>> };
const lock = read('package-lock.json') as Lock;

it('the lockfile is that of the package file and names no registry host', () => {
  expect(lock.packages['']?.dependencies).toEqual(own.dependencies);
  expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
});

it('versions are exact', () => {
  expect(Object.values(own.dependencies).filter((version) => !/^\d+\.\d+\.\d+$/u.test(version))).toEqual([]);
});

/** Astro builds Starlight too; Pagefind stands here as it comes. */
const SHARED = new Set(['astro', 'pagefind']);

it('no peer is among the packages of the site', () => {
  const site = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string> | undefined>;
  const names = { ...site['dependencies'], ...site['devDependencies'] };
  expect(Object.keys(own.dependencies).filter((name) => !SHARED.has(name) && name in names)).toEqual([]);
});
