/** Citations typed in a sentence: `《民法典》第一千零四十二条`, `民法典第1042条`, `第1042条`. */
import { chineseNumber } from '../../../lib/chinese-number.ts';
import { articleLabel, type Law, type Register } from '../../register.ts';
import { finding, type Finding } from '../finding.ts';
import type { PlainText } from '../walk.ts';

/** A citation as somebody typed it. */
export interface Typed {
  readonly from: number;
  readonly to: number;
  /** Its words. */
  readonly words: string;
  /** Undefined when the register holds no law of that name. */
  readonly law: Law | undefined;
  /** As the register numbers it; undefined when it does not hold that article. */
  readonly article: string | undefined;
}

const NUMBER = '[0-9０-９一二三四五六七八九十百千零〇两]{1,9}';
const NTH = new RegExp(`第\\s?(${NUMBER})\\s?条(?:之(${NUMBER}))?`, 'gu');
/** Kinds of text that have articles and are no law. */
const NO_LAW = /(?:合同|协议|协议书|公约|民约|章程|制度|守则|保证书|判决书|调解书|遗嘱)[》”]?$/u;
/** In characters: `该法第三条` speaks of a law named so far before. */
const NEAR = 120;
const SAME_LAW = /^[本该此这]部?(?:法|规定|条例|办法|解释)$/u;
/** A name in book-title marks, or the words before the number that end as names of laws do. */
const NAMED = /《([^《》]{2,60})》(?:（[^（）]{1,20}）)?$/u;
const LAWLIKE = /\p{Script=Han}{1,24}(?:法|法典|条例|规定|办法|解释|细则)$/u;

/** Returns the citations of articles in `text`, in order. */
export function citationsIn(text: string, register: Register): Typed[] {
  let last: Law | undefined;
  return [...text.matchAll(NTH)].flatMap((match): Typed[] => {
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    if (NO_LAW.test(before)) return [];
    const name = nameBefore(before, register);
    // `第三条、第四条` and `该法第三条` speak of the law named before.
    const isNamed = name.words !== '' && !SAME_LAW.test(name.words);
    const law = isNamed
      ? name.law
      : (last ?? lastNamed(text.slice(Math.max(0, match.index - NEAR), match.index), register));
    if (isNamed) last = law;
    const label = labelOf(match[1] ?? '', match[2]);
    // Nobody says which law: `第一条` may count reasons or be of another text, `第1042条` is a code's.
    if (!isNamed && law === undefined && (!/[百千]/u.test(label) || isAnywhere(label, register))) return [];
    const from = match.index - name.words.length;
    const to = match.index + match[0].length;
    return [{ from, to, words: text.slice(from, to), law, article: law && numberIn(law, label) }];
  });
}

/** Returns the law of the register whose name stands last in `text`. */
function lastNamed(text: string, register: Register): Law | undefined {
  const places = [...register.values()].flatMap((law) =>
    namesOf(law).map((name) => ({ law, end: text.lastIndexOf(name) < 0 ? -1 : text.lastIndexOf(name) + name.length })),
  );
  return places.filter(({ end }) => end >= 0).sort((a, b) => b.end - a.end)[0]?.law;
}

function isAnywhere(label: string, register: Register): boolean {
  return [...register.values()].some((law) => numberIn(law, label) !== undefined);
}

/** Returns the findings about citations of what the register does not hold. */
export function checkCitations({ text, placeAt }: PlainText, file: string, register: Register): Finding[] {
  return citationsIn(text, register)
    .filter(({ article }) => article === undefined)
    .map(({ words, law, from }) =>
      finding('statute/unregistered-citation', file, placeAt(from), { words, title: law?.title, id: law?.id }),
    );
}

/** The name of a law right before a number: one of the register, else what looks like one. */
function nameBefore(before: string, register: Register): { readonly words: string; readonly law: Law | undefined } {
  const inMarks = NAMED.exec(before);
  if (inMarks !== null) return { words: inMarks[0], law: lawCalled(inMarks[1] ?? '', register) };
  const [longest] = [...register.values()]
    .flatMap((law) => namesOf(law).map((name) => ({ law, words: name })))
    .filter(({ words }) => before.endsWith(words))
    .sort((a, b) => b.words.length - a.words.length);
  if (longest !== undefined) return longest;
  const words = LAWLIKE.exec(before)?.[0].replace(/^.*(?:按照|依照|根据|依据|违反|[按看见和与是的了])/u, '');
  return { words: words ?? '', law: undefined };
}

/** Returns the law that is called `name`: by its title, its short name or an alias. */
export function lawCalled(name: string, register: Register): Law | undefined {
  return [...register.values()].find((law) => namesOf(law).includes(name));
}

function namesOf(law: Law): string[] {
  return [law.title, law.short, ...law.aliases];
}

/** Numbers are compared as statutes write them: `1042` and `一千零四十二` are one. */
function labelOf(number: string, inserted: string | undefined): string {
  return `第${inChinese(number)}条${inserted === undefined ? '' : `之${inChinese(inserted)}`}`;
}

function inChinese(number: string): string {
  const digits = number.normalize('NFKC').replaceAll('〇', '零');
  return /^\d{1,4}$/.test(digits) ? chineseNumber(Number(digits)) : digits;
}

/** `第一千零四十二条` → `1042`, made once a law. */
const NUMBERS = new WeakMap<Law, ReadonlyMap<string, string>>();

function numberIn(law: Law, label: string): string | undefined {
  let numbers = NUMBERS.get(law);
  if (numbers === undefined) {
    numbers = new Map(Object.keys(law.articles).map((number) => [articleLabel(number), number]));
    NUMBERS.set(law, numbers);
  }
  return numbers.get(label);
}
