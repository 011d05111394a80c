/**
 * `npm run content:udhr -- <folder> --articles N [--seed S]`: a content folder of text that nobody
 * here wrote, for tests and measurements: the Universal Declaration of Human Rights in the three
 * languages (npm `udhr`, MIT). Not for readers.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { stringify } from 'yaml';
import { type Lang, LANGS, TRANSLATION_LANGS } from '../../src/languages.ts';
import { reportFindings } from '../../src/model/check/report.ts';
import { MAX_ANSWER } from '../../src/model/parse/article.ts';
import type { ArticleMeta } from '../../src/model/schema/article.ts';
import { readForRecording } from '../../src/model/translation/read.ts';
import { CommandFailed } from '../command.ts';

const MAX_ARTICLES = 3000;
const FILES: Readonly<Record<Lang, string>> = { zh: 'cmn_hans', ii: 'iii', bo: 'bod' };

/** The same words in the three languages. */
export type Parallel = Readonly<Record<Lang, string>>;

/** One article of the Declaration. */
export interface UdhrArticle {
  readonly title: Parallel;
  readonly paragraphs: readonly Parallel[];
}

export async function run(args: string[]): Promise<void> {
  const [dir] = args.filter((arg, index) => !arg.startsWith('--') && !args[index - 1]?.startsWith('--'));
  const articles = numberAfter(args, '--articles', 30);
  if (dir === undefined) throw new CommandFailed('请写成：npm run content:udhr -- <文件夹> --articles 30');
  if (articles < 1 || articles > MAX_ARTICLES)
    throw new CommandFailed(`--articles 要写 1 到 ${MAX_ARTICLES} 之间的整数。`);
  makeUdhrContent(dir, { articles, seed: numberAfter(args, '--seed', 1) });
  console.log(`在 ${dir} 里造了 ${articles} 篇。构建：PUFA_CONTENT=${dir} npm run build`);
}

/**
 * Writes a content folder into `dir`, which must be empty or missing: the thirty articles of the
 * Declaration, then recombinations of their paragraphs. The same options give the same bytes.
 * @throws CommandFailed when the folder is not empty or the model refuses the text.
 */
export function makeUdhrContent(dir: string, options: { readonly articles: number; readonly seed?: number }): void {
  const declaration = readUdhr();
  const paragraphs = declaration.flatMap((article) => article.paragraphs);
  const random = randomFrom(options.seed ?? 1);
  const articles = Array.from({ length: options.articles }, (_, index) => ({
    slug: `udhr-${String(index + 1).padStart(4, '0')}`,
    ...(declaration[index] ?? recombined(paragraphs, random)),
  }));
  writeContent(dir, articles);
}

/**
 * Writes articles as a content folder into `dir`, which must be empty or missing.
 * @throws CommandFailed when the folder is not empty or the model refuses the text.
 */
export function writeContent(dir: string, articles: readonly (UdhrArticle & { readonly slug: string })[]): void {
  const root = resolve(dir);
  mkdirSync(root, { recursive: true });
  if (readdirSync(root).length > 0) throw new CommandFailed(`${dir} 不是空文件夹。请换一个，或者先清空。`);
  const [first] = articles;
  if (first) writeSiteFiles(root, first.slug);
  for (const article of articles) writeArticle(root, article.slug, article);
}

/** Returns the articles of the Declaration; in all languages they have the same number of paragraphs. */
export function readUdhr(): UdhrArticle[] {
  const texts = Object.fromEntries(LANGS.map((lang) => [lang, readDeclaration(lang)])) as Record<Lang, string[][]>;
  return texts.zh.map((_, index) => {
    const [title, ...paragraphs] = (texts.zh[index] ?? []).map((__, line): Parallel => ({
      zh: texts.zh[index]?.[line] ?? '',
      ii: texts.ii[index]?.[line] ?? '',
      bo: texts.bo[index]?.[line] ?? '',
    }));
    if (title === undefined || LANGS.some((lang) => texts[lang][index]?.length !== paragraphs.length + 1)) {
      throw new Error(`udhr: the languages differ in article ${index + 1}`);
    }
    return { title, paragraphs };
  });
}

