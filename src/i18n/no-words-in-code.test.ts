/** Words for readers stand in `locales/`, not in code. Errors, which only builders see, may say what they say. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLocale } from './locale-files.ts';

const WORDS = /[\p{Script=Han}\p{Script=Yi}\p{Script=Tibetan}]/u;
const sources = globSync('src/{components,layouts,pages}/**/*.{astro,ts}').filter((file) => !file.endsWith('.test.ts'));

test('no words for readers in components, layouts and pages', () => {
  const found = sources.flatMap((file) =>
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .filter((line) => WORDS.test(line) && !line.includes('new Error('))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test('every word in the locales is used', () => {
  const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n') + readFileSync('src/i18n/words.ts', 'utf8');
  const unused = Object.entries(readLocale('locales', 'zh')).flatMap(([area, words]) =>
    Object.keys(words)
      .filter((key) => !code.includes(`${area}.${key}`) && !COMPOSED.has(`${area}.${key}`))
      .map((key) => `${area}.${key}`),
  );
  expect(unused).toEqual([]);
});

/** Keys that code puts together: of a part of `CustomAndLaw`, a level of review, the state of a law, what a program fills in. */
const COMPOSED = new Set(
  ['custom', 'law', 'todo', 'machine', 'draft', 'reviewed']
    .map((key) => `reading.${key}`)
    .concat('laws.repealed', 'laws.superseded')
    .concat(
      ['saved', 'opened', 'shellCount', 'asOf', 'size', 'room', 'saveText', 'saveSound'].map((key) => `keeping.${key}`),
    ),
);

/** Comments may quote; a comment is not looked for inside words, as words are what must not be there. */
function withoutComments(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '');
}
