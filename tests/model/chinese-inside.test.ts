/** Chinese inside a Yi or Tibetan text stands in `<Zh>`, or in a quotation: in all of the content, and what checks it sees each slip. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranslationLang } from '../../src/languages.ts';
import { checkScripts } from '../../src/model/check/rules/script.ts';
import { parseArticle } from '../../src/model/parse/article.ts';

const files = globSync('content/articles/*/{ii,bo}.mdx').sort();
const langOf = (file: string): TranslationLang => (file.endsWith('ii.mdx') ? 'ii' : 'bo');
const OWN = /[\p{Script=Yi}\u0f40-\u0f6c]/gu;

/** The text without what may be Chinese, read by another way than the model does: notes of editors, marks, what is marked. */
const unmarked = (text: string): string =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replace(/<(Zh|Quote)\b[^>]*>[\s\S]*?<\/\1>/gu, '')
    .replace(/<[^>]*>/gu, '');

it('the content has no Chinese outside its marks', () => {
  expect(files.length).toBeGreaterThan(100);
  const strays = files.flatMap((file) =>
    (unmarked(readFileSync(file, 'utf8')).match(/\p{Script=Han}+/gu) ?? []).map((words) => `${file} ${words}`),
  );
  expect(strays).toEqual([]);
});

describe('the check', () => {
  const found = (file: string, text: string) => {
    const lang = langOf(file);
    const { blocks } = parseArticle(new TextEncoder().encode(text), file, lang, () => '');
    return checkScripts(blocks, file, lang).filter(({ rule }) => rule === 'text/chinese-in-translation');
  };

  it('says nothing of the content, and sees one character put in the place of any letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, pick) => {
        const text = readFileSync(file, 'utf8');
        expect(found(file, text)).toEqual([]);
        const letters = [...text.matchAll(OWN)];
        const at = letters[pick % letters.length]?.index ?? 0;
        // Not where Chinese may stand.
        fc.pre(text.lastIndexOf('<Zh>', at) <= text.lastIndexOf('</Zh>', at));
        const spoilt = `${text.slice(0, at)}律${text.slice(at + 1)}`;
        expect(found(file, spoilt), `${file} ${at}`).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('sees a mark taken away', () => {
    const marked = files.filter((file) => /<Zh>\p{Script=Han}/u.test(readFileSync(file, 'utf8')));
    expect(marked.length).toBeGreaterThan(100);
    for (const file of marked.filter((_, index) => index % 10 === 0)) {
      const text = readFileSync(file, 'utf8').replace(/<Zh>(\p{Script=Han}[^<]*)<\/Zh>/u, '$1');
      expect(found(file, text).length, file).toBeGreaterThan(0);
    }
  });
});