/** Heading and paragraphs of each article in one language. */
function readDeclaration(lang: Lang): string[][] {
  const folder = dirname(createRequire(import.meta.url).resolve('udhr'));
  const html = parse(readFileSync(join(folder, 'declaration', `${FILES[lang]}.html`), 'utf8'));
  return elements(html, 'article').map((article) =>
    [...elements(article, 'h2'), ...elements(article, 'p')].map((line) =>
      textOf(line).normalize('NFC').replace(/\s+/gu, ' ').trim(),
    ),
  );
}

function elements(node: DefaultTreeAdapterTypes.Node, name: string): DefaultTreeAdapterTypes.Node[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap((child) => elements(child, name)) : [];
  return node.nodeName === name ? [node, ...inside] : inside;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function recombined(paragraphs: readonly Parallel[], random: () => number): UdhrArticle {
  const left = [...paragraphs];
  const size = 3 + Math.floor(random() * 6);
  const chosen = Array.from({ length: size }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
  const [first] = chosen;
  if (first === undefined) throw new Error('udhr: no paragraphs');
  return { title: { zh: beginning(first.zh), ii: beginning(first.ii), bo: beginning(first.bo) }, paragraphs: chosen };
}

function writeArticle(root: string, slug: string, article: UdhrArticle): void {
  const dir = join(root, 'articles', slug);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'article.yaml'), stringify(META));
  for (const lang of LANGS) writeFileSync(join(dir, `${lang}.mdx`), mdx(article, lang));
  for (const lang of TRANSLATION_LANGS) {
    const read = readForRecording(root, slug, lang);
    if (!read.ok) throw new CommandFailed(reportFindings(read.findings, 'text'));
    writeFileSync(join(dir, `${lang}.yaml`), stringify(read.translation));
    writeFileSync(join(dir, 'blocks.yaml'), stringify(read.blocks));
  }
}

function mdx(article: UdhrArticle, lang: Lang): string {
  const lines = article.paragraphs.map((paragraph) => paragraph[lang]);
  const answer = beginning(lines[0] ?? '');
  return [`# ${article.title[lang]}`, `<Answer>\n${answer}\n</Answer>`, ...lines].join('\n\n') + '\n';
}

/** The first clauses of a paragraph, as many as fit into an answer. */
function beginning(text: string): string {
  const clauses = text.match(/[^，。；,.;།]+[，。；,.;།]?\s*/gu) ?? [text];
  let answer = clauses[0] ?? '';
  for (const clause of clauses.slice(1)) {
    if (answer.length + clause.length > MAX_ANSWER) break;
    answer += clause;
  }
  return Array.from(answer).slice(0, MAX_ANSWER).join('').trim();
}

const META: ArticleMeta = {
  topic: 'rights',
  audience: ['everyone'],
  areas: ['yi', 'tibetan', 'anning'],
  office: 'justice',
  related: [],
  searchWords: [],
  sensitive: false,
  published: '2026-01-01',
  checked: { on: '2026-01-01', basis: '测试内容，不对照法律', due: '2099-12' },
  legalReviews: [],
};

function writeSiteFiles(root: string, mostAsked: string): void {
  const beside = { machine: 'beside', draft: 'beside', reviewed: 'beside' };
  const files = {
    'site.yaml': {
      name: { zh: '《世界人权宣言》测试站' },
      show: { ii: beside, bo: beside },
      areas: [
        { id: 'yi', zh: '彝区' },
        { id: 'tibetan', zh: '涉藏地区' },
        { id: 'anning', zh: '安宁河谷' },
      ],
      mostAsked: [mostAsked],
    },
    'topics.yaml': [{ id: 'rights', icon: 'scale', zh: { name: '人权', about: '测试用的文章。' } }],
    'offices.yaml': [{ id: 'justice', name: '测试单位', explains: '测试', source: '测试' }],
    'services.yaml': [
      {
        number: '12348',
        icon: 'scale',
        zh: { name: '公共法律服务热线', for: '问法律上的事。', when: '有事要问的时候。' },
        free: null,
        urgent: false,
        source: null,
      },
    ],
    'links.yaml': { redirects: {} },
  };
  for (const [name, value] of Object.entries(files))
    writeFileSync(join(root, name), stringify(value, { aliasDuplicateObjects: false }));
}

function numberAfter(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(args[at + 1]);
  if (!Number.isInteger(value)) throw new CommandFailed(`${name} 后面要写整数。`);
  return value;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
