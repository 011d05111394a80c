/** How many files have to come, one after the other, before an article's title can be read in its own letters. */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FONT_SCRIPTS, FONT_SOURCES } from '../../src/site/fonts/font-script.ts';
import { VARIANTS } from '../site/variants.ts';
import { launchChromium } from './chromium.ts';
import { openGate } from './gate.ts';

/** Files, the page among them. */
const BUDGETS = [
  ['zh', 3],
  ['ii', 4],
  ['bo', 4],
] as const;
/** What a page gets to show what it has; a machine busy with other work takes its time. */
const SETTLE_MS = 4000;
const LOOK_EVERY_MS = 50;
const MOST = 12;
/** What comes last when something else is waiting too: programs, pictures, the names of the other languages. */
const CAN_WAIT = /\.js$|\.svg$|\/names-/;
/** The letters of the text; those that have not come yet are boxes. */
const FAMILIES = FONT_SCRIPTS.map((script) => FONT_SOURCES[script].family);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it.each(BUDGETS)('%s: at most %i', async (lang, budget) => {
  const gate = await openGate(VARIANTS.main);
  gate.hold();
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const needed: string[] = [];
  try {
    void page.goto(`${gate.url}${lang}/articles/bride-price/`, { waitUntil: 'commit' }).catch(() => undefined);
    while (!(needed.length > 0 && (await within(SETTLE_MS, () => canRead(devtools))))) {
      const path = gate.letOut((held) => !CAN_WAIT.test(held));
      if (path !== undefined) needed.push(path);
      else await page.waitForTimeout(LOOK_EVERY_MS);
      expect(needed.length, `still nothing to read after ${needed.join(' ')}`).toBeLessThan(MOST);
    }
    expect(needed.length, needed.join(' ')).toBeLessThanOrEqual(budget);
  } finally {
    await context.close();
    await gate.close();
  }
});

/** Returns whether the page has been painted, the title on the screen, and no letter is still drawn as a box: laid out, each asks for its font. */
async function canRead(devtools: CDPSession): Promise<boolean> {
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `(() => {
      const title = document.querySelector('h1');
      const [box] = title?.getClientRects() ?? [];
      if (box === undefined || box.width === 0 || box.top > innerHeight) return false;
      if (performance.getEntriesByName('first-contentful-paint').length === 0) return false;
      return [...document.fonts].every(({ family, status }) => status !== 'loading' || !${JSON.stringify(FAMILIES)}.includes(family.replace(/"/g, '')));
    })()`,
    returnByValue: true,
  });
  return result.value === true;
}

async function within(ms: number, look: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + ms;
  do {
    if (await look()) return true;
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  } while (Date.now() < end);
  return false;
}
