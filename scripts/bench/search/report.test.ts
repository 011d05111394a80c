import { describe, expect, it } from 'vitest';
import { reportSearches } from './report.ts';
import { medianQuery, type QueryFigures, relevance, type RelevanceFigures } from './run/figures.ts';
import type { EngineRuns, SizeRuns } from './run/measure-searches.ts';

const FIRST: QueryFigures = {
  hitMs: 2000,
  typedMs: 300,
  answerMs: 900,
  doneMs: 2100,
  hitAfterKeyMs: 1700,
  doneAfterKeyMs: 1800,
  requests: 5,
  bytes: 60_000,
  fontBytes: 0,
};
const NEXT: QueryFigures = { ...FIRST, hitAfterKeyMs: 400, requests: 1, bytes: 5000 };
const STARLIGHT: QueryFigures = { ...FIRST, hitMs: 5000, answerMs: null, bytes: 100_000 };
const ALL: RelevanceFigures = { recall: 1, precision: 1 };

function engine(id: string, first: QueryFigures, next = NEXT, right = ALL): EngineRuns {
  const index = { buildMs: 1234, bytes: 500_000, compressedBytes: 100_000 };
  return { id, name: id, index, relevance: { zh: right }, visits: { zh: [{ first, next }] } };
}

function report(own: EngineRuns): string {
  const runs: SizeRuns = {
    size: 30,
    loads: [2.5],
    engines: [own, engine('starlight', STARLIGHT, { ...NEXT, hitAfterKeyMs: 3000 }, { recall: 0.3, precision: 0.4 })],
    worst: { zh: { phrase: '人人', articles: 14, figures: { ...FIRST, requests: 17 } } },
  };
  const circumstances = { today: '2026-11-25', cores: 2, chromium: '1', langs: ['zh'], runs: 1, phrases: 20 } as const;
  return reportSearches([runs], circumstances);
}

/** Cells in bold are over budget, but for the headings of sizes. */
function marked(text: string): string[] {
  return [...text.replaceAll(/over budget: \*\*bold\*\*|^\*\*.*\*\*$/gmu, '').matchAll(/\*\*(.+?)\*\*/gu)].map(
    ([, words]) => words ?? '',
  );
}

describe('reportSearches', () => {
  it('marks nothing that is within budget, and no budget of a peer', () => {
    const text = report(engine('ours', FIRST));
    expect(marked(text)).toEqual([]);
    expect(text).toContain(
      '2.00 s (0.40 × Starlight) | 0.30 s | 0.90 s | 60.0 (0.60 × Starlight) | 5 | 0.40 s | 5.0 | 1.00 | 1.00',
    );
    expect(text).toContain('| `zh` | 14 of 30 | 2.00 s | 2.10 s | 17 | 60.0 |');
    expect(text).toContain('| ours | 500 | 100 | 1.23 s |');
  });

  it.each<[string, EngineRuns, string]>([
    ['time', engine('ours', { ...FIRST, hitMs: 2600 }), '0.52 × Starlight'],
    ['bytes', engine('ours', { ...FIRST, bytes: 80_000 }), '0.80 × Starlight'],
    ['the next query', engine('ours', FIRST, { ...NEXT, hitAfterKeyMs: 700 }), '0.70 s'],
    ['recall', engine('ours', FIRST, NEXT, { recall: 0.99, precision: 1 }), '0.99'],
    ['precision', engine('ours', FIRST, NEXT, { recall: 1, precision: 0.98 }), '0.98'],
  ])('marks %s', (_, own, cell) => {
    expect(marked(report(own))).toEqual([cell]);
  });

  it('says when nothing was found', () => {
    expect(report(engine('ours', { ...FIRST, hitMs: null, doneMs: 4000 }))).toContain('nothing (4.00 s)');
    expect(report(engine('ours', FIRST, NEXT, { recall: 0, precision: null }))).toContain('| **0.00** | – |');
  });
});

describe('relevance', () => {
  it('counts over all phrases together, of each what could be shown', () => {
    const answers = [
      { expected: new Set(['a', 'b', 'c']), shown: ['a', 'x'] },
      { expected: new Set(['d']), shown: ['d'] },
    ];
    expect(relevance(answers, 2)).toEqual({ recall: 2 / 3, precision: 2 / 3 });
    expect(relevance([{ expected: new Set(['a']), shown: [] }], 20)).toEqual({ recall: 0, precision: null });
  });
});

describe('medianQuery', () => {
  it('has no time that half of the runs do not have', () => {
    expect(medianQuery([FIRST, { ...FIRST, hitMs: 3000 }, { ...FIRST, hitMs: null }]).hitMs).toBe(2500);
    expect(medianQuery([FIRST, STARLIGHT]).answerMs).toBeNull();
  });
});
