import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGS } from '../../src/languages.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { makeUdhrContent, readUdhr } from './content-udhr.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pufa-udhr-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function bytes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );
}

describe('makeUdhrContent', () => {
  it('makes a folder that the checks find nothing in, in three languages', () => {
    makeUdhrContent(dir, { articles: 33 });
    const { library, findings } = loadLibrary(dir, { today: '2026-11-23' });
    expect(findings).toEqual([]);
    expect(library.articles).toHaveLength(33);
    for (const article of library.articles) {
      expect(article.translations.ii?.counts.missing).toBe(0);
      expect(article.translations.bo?.counts.missing).toBe(0);
    }
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const made = (name: string, seed: number): Map<string, string> => {
      makeUdhrContent(join(dir, name), { articles: 31, seed });
      return bytes(join(dir, name));
    };
    const first = made('a', 7);
    expect(made('b', 7)).toEqual(first);
    expect(made('c', 8)).not.toEqual(first);
  });

  it('leaves a folder alone that holds something', () => {
    makeUdhrContent(dir, { articles: 1 });
    expect(() => makeUdhrContent(dir, { articles: 1 })).toThrow('不是空文件夹');
  });
});

describe('readUdhr', () => {
  it('has the thirty articles, whole in each language', () => {
    const articles = readUdhr();
    expect(articles).toHaveLength(30);
    const lines = articles.flatMap((article) => [article.title, ...article.paragraphs]);
    for (const lang of LANGS) expect(lines.every((line) => line[lang] !== '')).toBe(true);
  });
});
