/** Words of the law that somebody typed instead of having the register show them. */
import type { Lang } from '../../../languages.ts';
import type { Position } from '../../block.ts';
import { citation, whyNotInForce, type Register } from '../../register.ts';
import { finding, type Finding } from '../finding.ts';
import { GAP, type PlainText } from '../walk.ts';
import { citationsIn, lawCalled, type Typed } from './citation.ts';
import { markDifference } from './difference.ts';
import { findAlike, findCopied, findWithin, isAlike, lengthOf, SHORTEST, type Found } from './statute-search.ts';

/** From how many letters and digits on words count as taken from a statute. */
const MIN = {
  /** In quotation marks, beside a citation of the article. */
  cited: 4,
  /** All that stands in quotation marks, or in a sentence that cites the article. */
  marked: SHORTEST,
  /** A part of what stands in quotation marks or after `法律规定：`. */
  inside: 10,
  /** After `法律规定，`: it may be a summary too. */
  introduced: 12,
  /** A whole sentence. A part of one may have come about by itself, and is told only. */
  copied: 14,
  /** Nobody arrives at so many of the law's words by chance. */
  surely: 20,
  /** The same in a translation: long names of offices are kept in Chinese there. */
  kept: 30,
} as const;

/** A stretch of text that its author says are the words of the law. */
interface Passage {
  readonly from: number;
  readonly to: number;
}

/** In characters, between a citation and the quotation it is for. */
const NEAR = 60;

const MARKS = [/“([^“”]+)”/dgu, /‘([^‘’]+)’/dgu, /「([^「」]+)」/dgu, /『([^『』]+)』/dgu, /["＂]([^"＂]+)["＂]/dgu];
const SAYS = '(?:规定|写着|写明|写道|写的是|明确|明文|要求|说|讲|这样写的?)了?';
const AFTER_COLON = new RegExp(`${SAYS}\\s?[:：]\\s*([^。！？\\n${GAP}“「『‘"＂]+)`, 'dgu');
const AFTER_COMMA = new RegExp(`${SAYS}\\s?[,，]\\s*([^。！？\\n${GAP}“「『‘"＂]+)`, 'dgu');
const SENTENCE = new RegExp(`[^。！？\\n${GAP}]+`, 'dgu');
const TITLE = /《([^《》]{2,60})》/gu;
const LAWLIKE_TITLE = /(?:法|法典|条例|规定|办法|解释|决定|细则)$/u;

/** Returns the findings about words of statutes that were typed by hand: exact, they lack their tag; nearly exact, they misquote. */
export function checkTyped(run: PlainText, file: string, lang: Lang, register: Register, today: string): Finding[] {
  const text = withoutTitles(run.text, register);
  const cited = citationsIn(run.text, register);
  const rank = (found: Found): number =>
    cited.some((typed) => isIn(typed, found)) ? 2 : whyNotInForce(found.law, today) === null ? 1 : 0;
  const marked = [...MARKS.flatMap((mark) => passagesIn(text, mark)), ...passagesIn(text, AFTER_COLON)];
  const summed = passagesIn(text, AFTER_COMMA);
  const told: Passage[] = [];
  const findings: Finding[] = [];
  const tell = (found: Finding | null, passage: Passage): void => {
    if (found === null || told.some((other) => isWithin(passage, [other]))) return;
    told.push(passage);
    findings.push(found);
  };
  for (const passage of marked) {
    const words = text.slice(passage.from, passage.to);
    const beside = citedBeside(passage, cited, text);
    const at = run.placeAt(passage.from);
    tell((beside && checkCited(words, beside, file, at)) ?? checkMarked(words, register, rank, file, at), passage);
  }
  for (const sentence of passagesIn(text, SENTENCE)) {
    const words = text.slice(sentence.from, sentence.to);
    const length = lengthOf(words);
    for (const copied of findCopied(words, register, rank)) {
      const passage = { from: copied.from + sentence.from, to: copied.to + sentence.from };
      const least = Math.min(
        lang !== 'zh' ? MIN.kept : length === copied.length ? MIN.copied : MIN.surely,
        isWithin(passage, marked) ? MIN.inside : Infinity,
        isWithin(passage, summed) ? MIN.introduced : Infinity,
        cited.some((typed) => isIn(typed, copied.found) && isWithin(typed, [sentence])) ? MIN.marked : Infinity,
      );
      const at = run.placeAt(passage.from);
      if (copied.length >= least) tell(untagged(copied.found, copied.words, file, at), passage);
      else if (copied.length >= MIN.copied && lang === 'zh')
        tell(finding('statute/copied-words', file, at, factsOf(copied.found, copied.words)), passage);
    }
  }
  return findings;
}

/** The full name of a law may hold words that statutes hold too. */
function withoutTitles(text: string, register: Register): string {
  return text.replace(TITLE, (title, name: string) =>
    lawCalled(name, register) !== undefined || LAWLIKE_TITLE.test(name) ? GAP.repeat(title.length) : title,
  );
}

/** What the pattern's group holds, or all it matches. The patterns tell where (`d`). */
function passagesIn(text: string, pattern: RegExp): Passage[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [from, to] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
    return { from, to };
  });
}

