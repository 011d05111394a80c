/** The words of the law: only from the register, only law in force. */
import type { Lang } from '../../../languages.ts';
import { suggest } from '../../../lib/suggest.ts';
import type { Block, Inline, Position } from '../../block.ts';
import { textOf } from '../../parse/inline.ts';
import type { CitedStatute } from '../../schema/scalar.ts';
import { articleLabel, paragraphsOf, whyNotInForce, type Register } from '../../register.ts';
import { finding, type Finding } from '../finding.ts';
import { inlineRuns, plainText, statutesOf, walkInlines } from '../walk.ts';
import { checkCitations } from './citation.ts';
import { markDifference } from './difference.ts';
import { checkTyped } from './typed.ts';

/** Returns what is wrong with the statutes that `blocks` cite, quote or copy. */
export function checkStatutes(blocks: readonly Block[], file: string, register: Register, today: string): Finding[] {
  return blocks.flatMap((block) => [
    ...statutesOf(block.body).flatMap((statute) => checkPlace(statute, file, statute.at, register, today)),
    ...inlineRuns(block.body).flatMap((run) => checkRun(run, file, block.lang, register, today)),
  ]);
}

interface Place {
  readonly law: string;
  readonly article: string;
  readonly paragraphs?: readonly number[];
}

/** Returns a finding when a place of the register is not there, or no longer law. */
export function checkPlace(place: Place, file: string, at: Position, register: Register, today: string): Finding[] {
  const law = register.get(place.law);
  if (law === undefined) {
    return [
      finding('statute/unknown-law', file, at, {
        law: place.law,
        suggestion: suggest(place.law, [...register.keys()]),
      }),
    ];
  }
  const dead = whyNotInForce(law, today);
  if (dead !== null) {
    return dead.state === '尚未施行'
      ? [finding('statute/not-yet-in-force', file, at, { title: law.title, effective: dead.since })]
      : [finding('statute/not-in-force', file, at, { title: law.title, ...dead })];
  }
  const paragraphs = paragraphsOf(register, place.law, place.article);
  if (paragraphs === null) {
    const known = Object.keys(law.articles);
    return [
      finding('statute/unknown-article', file, at, {
        title: law.title,
        article: place.article,
        suggestion: suggest(place.article, known),
      }),
    ];
  }
  const beyond = (place.paragraphs ?? []).find((number) => number > paragraphs.length);
  return beyond === undefined
    ? []
    : [
        finding('statute/unknown-paragraph', file, at, {
          title: law.title,
          article: place.article,
          paragraph: String(beyond),
          count: paragraphs.length,
        }),
      ];
}

/** Returns why what a data file says a sentence rests on does not hold, told at `at`. */
export function checkCited(
  { paragraph, ...place }: CitedStatute,
  file: string,
  at: Position,
  register: Register,
  today: string,
): Finding[] {
  const paragraphs = paragraph === undefined ? [] : [paragraph];
  return checkPlace({ ...place, paragraphs }, file, at, register, today);
}

/** Returns the words of the law typed into a sentence of a file of data, and citations of what is not registered. */
export function checkWords(text: string, file: string, at: Position, register: Register, today: string): Finding[] {
  const plain = { text, placeAt: () => at };
  return [...checkTyped(plain, file, 'zh', register, today), ...checkCitations(plain, file, register)];
}

function checkRun(run: readonly Inline[], file: string, lang: Lang, register: Register, today: string): Finding[] {
  const findings: Finding[] = [];
  for (const inline of walkInlines(run)) {
    if (inline.type !== 'quote') continue;
    const wrong = checkPlace(inline, file, inline.at, register, today);
    findings.push(...(wrong.length > 0 ? wrong : checkQuoted(inline, file, register)));
  }
  const plain = plainText(run);
  return [...findings, ...checkTyped(plain, file, lang, register, today), ...checkCitations(plain, file, register)];
}

function checkQuoted(quote: Inline & { type: 'quote' }, file: string, register: Register): Finding[] {
  const law = register.get(quote.law);
  const text = (law?.articles[quote.article] ?? '').replaceAll('\n', '');
  const quoted = textOf(quote.children);
  if (law === undefined || text.includes(quoted)) return [];
  const marked = markDifference(quoted, text);
  return [
    finding('statute/words-differ', file, quote.at, {
      citation: `《${law.short}》${articleLabel(quote.article)}`,
      ...marked,
    }),
  ];
}
