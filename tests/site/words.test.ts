/** Every word of the interface comes from `locales/`: what is neither marked as one nor content was typed into code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/languages.ts';
import { DIALECTS } from '../../src/lib/dialects.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { readPages, visibleTexts } from './html.ts';
import { TODAY, VARIANTS } from './variants.ts';

const LETTERS = /[\p{Script=Han}\p{Script=Yi}\u0f40-\u0fbc]/u;
/** How statutes count their articles, and the marks around their names: the model writes them, as the law does. */
const ARTICLE_LABELS = /(第[零一二三四五六七八九十百千]+[条款](之[一二三四五六七八九十]+)?[、，]?)+|序言/gu;

const pages = readPages(VARIANTS.pseudo.dir);

it('no word of the interface was typed into code', () => {
  const content = contentWords();
  // The same words stand on many pages: the first that has them stands for all.
  const firstOn = new Map<string, string>();
  for (const page of pages)
    for (const { text, element } of visibleTexts(page.tree))
      for (const piece of piecesOf(text))
        if (!firstOn.has(piece)) firstOn.set(piece, `${page.path} <${element}> ${piece.slice(0, 60)}`);
  const strays = [...firstOn].filter(([piece]) => LETTERS.test(squeeze(piece)) && !content.includes(squeeze(piece)));
  expect(strays.map(([, place]) => place).slice(0, 20)).toEqual([]);
});

it('the pseudo-language marks what is in the files', () => {
  const marked = pages.filter((page) => /^(zh|ii|bo)\//.test(page.path) && !page.html.includes('⟦'));
  expect(marked.map((page) => page.path)).toEqual([]);
});

/** An explanation stands in brackets, the sources of a word behind each other. */
function piecesOf(text: string): string[] {
  return text
    .replace(/⟦[^⟧]*⟧/g, '\n')
    .split(/\n|[（）：、；。]/u)
    .map((piece) => piece.trim());
}

function contentWords(): string {
  const { library } = loadLibrary('content', { today: TODAY });
  const longPages = readdirSync('src/content-pages').map((name) =>
    readFileSync(join('src/content-pages', name), 'utf8').replace(/[*#`[\]]|\([^)]*\)/g, ''),
  );
  const values = strings([library, [...library.register.values()], Object.values(LANGUAGES), DIALECTS]);
  return [...values, ...longPages].map((value) => squeeze(value)).join('\n');
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return (value instanceof Map ? [...value.values()] : Object.values(value)).flatMap(strings);
}

function squeeze(text: string): string {
  return text
    .replace(ARTICLE_LABELS, '')
    .replace(/ [\w.]+$/, '')
    .replace(/[\s《》（）：、；。]+/g, '');
}