function isWithin(inner: Passage, outers: readonly Passage[]): boolean {
  return outers.some((outer) => outer.from <= inner.from && inner.to <= outer.to);
}

function isIn(typed: Typed, found: Pick<Found, 'law' | 'article'>): boolean {
  return typed.law?.id === found.law.id && typed.article === found.article;
}

/** The citation before a quotation in the same sentence, or right after it: `“……”（民法典第1042条）`. */
function citedBeside({ from, to }: Passage, cited: readonly Typed[], text: string): Typed | undefined {
  const before = cited.findLast((typed) => typed.to <= from);
  if (before !== undefined && from - before.to <= NEAR && !/[。！？\n]/u.test(text.slice(before.to, from)))
    return before;
  const after = cited.find((typed) => typed.from >= to);
  return after !== undefined && after.from - to <= 4 ? after : undefined;
}

/** What stands in quotation marks beside a citation is held against the article cited, however short. */
function checkCited(words: string, { law, article }: Typed, file: string, at: Position): Finding | undefined {
  if (law === undefined || article === undefined || lengthOf(words) < MIN.cited) return undefined;
  const found = { law, article };
  const exact = findWithin(words, found);
  if (exact !== null) return untagged(found, exact, file, at);
  return isAlike(words, found) ? misquoted(words, found, file, at) : undefined;
}

function checkMarked(
  words: string,
  register: Register,
  rank: (found: Found) => number,
  file: string,
  at: Position,
): Finding | null {
  const length = lengthOf(words);
  if (length < MIN.marked) return null;
  const whole = findCopied(words, register, rank).find((copied) => copied.length === length);
  if (whole !== undefined) return untagged(whole.found, whole.words, file, at);
  const near = findAlike(words, register);
  return near === null ? null : misquoted(words, near, file, at);
}

function untagged(found: Pick<Found, 'law' | 'article'>, words: string, file: string, at: Position): Finding {
  return finding('statute/untagged-quotation', file, at, factsOf(found, words));
}

function misquoted(words: string, found: Pick<Found, 'law' | 'article'>, file: string, at: Position): Finding {
  const statute = (found.law.articles[found.article] ?? '').replaceAll('\n', '');
  return finding('statute/typed-quotation', file, at, {
    ...factsOf(found, '…'),
    ...markDifference(words, statute),
  });
}

function factsOf({ law, article }: Pick<Found, 'law' | 'article'>, words: string) {
  return {
    citation: citation(law, article),
    component: `<Quote law="${law.id}" article="${article}">${words}</Quote>`,
  };
}
