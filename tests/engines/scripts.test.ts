/** Every program that is shipped, against the syntax and the library of the engines it is written for. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from 'es-check';
import { afterAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { attribute, findElements, listFiles, readPages, textContent } from '../site/html.ts';
import { VARIANTS } from '../site/variants.ts';

/** Later than ES2018, and all the same in Chrome 70 and Safari 12; es-check asks for the year, too. */
const EARLY = [
  'OptionalCatchBinding',
  'ArrayFlat',
  'ArrayFlatMap',
  'StringTrimStart',
  'StringTrimEnd',
  'DynamicImport',
];

/** What a program brings along where it is missing, or what only has the name of something newer. */
const HELPED: Readonly<Record<string, readonly string[]>> = {
  // `worker.client.ts` brings `allSettled`; `clients.matchAll` is a worker's, as old as workers.
  'sw.js': ['PromiseAllSettled', 'StringMatchAll'],
};

const folder = mkdtempSync(join(tmpdir(), 'pufa-programs-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Returns what the engines of the reading grade do not know of a module. */
function unknownIn(file: string, allowed: readonly string[] = []): string[] {
  const browserslistQuery = packageJson.browserslist.reading.join(', ');
  const common = { files: [file], module: true };
  const { errors: inLibrary } = runChecks(
    [
      {
        ...common,
        checkBrowser: true,
        ecmaVersion: 'checkBrowser',
        browserslistQuery,
        checkFeatures: true,
        ignore: [...EARLY, ...allowed].join(','),
      },
    ],
    {},
  );
  // Without features, a parser of 2020 (`import()`) reads it: what no table of features lists is a syntax error.
  const { errors: inSyntax } = runChecks([{ ...common, ecmaVersion: 'es2020' }], {});
  // No table has it, and Safari before 16.4 refuses the whole file.
  const lookbehind = /\(\?<[=!]/.exec(readFileSync(file, 'utf8'));
  return [
    ...[...inLibrary, ...inSyntax].map(({ err }) => err.message),
    ...(lookbehind ? [`lookbehind at ${lookbehind.index}`] : []),
  ];
}

function unknownInSource(source: string): string[] {
  // es-check keeps what it has read by its name.
  const file = join(folder, `${(count += 1)}.js`);
  writeFileSync(file, source);
  return unknownIn(file);
}

describe('the tables', () => {
  it.each([
    ['a?.b', 'OptionalChaining'],
    ['a ??= b', 'Unexpected token'],
    ['class A { #x = 1 }', 'PrivateClassFields'],
    ['class A { static { f() } }', 'Unexpected token'],
    ['[1].at(0)', 'ArrayPrototypeAt'],
    ['"x".replaceAll("a", "b")', 'StringReplaceAll'],
    ['Object.fromEntries([])', 'ObjectFromEntries'],
    ['"x".matchAll(/a/g)', 'StringMatchAll'],
    ['/(?<=a)b/.test("ab")', 'lookbehind'],
    ['1_000', 'Identifier directly after number'],
  ])('refuse %s', (source, name) => {
    expect(unknownInSource(source).join('\n')).toContain(name);
  });

  it('accept what Chrome 70 and Safari 12 know', () => {
    expect(unknownInSource('try { [[1]].flat().flatMap((x) => [x]) } catch { /\\p{L}/u.test("x") }')).toEqual([]);
  });
});

it('every program of the site runs in the reading grade', () => {
  const { dir } = VARIANTS.main;
  const programs = listFiles(dir).filter((path) => /\.m?js$/.test(path));
  expect(programs.length).toBeGreaterThan(0);
  const problems = programs.flatMap((path) =>
    unknownIn(join(dir, path), HELPED[path]).map((what) => `${path}: ${what}`),
  );
  expect(problems).toEqual([]);
});

it('programs inside pages are data, or in the syntax of the reading grade', () => {
  const inline = new Map<string, string>();
  for (const { path, tree } of readPages(VARIANTS.main.dir)) {
    for (const element of findElements(tree, ({ tagName }) => tagName === 'script')) {
      const source = textContent(element);
      if (source.trim() !== '' && attribute(element, 'type') !== 'application/ld+json') inline.set(source, path);
    }
  }
  expect([...inline].flatMap(([source, path]) => unknownInSource(source).map((what) => `${path}: ${what}`))).toEqual(
    [],
  );
});
