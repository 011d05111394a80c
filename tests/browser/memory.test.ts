/** How much of a cheap phone's memory the heaviest pages take: programs and nodes, after what is not needed has gone. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../src/site/serve.ts';
import { listFiles } from '../site/html.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';

const { dir, base } = VARIANTS.main;
const LOADS = 3;

interface Memory {
  /** `JSHeapUsedSize`. */
  readonly heapKb: number;
  readonly nodes: number;
}

/**
 * Measured (Chromium 156) and a fifth more; on the search page with the guide to 86 articles (most of it: their terms),
 * the table of sounds, ten hits and their labels; in articles four related ones and the way to the quiz. Whoever makes a page much heavier measures anew, and says why.
 */
const BOUNDS = {
  article: {
    zh: bound({ heapKb: 756, nodes: 1065 }),
    ii: bound({ heapKb: 751, nodes: 1954 }),
    bo: bound({ heapKb: 751, nodes: 2370 }),
  },
  search: {
    zh: bound({ heapKb: 5724, nodes: 1305 }),
    ii: bound({ heapKb: 5311, nodes: 1261 }),
    bo: bound({ heapKb: 5406, nodes: 1246 }),
  },
} as const;

function bound({ heapKb, nodes }: Memory): Memory {
  return { heapKb: Math.round(heapKb * 1.2), nodes: Math.round(nodes * 1.2) };
}

/** Words that stand in articles of the language, and some that stand in none. */
const QUERIES = {
  zh: ['彩礼', '离婚', '打人', '12348', '老板不给工钱', '法律', '骗子', '律师', '孩子', '天气'],
  ii: ['ꊈꏦ', 'ꆏ', 'ꀋ', 'ꌠ', 'ꄉ', '12348', 'ꑌ', 'ꉬ', '彩礼', 'ꃅ'],
  bo: ['ཁྲིམས', 'བུ་མོ', 'དངུལ', 'གཉེན', 'ལོ', '12348', 'མི', 'ཡིན', '彩礼', 'ལས'],
} as const;

let browser: Browser;
let site: Served;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serveSite(dir, { base, port: 0 });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Returns the medians over some loads, each in a context of its own. */
async function measure(path: string, use: (page: Page) => Promise<void>): Promise<Memory> {
  const measured: Memory[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await use(page);
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
    measured.push({ heapKb: Math.round(metric('JSHeapUsedSize') / 1024), nodes: metric('Nodes') });
    await context.close();
  }
  const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(LOADS / 2)] ?? Number.NaN;
  return { heapKb: median(measured.map(({ heapKb }) => heapKb)), nodes: median(measured.map(({ nodes }) => nodes)) };
}

function expectWithin({ heapKb, nodes }: Memory, limits: Memory, what: string): void {
  expect(heapKb, `KB of programs, ${what}`).toBeLessThanOrEqual(limits.heapKb);
  expect(nodes, `nodes, ${what}`).toBeLessThanOrEqual(limits.nodes);
}

describe.each(['zh', 'ii', 'bo'] as const)('%s', (lang) => {
  it('the largest article', async () => {
    const pages = listFiles(dir).filter((file) => file.startsWith(`${lang}/articles/`) && file.endsWith('.html'));
    const sizeOf = (file: string): number => statSync(join(dir, file)).size;
    const largest = pages.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
    const path = largest.replace(/index\.html$/, '');
    expectWithin(await measure(path, async () => undefined), BOUNDS.article[lang], path);
  });

  it('the search page after ten queries', async () => {
    const memory = await measure(`${lang}/search/`, async (page) => {
      const box = page.locator('main input[name="q"]');
      for (const query of QUERIES[lang]) {
        await box.fill(query);
        await box.press('Enter');
        await page.waitForFunction((words) => new URLSearchParams(location.search).get('q') === words, query);
        await page.waitForSelector('[data-search-state="done"]');
      }
    });
    expectWithin(memory, BOUNDS.search[lang], 'search');
  });
});
