/** The runs as tables for people, with what is over budget marked. */
import { LANGS, LANGUAGES, type Lang } from '../../../src/languages.ts';
import { VILLAGE_LINK } from '../link.ts';
import { median } from '../median.ts';
import { PHONE } from '../phone.ts';
import { seconds, table, type Row } from '../table.ts';
import { medianNext, medianPage, type NextFigures, type PageFigures } from './figures.ts';
import { OURS, type PageRuns, type SiteRuns } from './measure-pages.ts';

/** Of our own page. */
export const BUDGET = { ofBare: 1.2, ofStarlight: 0.7, shift: 0.02, taskMs: 50, nextMs: 500 } as const;

export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly cores: number;
  readonly slug: string;
}

/** Returns Markdown: a line on how it was measured, a table a language, a table of the next page. */
export function reportPages(runs: PageRuns, { today, cores, slug }: Circumstances): string {
  const count = runs.sites.find((site) => site.id === OURS)?.runs.zh.length ?? 0;
  const { downBitsPerSecond, roundTripMs } = VILLAGE_LINK;
  const how = [
    `${today}, article \`${slug}\``,
    `medians of ${count}`,
    `Chromium ${runs.chromium}, ${PHONE.width}×${PHONE.height}, ${PHONE.slowdown}× CPU`,
    `${downBitsPerSecond / 1000} kbit/s, ${roundTripMs} ms`,
    `${cores} cores, load ${median(runs.loads).toFixed(1)}`,
    'over budget: **bold**',
  ];
  return [`${how.join('; ')}.`, ...LANGS.map((lang) => langTable(runs.sites, lang)), nextTable(runs.next)].join('\n\n');
}

function langTable(sites: readonly SiteRuns[], lang: Lang): string {
  const medians = new Map(
    sites.flatMap(({ id, runs }): [string, PageFigures][] =>
      runs[lang].length > 0 ? [[id, medianPage(runs[lang])]] : [],
    ),
  );
  const bare = medians.get('bare');
  const starlight = medians.get('starlight');
  const rows = sites.map(({ id, name, absent }): Row => {
    const figures = medians.get(id);
    return figures === undefined
      ? [name, absent]
      : [name, ...pageCells(figures, { bare, starlight, ours: id === OURS })];
  });
  const head = [
    `${LANGUAGES[lang].chineseName} \`${lang}\``,
    'first paint',
    'largest paint',
    'shift',
    'longest task after',
    'fonts in',
    'requests before paint / all',
    'KB html + css + js + fonts + other',
  ];
  return table(head, rows);
}

interface Beside {
  readonly bare: PageFigures | undefined;
  readonly starlight: PageFigures | undefined;
  /** Budgets are ours alone. */
  readonly ours: boolean;
}

function pageCells(figures: PageFigures, { bare, starlight, ours }: Beside): Row {
  const mark = (text: string, isOver: boolean): string => (ours && isOver ? `**${text}**` : text);
  const paint = (key: 'firstPaintMs' | 'largestPaintMs'): string => {
    const ratio = (to: PageFigures | undefined, name: string, most: number): string[] => {
      if (to === undefined || to === figures) return [];
      const value = figures[key] / to[key];
      return [mark(`${value.toFixed(2)} × ${name}`, value > most)];
    };
    const ratios = [
      ...ratio(bare, 'bare', BUDGET.ofBare),
      ...(ours ? ratio(starlight, 'Starlight', BUDGET.ofStarlight) : []),
    ];
    return `${seconds(figures[key])}${ratios.length > 0 ? ` (${ratios.join(', ')})` : ''}`;
  };
  const { bytes } = figures;
  const kilobytes = [bytes.html, bytes.css, bytes.script, bytes.font, bytes.other].map((size) =>
    (size / 1000).toFixed(1),
  );
  return [
    paint('firstPaintMs'),
    paint('largestPaintMs'),
    mark(figures.shift.toFixed(3), figures.shift > BUDGET.shift),
    figures.longestTaskMs === 0
      ? '< 50 ms'
      : mark(`${Math.round(figures.longestTaskMs)} ms`, figures.longestTaskMs > BUDGET.taskMs),
    figures.fontsMs === null ? '–' : seconds(figures.fontsMs),
    `${figures.requestsBeforePaint} / ${figures.requests}`,
    kilobytes.join(' + '),
  ];
}

function nextTable(next: PageRuns['next']): string {
  const rows = LANGS.flatMap((lang): Row[] => [
    nextRow(`\`${lang}\``, medianNext(next.plain[lang]), true),
    nextRow(`\`${lang}\`, Save-Data`, medianNext(next.savesData[lang]), false),
  ]);
  const head = ['next page', 'tap to first paint', 'asked in sight', 'asked on touch', 'times sent'];
  return table(head, rows);
}

function nextRow(name: string, figures: NextFigures, hasBudget: boolean): Row {
  const isOver = hasBudget && figures.paintMs > BUDGET.nextMs;
  const asked = (bytes: number): string => (bytes > 0 ? 'yes' : 'no');
  // Who saves data has asked for nothing to be fetched that may not be wanted.
  const fetched = (bytes: number): string => (!hasBudget && bytes > 0 ? '**yes**' : asked(bytes));
  return [
    name,
    isOver ? `**${seconds(figures.paintMs)}**` : seconds(figures.paintMs),
    fetched(figures.bytesAskedInSight),
    fetched(figures.bytesAskedOnTouch),
    String(figures.timesSent),
  ];
}
