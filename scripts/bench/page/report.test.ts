import { describe, expect, it } from 'vitest';
import { median } from '../median.ts';
import type { NextFigures, PageFigures } from './figures.ts';
import type { PageRuns, SiteRuns } from './measure-pages.ts';
import { reportPages } from './report.ts';

const GOOD: PageFigures = {
  firstPaintMs: 1400,
  largestPaintMs: 1500,
  shift: 0.01,
  longestTaskMs: 0,
  fontsMs: 3000,
  requests: 3,
  requestsBeforePaint: 1,
  bytes: { html: 9000, css: 0, script: 5000, font: 12_000, other: 500 },
};
const BARE: PageFigures = { ...GOOD, firstPaintMs: 1300, largestPaintMs: 1300, fontsMs: null };
const STARLIGHT: PageFigures = { ...GOOD, firstPaintMs: 2200, largestPaintMs: 2300, shift: 0.5 };
const NEXT: NextFigures = { paintMs: 400, bytesAskedInSight: 0, bytesAskedOnTouch: 600, timesSent: 1 };
const WITHOUT: NextFigures = { ...NEXT, paintMs: 900, bytesAskedOnTouch: 0 };

function site(id: string, ...runs: PageFigures[]): SiteRuns {
  return { id, name: id, absent: 'not here', runs: { zh: runs, ii: runs, bo: runs } };
}

function report(ours: PageFigures, next = NEXT, saving = WITHOUT): string {
  const runs: PageRuns = {
    chromium: '1',
    loads: [2.5],
    sites: [site('ours', ours), site('bare', BARE), site('hugo'), site('starlight', STARLIGHT)],
    next: {
      plain: { zh: [next], ii: [next], bo: [next] },
      savesData: { zh: [saving], ii: [saving], bo: [saving] },
    },
  };
  return reportPages(runs, { today: '2026-11-23', cores: 2, slug: 'legal-aid' });
}

/** Cells in bold are over budget. */
function marked(text: string): string[] {
  return [...text.replace('over budget: **bold**', '').matchAll(/\*\*(.+?)\*\*/gu)].map(([, words]) => words ?? '');
}

describe('reportPages', () => {
  it('marks nothing that is within budget, and no budget of a peer', () => {
    const text = report(GOOD);
    expect(marked(text)).toEqual([]);
    expect(text).toContain('1.40 s (1.08 × bare, 0.64 × Starlight)');
    expect(text).toContain('| hugo | not here |');
    expect(text).toContain('2 cores, load 2.5');
  });

  it.each<[string, Partial<PageFigures>, string]>([
    ['first paint beside the bare page', { firstPaintMs: 1600 }, '1.23 × bare'],
    ['largest paint beside Starlight', { largestPaintMs: 1700 }, '0.74 × Starlight'],
    ['shift', { shift: 0.03 }, '0.030'],
    ['a task', { longestTaskMs: 80 }, '80 ms'],
  ])('marks %s', (_, change, cell) => {
    expect(marked(report({ ...GOOD, ...change }))).toContain(cell);
  });

  it('marks a slow next page, and what is fetched before the tap although data are to be saved', () => {
    expect(marked(report(GOOD, { ...NEXT, paintMs: 600 }))).toEqual(['0.60 s', '0.60 s', '0.60 s']);
    expect(marked(report(GOOD, NEXT, { ...WITHOUT, bytesAskedInSight: 1 }))).toEqual(['yes', 'yes', 'yes']);
  });
});

describe('median', () => {
  it('is the middle value, or the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });
});
