/** The runs as tables for people, with what is over budget marked. */
import { type Lang, LANGUAGES } from '../../../src/languages.ts';
import { VILLAGE_LINK } from '../link.ts';
import { median } from '../median.ts';
import { PHONE } from '../phone.ts';
import { kilobytes, type Row, seconds, table } from '../table.ts';
import { ours } from './peers/ours.ts';
import { medianQuery, type QueryFigures } from './run/figures.ts';
import { type EngineRuns, MOST, type SizeRuns } from './run/measure-searches.ts';

/** Of our own search; see issue 5. */
export const BUDGET = {
  bytesOfStarlight: 0.75,
  timeOfStarlight: 0.5,
  nextMs: 500,
  recall: 1,
  precision: 0.99,
} as const;

export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly cores: number;
  readonly chromium: string;
  readonly langs: readonly Lang[];
  readonly runs: number;
  readonly phrases: number;
}

/** Returns Markdown: a line on how it was measured; for each size a table a language, of the index, of the worst case. */
export function reportSearches(sizes: readonly SizeRuns[], circumstances: Circumstances): string {
  const { today, cores, chromium, langs, runs, phrases } = circumstances;
  const { downBitsPerSecond, roundTripMs } = VILLAGE_LINK;
  const load = median(sizes.flatMap(({ loads }) => loads)).toFixed(1);
  const how = [
    `${today}; medians of ${runs}`,
    `recall and precision of ${phrases} phrases over the first ${MOST} shown`,
    `Chromium ${chromium}, ${PHONE.width}×${PHONE.height}, ${PHONE.slowdown}× CPU`,
    `${downBitsPerSecond / 1000} kbit/s, ${roundTripMs} ms`,
    `${cores} cores, load ${load}`,
    'over budget: **bold**',
  ];
  const tables = sizes.flatMap((size) => [
    `**${size.size} articles a language**`,
    ...langs.map((lang) => langTable(size.engines, lang)),
    indexTable(size.engines),
    worstTable(size),
  ]);
  return [`${how.join('; ')}.`, ...tables].filter((part) => part !== '').join('\n\n');
}

function langTable(engines: readonly EngineRuns[], lang: Lang): string {
  const starlight = firstOf(
    engines.find(({ id }) => id === 'starlight'),
    lang,
  );
  const head = [
    `${LANGUAGES[lang].chineseName} \`${lang}\``,
    'tap → first hit',
    'of it typing',
    'tap → first answer',
    'KB',
    'requests',
    'next query: last key → first hit',
    'KB',
    'recall',
    'precision',
  ];
  return table(
    head,
    engines.map((engine) => [engine.name, ...engineCells(engine, lang, starlight)]),
  );
}

function firstOf(engine: EngineRuns | undefined, lang: Lang): QueryFigures | undefined {
  const visits = engine?.visits[lang] ?? [];
  return visits.length === 0 ? undefined : medianQuery(visits.map(({ first }) => first));
}

function engineCells(engine: EngineRuns, lang: Lang, starlight: QueryFigures | undefined): Row {
  const first = firstOf(engine, lang);
  const relevance = engine.relevance[lang];
  if (first === undefined || relevance === undefined) return ['not measured'];
  const next = medianQuery((engine.visits[lang] ?? []).map((visit) => visit.next));
  const isOurs = engine.id === ours.id;
  const mark = (text: string, isOver: boolean): string => (isOurs && isOver ? `**${text}**` : text);
  const beside = (value: number | null, other: number | null | undefined, most: number): string => {
    if (!isOurs || value === null || other == null) return '';
    const ratio = value / other;
    return ` (${mark(`${ratio.toFixed(2)} × Starlight`, ratio > most)})`;
  };
  const isLate = next.hitAfterKeyMs !== null && next.hitAfterKeyMs >= BUDGET.nextMs;
  const { recall, precision } = relevance;
  return [
    shown(first.hitMs, first.doneMs) + beside(first.hitMs, starlight?.hitMs, BUDGET.timeOfStarlight),
    seconds(first.typedMs),
    first.answerMs === null ? '–' : seconds(first.answerMs),
    size(first) + beside(first.bytes, starlight?.bytes, BUDGET.bytesOfStarlight),
    String(first.requests),
    mark(shown(next.hitAfterKeyMs, next.doneAfterKeyMs), isLate),
    size(next),
    mark(recall.toFixed(2), recall < BUDGET.recall),
    precision === null ? '–' : mark(precision.toFixed(2), precision < BUDGET.precision),
  ];
}

/** What finds nothing says so at some time. */
function shown(hitMs: number | null, doneMs: number): string {
  return hitMs === null ? `nothing (${seconds(doneMs)})` : seconds(hitMs);
}

function size({ bytes, fontBytes }: QueryFigures): string {
  return fontBytes === 0 ? kilobytes(bytes) : `${kilobytes(bytes)} and fonts ${kilobytes(fontBytes)}`;
}

function indexTable(engines: readonly EngineRuns[]): string {
  return table(
    ['index of all languages', 'KB on disk', 'KB as sent', 'built in'],
    engines.map(({ name, index }) => [
      name,
      kilobytes(index.bytes),
      kilobytes(index.compressedBytes),
      seconds(index.buildMs),
    ]),
  );
}

function worstTable({ size: articles, worst }: SizeRuns): string {
  const rows = Object.entries(worst).map(([lang, { articles: holding, figures }]): Row => [
    `\`${lang}\``,
    `${holding} of ${articles}`,
    shown(figures.hitMs, figures.doneMs),
    seconds(figures.doneMs),
    String(figures.requests),
    size(figures),
  ]);
  const head = ['worst case, ours', 'articles that hold the phrase', 'tap → first hit', 'first ten', 'requests', 'KB'];
  return rows.length === 0 ? '' : table(head, rows);
}
