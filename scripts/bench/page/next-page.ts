/** From one article to the next: a finger on a link. */
import type { Browser, Page } from 'playwright-core';
import { CommandFailed } from '../../command.ts';
import type { NextFigures } from './figures.ts';
import { withPhone } from '../phone.ts';
import { comeToRest, type Stand } from '../stand.ts';

/** A finger stays on the glass about so long. */
const TOUCH_MS = 100;
/** From a link coming into sight to the finger on it: nobody is quicker. */
const IN_SIGHT_MS = 1000;

interface Target {
  /** Path of the link. */
  readonly path: string;
  /** Where a finger would touch it, in the window. */
  readonly x: number;
  readonly y: number;
}

/**
 * Opens the article at `path`, waits until it has come to rest, taps the first link to another article of the same
 * language and returns how long the next page took.
 * @throws CommandFailed when there is no such link.
 */
export async function openNext(
  browser: Browser,
  stand: Stand,
  path: string,
  options: { readonly savesData: boolean },
): Promise<NextFigures> {
  return withPhone(browser, options, async ({ page, cdp }) => {
    await comeToRest(page, stand, path);
    const { link, host } = stand;
    const beforeSight = link.passed().upBytes;
    const target = await showLink(page, path);
    await wait(IN_SIGHT_MS);
    const beforeTouch = link.passed().upBytes;
    const answered = host.answered.length;
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: target.x, y: target.y }] });
    await wait(TOUCH_MS);
    const beforeTap = link.passed().upBytes;
    const tapMs = performance.timeOrigin + performance.now();
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    const paintedMs = await paintOf(page, target.path);
    await link.settled(500);
    return {
      paintMs: paintedMs - tapMs,
      bytesAskedInSight: beforeTouch - beforeSight,
      bytesAskedOnTouch: beforeTap - beforeTouch,
      timesSent: host.answered.slice(answered).filter((answer) => answer.path === target.path).length,
    };
  });
}

/** Brings the link into the middle of the window and returns where it is. */
async function showLink(page: Page, from: string): Promise<Target> {
  const target = await page.evaluate((path) => {
    const siblings = path.replace(/[^/]+\/$/u, '');
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href]')) {
      const { pathname, origin } = new URL(link.href);
      if (origin !== location.origin || !pathname.startsWith(siblings) || pathname === path || pathname === siblings)
        continue;
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = link.getBoundingClientRect();
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      if (link.contains(document.elementFromPoint(point.x, point.y))) return { path: pathname, ...point };
    }
    return null;
  }, from);
  if (target === null) throw new CommandFailed(`${from} 上没有到另一篇文章的链接，量不了“下一页”。`);
  return target;
}

/** Returns when the page at `path` was first painted, in milliseconds of the epoch. */
async function paintOf(page: Page, path: string): Promise<number> {
  const painted = await page.waitForFunction(
    (wanted) => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      if (location.pathname !== wanted || paint === undefined) return 0;
      const [navigation] = performance.getEntriesByType('navigation');
      // A page rendered before it was wanted is seen when it becomes the one in the window.
      const { activationStart = 0 } = navigation as PerformanceEntry & { readonly activationStart?: number };
      return performance.timeOrigin + Math.max(paint.startTime, activationStart);
    },
    path,
    { polling: 100 },
  );
  return painted.jsonValue();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
