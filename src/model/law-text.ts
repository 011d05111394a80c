/** A new text of a law, as an editor has it: in the form of the register, or copied from the national database. */
import { numberFromChinese } from '../lib/chinese-number.ts';
import { withoutInvisible } from '../lib/script/normalise.ts';
import { lawCalled } from './check/rules/citation.ts';
import { finding, START, type Finding } from './check/finding.ts';
import { guardData, LINE_BREAK, MAX_LAW_BYTES } from './parse/guard.ts';
import { parseYaml } from './parse/yaml.ts';
import type { Law, Register } from './register.ts';
import { lawSchema, type LawFile } from './schema/law.ts';

/** The articles of a text by the numbers of the register; one 款 or item a line. */
export type LawArticles = LawFile['articles'];

export interface LawText {
  /** The law of the register that it says it is; undefined when it does not say. */
  readonly law: Law | undefined;
  readonly articles: LawArticles;
}

/** Much more than the longest law has, blank lines and all. */
const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** Returns what a file holds, or why it cannot be read. One called `.yaml` is read as a file of the register. */
export function readLawText(
  bytes: Uint8Array,
  file: string,
  register: Register,
): LawText | { readonly findings: readonly Finding[] } {
  if (/\.ya?ml$/i.test(file)) {
    const guarded = guardData(bytes, file, MAX_LAW_BYTES);
    if ('findings' in guarded) return guarded;
    const { value, findings } = parseYaml(guarded.text, file, lawSchema);
    return value === null ? { findings } : { law: lawCalled(value.title, register), articles: value.articles };
  }
  if (bytes.length > MAX_TEXT_BYTES)
    return {
      findings: [finding('file/too-large', file, START, { sizeBytes: bytes.length, maxBytes: MAX_TEXT_BYTES })],
    };
  try {
    return readLawLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes), register);
  } catch {
    return { findings: [finding('file/not-utf8', file, START, {})] };
  }
}

/** Returns the articles of a text as copied: `第一条 ……`, and which law it is, by the title over them. */
export function readLawLines(text: string, register: Register): LawText {
  const lines = text.split(LINE_BREAK).map(tidy);
  const heads = lines
    .slice(0, lines.findIndex((line) => HEADING.test(line)) + 1)
    .map((line) => line.replaceAll(' ', ''))
    .filter((line) => line !== '');
  // A long title takes two lines.
  const titles = heads.flatMap((line, index) => [line, line + (heads[index + 1] ?? '')]);
  const [law] = titles.flatMap(
    (title) => lawCalled(title, register) ?? lawCalled(title.replace(/^《(.*)》$/u, '$1'), register) ?? [],
  );
  return { law, articles: articlesIn(lines) };
}

/** Copied text has spaces anywhere: `第 一 条`. */
const NUMBER = '[0-9零〇一二三四五六七八九十百千](?: ?[0-9零〇一二三四五六七八九十百千]){0,8}';
const HEADING = new RegExp(`^第 ?(${NUMBER}) ?条(?: ?之 ?(${NUMBER}))?( |$)?`, 'u');
/** `第一章 总则`: between articles, no words of one. */
const PART = new RegExp(`^第 ?${NUMBER} ?(?:分编|编|章|节)(?: |$|(?!.*[。；：]))`, 'u');
/** What follows the last article. */
const APPENDIX = /^附 ?(?:件|录|表)? ?[一二三四五六七八九十0-9]{0,2}[：:]?$/u;
const PREAMBLE = /^序 ?言$/u;
/** Words that go on after a number in a sentence: `第二十条规定的……` begins a 款, not an article. */
const GOES_ON = /^(?:第|规定|所|的|至|到|、|，|和|或|及|与|之|中|以)/u;
/** A line that ends otherwise was broken by whoever copied it. */
const ENDS = /[。；：！？”）]$/u;

interface Heading {
  readonly key: string;
  readonly order: number;
  readonly rest: string;
}

function articlesIn(lines: readonly string[]): LawArticles {
  const found = new Map<string, string[]>();
  let paragraphs: string[] | null = null;
  let order = 0;
  for (const line of lines) {
    if (line === '') continue;
    const heading = headingOf(line, order);
    if (heading !== null) {
      order = heading.order;
      paragraphs = heading.rest === '' ? [] : [heading.rest.replaceAll(' ', '')];
      found.set(heading.key, paragraphs);
    } else if (order === 0 && PREAMBLE.test(line)) {
      // The table of contents names it as well: the last one counts.
      paragraphs = [];
      found.set('preamble', paragraphs);
    } else if (PART.test(line)) paragraphs = null;
    else if (APPENDIX.test(line) && order > 0) break;
    else if (paragraphs !== null) addLine(paragraphs, line.replaceAll(' ', ''));
  }
  return Object.fromEntries(
    [...found].flatMap(([key, lines]) => (lines.length === 0 ? [] : [[key, lines.join('\n')]])),
  );
}

function addLine(paragraphs: string[], line: string): void {
  const last = paragraphs.at(-1);
  if (last === undefined || ENDS.test(last)) paragraphs.push(line);
  else paragraphs[paragraphs.length - 1] = last + line;
}

/** Articles stand in the order of their numbers: what goes back is a reference at the start of a line. */
function headingOf(line: string, before: number): Heading | null {
  const match = HEADING.exec(line);
  if (match === null) return null;
  const number = numberFromChinese((match[1] ?? '').replaceAll(' ', ''));
  const inserted = match[2] === undefined ? 0 : numberFromChinese(match[2].replaceAll(' ', ''));
  if (number === null || inserted === null) return null;
  const order = number + inserted / 1000;
  const rest = line.slice(match[0].length);
  const isApart = match[3] !== undefined;
  if (order <= before || (!isApart && (GOES_ON.test(rest) || order > before + 1))) return null;
  return { key: inserted === 0 ? String(number) : `${number}-${inserted}`, order, rest };
}

/** Half-width marks between characters are a matter of typing; letters and digits are told in half width. */
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？' };

function tidy(line: string): string {
  return withoutInvisible(line)
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (character) => character.normalize('NFKC'))
    .replace(/(?<=[\p{Script=Han}）】”])[,;:()?]|[()](?=\p{Script=Han})/gu, (mark) => WIDE[mark] ?? mark)
    .replace(/[\s\u3000]+/gu, ' ')
    .trim();
}
