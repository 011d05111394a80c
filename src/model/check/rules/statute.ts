/** The words of the law: only from the register, only law in force. */
import { diffChars } from 'diff';
import { suggest } from '../../../lib/suggest.ts';
import type { Block, Inline, Position } from '../../block.ts';
import { textOf } from '../../parse/inline.ts';
import { articleLabel, citation, paragraphsOf, whyNotInForce, type Register } from '../../register.ts';
import { finding, type Finding } from '../finding.ts';
import { inlineRuns, placeIn, statutesOf, textsOf, walkInlines } from '../walk.ts';
import { findAlike, findExact, type Found } from './statute-search.ts';

/** Shorter words in quotation marks are names and sayings, not quotations of law. */
const MIN_QUOTED = 8;
/** A sentence of this length that stands in a statute was copied from it. */
const MIN_COPIED = 16;
/** Wordings longer or further apart than this are shown without marks: nobody compares them by eye. */
const MAX_COMPARED = 1000;
const MAX_APART = 400;

/** Returns what is wrong with the statutes that `blocks` cite, quote or copy. */
export function checkStatutes(blocks: readonly Block[], file: string, register: Register, today: string): Finding[] {
  return blocks.flatMap((block) => [
    ...statutesOf(block.body).flatMap((statute) => checkPlace(statute, file, statute.at, register, today)),
    ...inlineRuns(block.body).flatMap((run) => checkRun(run, file, register, today)),
  ]);
}

interface Place {
  readonly law: string;
  readonly article: string;
  readonly paragraphs?: readonly number[];
}

function checkPlace(place: Place, file: string, at: Position, register: Register, today: string): Finding[] {
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

function checkRun(run: readonly Inline[], file: string, register: Register, today: string): Finding[] {
  const findings: Finding[] = [];
  for (const inline of walkInlines(run)) {
    if (inline.type !== 'quote') continue;
    const wrong = checkPlace(inline, file, inline.at, register, today);
    findings.push(...(wrong.length > 0 ? wrong : checkQuoted(inline, file, register)));
  }
  return [...findings, ...checkTyped(run, file, register)];
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

/** A quotation of the law that was typed by hand: exact, it lacks its tag; nearly exact, it misquotes. */
function checkTyped(run: readonly Inline[], file: string, register: Register): Finding[] {
  const pieces = textsOf(run, (inline) => inline.type !== 'quote');
  const text = pieces.map((piece) => piece.value).join('');
  const quoted = [...text.matchAll(/[“"「]([^“”"「」]+)[”"」]/gu)]
    .map((match) => ({ words: match[1] ?? '', from: match.index + 1 }))
    .filter(({ words }) => words.length >= MIN_QUOTED);
  const sentences = [...text.matchAll(/[^。；！？]+/gu)]
    .map((match) => ({ words: match[0].trim(), from: match.index + match[0].search(/\S|$/) }))
    .filter(({ words }) => words.length >= MIN_COPIED);
  const seen = new Set<string>();
  return [
    ...quoted.map((said) => ({ ...said, marked: true })),
    ...sentences.map((said) => ({ ...said, marked: false })),
  ].flatMap(({ words, from, marked }): Finding[] => {
    if (seen.has(words)) return [];
    seen.add(words);
    const at = placeIn(pieces, from);
    const exact = findExact(words, register);
    if (exact !== null) {
      return [
        finding('statute/untagged-quotation', file, at, {
          citation: citation(exact.law, exact.article),
          component: component(exact, words),
        }),
      ];
    }
    const near = marked ? findAlike(words, register) : null;
    if (near === null) return [];
    return [
      finding('statute/typed-quotation', file, at, {
        citation: citation(near.law, near.article),
        ...markDifference(words, near.text),
        component: component(near, '…'),
      }),
    ];
  });
}

function component(found: Found, words: string): string {
  return `<Quote law="${found.law.id}" article="${found.article}">${words}</Quote>`;
}

/** Returns both wordings with the differing characters in 【】, the statute's cut to the passage meant. */
export function markDifference(quoted: string, statute: string): { quoted: string; statute: string } {
  const passage = nearestPassage(quoted, statute);
  const changes =
    Math.max(quoted.length, passage.length) > MAX_COMPARED
      ? undefined
      : diffChars(quoted, passage, { maxEditLength: MAX_APART });
  if (changes === undefined)
    return { quoted: `【${quoted.slice(0, MAX_COMPARED)}】`, statute: `【${passage.slice(0, MAX_COMPARED)}】` };
  let mine = '';
  let theirs = '';
  for (const change of changes) {
    if (change.removed) mine += `【${change.value}】`;
    else if (change.added) theirs += `【${change.value}】`;
    else {
      mine += change.value;
      theirs += change.value;
    }
  }
  return { quoted: mine, statute: theirs };
}

/** Returns the part of `statute` that begins where most of `quoted` agrees with it. */
function nearestPassage(quoted: string, statute: string): string {
  if (statute.length <= quoted.length + 8) return statute;
  const votes = new Map<number, number>();
  for (let start = 0; start + 2 <= quoted.length; start++) {
    const pair = quoted.slice(start, start + 2);
    for (let at = statute.indexOf(pair); at >= 0; at = statute.indexOf(pair, at + 1)) {
      const begin = Math.max(0, at - start);
      votes.set(begin, (votes.get(begin) ?? 0) + 1);
    }
  }
  const begin = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  return statute.slice(begin, begin + quoted.length);
}
