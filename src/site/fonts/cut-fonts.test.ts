import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFindings } from '../../model/check/report.ts';
import { cutFonts } from './cut-fonts.ts';
import type { FontReport } from './cut-fonts.ts';
import { scriptOf } from './font-script.ts';
import { checkShaping } from './shaping.ts';
import { sourceFont } from './source-font.ts';
import { tibetanSyllables } from './syllables.ts';
import { pageHtml, TESTING_SHEETS, udhrParagraphs, writeSite } from './testing-site.ts';

const folders: string[] = [];
const site = async (files: Record<string, string>): Promise<string> => {
  const folder = await writeSite({ ...TESTING_SHEETS, ...files });
  folders.push(folder);
  return folder;
};
const wholeFont = async (script: 'Yiii' | 'Tibt'): Promise<Uint8Array> => (await sourceFont(script)).sfnt;

let yi: string[];
let tibetan: string[];
let distDir: string;
let cacheDir: string;
let report: FontReport;

beforeAll(async () => {
  [yi, tibetan] = await Promise.all([udhrParagraphs('iii'), udhrParagraphs('bod')]);
  distDir = await site({
    'ii/index.html': pageHtml('ii', 'names Yiii', yi, '/pufa/'),
    'bo/index.html': pageHtml('bo', 'names Tibt', tibetan, '/pufa/'),
    'zh/index.html': pageHtml('zh-CN', 'names', ['法律'], '/pufa/'),
  });
  cacheDir = await site({});
  report = await cutFonts({ distDir, base: '/pufa/', cacheDir });
}, 60_000);
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const fontBytes = (name: string): Promise<Buffer> => readFile(join(distDir, 'fonts', name));
const filesOf = (set: string): string[] => report.files.filter((file) => file.set === set).map((file) => file.name);

describe('the fonts of a site', () => {
  test('draw every Tibetan syllable and sentence as the whole font does', async () => {
    const [name = ''] = filesOf('Tibt');
    const texts = [...new Set([...tibetan.flatMap(tibetanSyllables), ...tibetan])];
    const shaping = await checkShaping({ wholeFont: await wholeFont('Tibt'), cutFont: await fontBytes(name), texts });
    expect(shaping.checked).toBeGreaterThan(600);
    expect(shaping.differences).toEqual([]);
    expect(shaping.missing.filter((codePoint) => scriptOf(codePoint) === 'Tibt')).toEqual([]);
  });

  test('draw every Yi character, each from exactly one file', async () => {
    const characters = new Set(
      [...yi.join('')].filter((character) => scriptOf(character.codePointAt(0) ?? 0) === 'Yiii'),
    );
    const whole = await wholeFont('Yiii');
    const drawnBy = new Map<string, number>();
    for (const name of filesOf('Yiii')) {
      const { differences } = await checkShaping({
        wholeFont: whole,
        cutFont: await fontBytes(name),
        texts: characters,
      });
      const wrong = new Set(differences.map(({ text }) => text));
      for (const character of characters)
        if (!wrong.has(character)) drawnBy.set(character, (drawnBy.get(character) ?? 0) + 1);
    }
    expect(characters.size).toBeGreaterThan(300);
    expect([...characters].filter((character) => drawnBy.get(character) !== 1)).toEqual([]);
  });

  test('an article has what it needs besides the common characters in a file of its own, before all others', async () => {
    const words = yi.slice(0, 6);
    const rare = '\ua4cf\ua48c\ua48b';
    const dist = await site({
      'ii/index.html': pageHtml('ii', 'names Yiii', yi, '/pufa/'),
      'ii/a/index.html': pageHtml('ii', 'names Yiii', [...words, rare], '/pufa/').replace(
        '<main',
        '<main data-search-article',
      ),
    });
    const { files } = await cutFonts({ distDir: dist, base: '/pufa/', cacheDir });
    const own = files.filter(({ set }) => set === 'own');
    expect(own).toHaveLength(1);
    const html = await readFile(join(dist, 'ii/a/index.html'), 'utf8');
    expect(html).toMatch(/font-family:"Pufa Own";src:url\("\/pufa\/fonts\/yi-own\.[0-9a-f]{10}\.woff2"\)/u);
    expect(await readFile(join(dist, 'ii/index.html'), 'utf8')).not.toContain('Pufa Own');
    const font = await readFile(join(dist, 'fonts', own[0]?.name ?? ''));
    const drawn = await checkShaping({ wholeFont: await wholeFont('Yiii'), cutFont: font, texts: ['\ua48c'] });
    expect(drawn.differences).toEqual([]);
  });

  test('a font that lacks stacks is found out', async () => {
    const [names = ''] = filesOf('names').filter((name) => name.includes('tibetan'));
    const { differences } = await checkShaping({
      wholeFont: await wholeFont('Tibt'),
      cutFont: await fontBytes(names),
      texts: ['བོད་', 'སྒྲུབ་'],
    });
    expect(differences.map(({ text }) => text)).toEqual(['སྒྲུབ་']);
  });

  test('stay within the sizes that docs/fonts.md gives', () => {
    const size = (set: string, but = 'none'): number =>
      report.files
        .filter((file) => file.set === set && !file.name.includes(but))
        .reduce((sum, file) => sum + file.sizeBytes, 0);
    expect(size('names')).toBeLessThan(2_600);
    expect(size('Yiii', 'rest')).toBeLessThan(20_000);
    expect(size('Tibt')).toBeLessThan(20_000);
  });

  test('come out the same, byte for byte, from a cache, without one and from a broken one', async () => {
    const kept = await Promise.all(report.files.map(({ name }) => fontBytes(name)));
    const html = await readFile(join(distDir, 'bo/index.html'), 'utf8');
    for (const name of await readdir(cacheDir)) await writeFile(join(cacheDir, name), 'broken');
    for (const cache of [cacheDir, cacheDir, await site({})]) {
      expect((await cutFonts({ distDir, base: '/pufa/', cacheDir: cache })).files).toEqual(report.files);
      expect(await Promise.all(report.files.map(({ name }) => fontBytes(name)))).toEqual(kept);
      expect(await readFile(join(distDir, 'bo/index.html'), 'utf8')).toBe(html);
    }
  }, 60_000);
});

