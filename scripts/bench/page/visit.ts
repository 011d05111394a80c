/** One visit to one page over the slow link. */
import type { Browser, Page } from 'playwright-core';
import { CommandFailed } from '../../command.ts';
import { FILE_KINDS, type FileKind } from '../host.ts';
import { withPhone } from '../phone.ts';
import { comeToRest, type Stand } from '../stand.ts';
import type { PageFigures } from './figures.ts';

export interface Visited {
  /** Below the root of the host, base included. */
  readonly path: string;
  /** Words that must stand on it: a comparison of other words would be none. */
  readonly words: readonly string[];
}

/** Kept in the page while it loads. */
interface Seen {
  largestPaintMs: number;
  shift: number;
  readonly tasks: { readonly startMs: number; readonly durationMs: number }[];
}

/**
 * Opens the page with nothing in the cache and returns its figures when it has come to rest.
 * @throws CommandFailed when the words are not on it.
 */
export async function visitPage(browser: Browser, stand: Stand, { path, words }: Visited): Promise<PageFigures> {
  return withPhone(browser, { savesData: false }, async ({ page }) => {
    await page.addInitScript(watch);
    const before = stand.host.answered.length;
    await comeToRest(page, stand, path);
    const missing = await missingWords(page, words);
    if (missing !== undefined) throw new CommandFailed(`${stand.name} 的 ${path} 上没有这句话，不能比较：${missing}`);
    const timed = await page.evaluate(readTimes);
    const answers = stand.host.answered.slice(before);
    const bytes = Object.fromEntries(FILE_KINDS.map((kind) => [kind, 0])) as Record<FileKind, number>;
    for (const answer of answers) bytes[answer.kind] += answer.wireBytes;
    return { ...timed, requests: answers.length, bytes };
  });
}

/** Runs in the page before anything of it. */
function watch(): void {
  const seen: Seen = { largestPaintMs: 0, shift: 0, tasks: [] };
  Object.assign(globalThis, { pufaBench: seen });
  const observe = (type: string, see: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => {
    seen.largestPaintMs = entry.startTime;
  });
  observe('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.shift += shift.value;
  });
  observe('longtask', (entry) => seen.tasks.push({ startMs: entry.startTime, durationMs: entry.duration }));
}

/** Runs in the page. */
function readTimes(): Omit<PageFigures, 'requests' | 'bytes'> {
  const seen = (globalThis as unknown as { readonly pufaBench: Seen }).pufaBench;
  const firstPaintMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
  const files = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter((file) =>
    file.name.startsWith('http'),
  );
  const fonts = files.filter((file) => /\.(?:woff2?|ttf|otf)$/u.test(new URL(file.name).pathname));
  const after = seen.tasks.filter((task) => task.startMs >= firstPaintMs);
  return {
    firstPaintMs,
    largestPaintMs: seen.largestPaintMs,
    shift: seen.shift,
    longestTaskMs: Math.max(0, ...after.map((task) => task.durationMs)),
    fontsMs: fonts.length === 0 ? null : Math.max(...fonts.map((file) => file.responseEnd)),
    requestsBeforePaint: 1 + files.filter((file) => file.startTime < firstPaintMs).length,
  };
}

/** Returns the first of `words` that the page does not hold, white space aside. */
async function missingWords(page: Page, words: readonly string[]): Promise<string | undefined> {
  const bare = (text: string): string => text.replace(/\s+/gu, '');
  const text = bare(await page.evaluate(() => document.body.textContent ?? ''));
  return words.find((line) => !text.includes(bare(line)));
}
