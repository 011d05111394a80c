import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean; readonly resolved?: string }>>;
}
interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const own = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const direct = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };

/** Named in docs/dependencies.md; none of them runs. */
const WITH_INSTALL_SCRIPT = ['node_modules/esbuild'];

it('only the named packages have an install script', () => {
  const found = Object.entries(lock.packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([name]) => name);
  expect(found).toEqual(WITH_INSTALL_SCRIPT);
});

it('the lockfile names no registry host', () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
});

it('versions are exact, and docs/dependencies.md names every package', () => {
  expect(Object.values(direct).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const named = readFileSync('docs/dependencies.md', 'utf8');
  const unnamed = Object.keys(direct).filter((name) => !named.includes(name.startsWith('@types/') ? '@types/*' : name));
  expect(unnamed).toEqual([]);
});