/** Returns the stylesheet of the site whose name begins so. */
async function sheet(folder: string, start: string): Promise<{ readonly name: string; readonly css: string }> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(start) && name.endsWith('.css'));
  expect(names).toHaveLength(1);
  const [name = ''] = names;
  return { name, css: await readFile(join(folder, name), 'utf8') };
}

describe('the stylesheets', () => {
  test('get the rules they are asked for, behind their own, and a name by their content', async () => {
    const names = await sheet(distDir, 'names.');
    expect(names.css).toMatch(
      /^p\{margin:0\}\/\*fonts\*\/@font-face\{font-family:"Pufa Names";src:local\("Noto Sans Yi/u,
    );
    expect(names.css).toContain('url("/pufa/fonts/names-yi.');
    expect(names.css).toContain('font-display:swap');
    expect(names.css).not.toContain('Pufa Yi');
    expect(names.name).toMatch(/^names\.[0-9a-f]{10}\.css$/u);
    expect((await sheet(distDir, 'Yiii.')).css.match(/Pufa Yi/gu)).toHaveLength(3);
    for (const page of ['zh', 'ii', 'bo']) {
      expect(await readFile(join(distDir, page, 'index.html'), 'utf8')).toContain(`href="/pufa/${names.name}"`);
    }
  });

  test('of the first screen get the boxes of its script, once', async () => {
    const boxesOf = async (page: string): Promise<number> =>
      (await readFile(join(distDir, page, 'index.html'), 'utf8')).split('font-family:"Pufa Box"').length - 1;
    expect([await boxesOf('zh'), await boxesOf('ii'), await boxesOf('bo')]).toEqual([0, 1, 1]);
  });
});

describe('the pages', () => {
  test('keep odd bytes: CRLF, BOM, character references, unclosed tags', async () => {
    const odd =
      '\uFEFF<!DOCTYPE html>\r\n<html lang=ii><style data-pufa-boxes=Yiii>old</style>\r\n<p>ꆈ&amp;&#xA320;<p title=">">ꉙ\r\n';
    const folder = await site({ 'a.html': odd });
    await cutFonts({ distDir: folder, base: '/', cacheDir });
    const after = await readFile(join(folder, 'a.html'), 'utf8');
    expect(after.replace(/old\/\*fonts\*\/@font-face.*\}/u, 'old')).toBe(odd);
  });

  test('that show what no font has are reported', async () => {
    const folder = await site({
      'a.html': pageHtml('bo', 'names Tibt', ['ཀ\u0f48'], '/'),
      'c.html': pageHtml('bo', 'names Tibt', ['ཀ\u0f48'], '/'),
    });
    const { findings } = await cutFonts({ distDir: folder, base: '/', cacheDir });
    expect(reportFindings(findings, 'text')).toBe(`a.html:1:1 提醒 font/missing-glyph
    藏文字体里没有“\u0f48”（U+0F48），手机上会显示成方框（另外 1 页也有）。请检查是不是打错了字；没有打错，请告诉维护网站的人。
共 0 处错误，1 处提醒。`);
  });

  test.each([
    ['<style data-pufa-boxes="Thai"></style>', 'a.html：要了“Thai”的方框字体，只有 Yiii、Tibt。'],
    [
      '<link rel="stylesheet" href="/names.abc.css" data-pufa-faces="Thai">',
      'a.html：data-pufa-faces 里写了“Thai”，只能写 names、Yiii、Tibt。',
    ],
    ['<link rel="stylesheet" href="/x.css" data-pufa-faces="names">', 'a.html：没有样式文件 /x.css，字体没有地方写。'],
  ])('that ask for what is not there stop the build: %s', async (html, message) => {
    const folder = await site({ 'a.html': html });
    await expect(cutFonts({ distDir: folder, base: '/', cacheDir })).rejects.toThrow(message);
  });
});
