/** The register of statutes: the only source of their words. */
import { chineseNumber } from '../lib/chinese-number.ts';
import { addDays } from '../lib/days.ts';
import type { StatuteRef } from './block.ts';
import type { LawFile } from './schema/law.ts';

/** A statute of the register with its id (the file name). */
export type Law = LawFile & { readonly id: string };
export type Register = ReadonlyMap<string, Law>;

/** Items （一）（二） belong to the 款 before them. */
const ITEM = /^（[一二三四五六七八九十百]+）/;

/** Returns the 款 of an article, each with its items, in order; null when the register does not hold it. */
export function paragraphsOf(register: Register, law: string, article: string): string[] | null {
  const articles = register.get(law)?.articles ?? {};
  const text = Object.hasOwn(articles, article) ? articles[article] : undefined;
  if (text === undefined) return null;
  const paragraphs: string[] = [];
  for (const line of text.split('\n')) {
    if (ITEM.test(line) && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += `\n${line}`;
    else paragraphs.push(line);
  }
  return paragraphs;
}

/** Returns the words that `statute` shows, or null when the register does not hold them. */
export function statuteWords(
  register: Register,
  statute: Pick<StatuteRef, 'law' | 'article' | 'paragraphs'>,
): string | null {
  const all = paragraphsOf(register, statute.law, statute.article);
  if (all === null) return null;
  if (statute.paragraphs.length === 0) return all.join('\n');
  const asked = statute.paragraphs.map((number) => all[number - 1]);
  return asked.every((text) => text !== undefined) ? asked.join('\n') : null;
}

/** Returns `第一千零四十二条`, `第一百二十条之一`, `序言`; with 款 when asked for. */
export function articleLabel(article: string, paragraphs: readonly number[] = []): string {
  if (article === 'preamble') return '序言';
  const [number, inserted] = article.split('-').map(Number);
  const label = `第${chineseNumber(number ?? 0)}条${inserted === undefined ? '' : `之${chineseNumber(inserted)}`}`;
  return label + paragraphs.map((paragraph) => `第${chineseNumber(paragraph)}款`).join('、');
}

/** Orders articles as a law has them, by its numbers: the preamble first, inserted articles after the one they follow. */
export function inLawOrder(a: string, b: string): number {
  const placeOf = (article: string): readonly number[] =>
    article === 'preamble' ? [0] : article.split('-').map(Number);
  const [[number = 0, inserted = 0], [otherNumber = 0, otherInserted = 0]] = [placeOf(a), placeOf(b)];
  return number - otherNumber || inserted - otherInserted;
}

/** Returns `《中华人民共和国民法典》第一千零四十二条`. */
export function citation(law: Law, article: string, paragraphs: readonly number[] = []): string {
  return `《${law.title}》${articleLabel(article, paragraphs)}`;
}

/** Returns why a law must not be quoted on `today`, or null when it may. */
export function whyNotInForce(
  law: Law,
  today: string,
): { readonly state: '废止' | '被新规定代替' | '尚未施行'; readonly since: string; readonly by: string } | null {
  if (law.status !== 'in-force') {
    if (today < law.since) return null;
    return { state: law.status === 'repealed' ? '废止' : '被新规定代替', since: law.since, by: law.by };
  }
  return law.effective !== null && law.effective > today ? { state: '尚未施行', since: law.effective, by: '' } : null;
}

/** Returns from when to when the wording of a law holds, as ISO 8601 does (`2021-01-01/..`); null when the beginning is not known. */
export function timeInForce(law: Law): string | null {
  if (law.effective === null) return null;
  return `${law.effective}/${law.status === 'in-force' ? '..' : addDays(law.since, -1)}`;
}
