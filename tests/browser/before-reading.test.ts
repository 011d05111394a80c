/** How many files have to come, one after the other, before an article's title can be read in its own letters. */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES, type Lang } from '../../src/languages.ts';
import { FONT_SCRIPTS, FONT_SOURCES } from '../../src/site/fonts/font-script.ts';
import { VARIANTS } from '../site/variants.ts';
import { KEEPS_NOTHING, launchChromium } from './chromium.ts';
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
/** What comes last when something else is waiting too: programs, pictures, the names of the other languages, the styles of what stands below. */
const CAN_WAIT = /\.js$|\.svg$|\/names-|\/site\./;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it.each(BUDGETS)('%s: at most %i', async (lang, budget) => {
  const gate = await openGate(VARIANTS.main);
  gate.hold();
  const context = await browser.newContext({ ...KEEPS_NOTHING, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const needed: string[] = [];
  try {
    void page.goto(`${gate.url}${lang}/articles/bride-price/`, { waitUntil: 'commit' }).catch(() => undefined);
    while (!(needed.length > 0 && (await within(SETTLE_MS, () => canRead(devtools, lang))))) {
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

/** Returns whether the page has been painted, the title on the screen, and all of its letters drawn from their font, none as a box. */
async function canRead(devtools: CDPSession, lang: Lang): Promise<boolean> {
  const script = FONT_SCRIPTS.find((entry) => entry === LANGUAGES[lang].script);
  const family = script === undefined ? null : FONT_SOURCES[script].family;
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `(() => {
      const title = document.querySelector('h1');
      const [box] = title?.getClientRects() ?? [];
      if (box === undefined || box.width === 0 || box.top > innerHeight) return false;
      if (performance.getEntriesByName('first-contentful-paint').length === 0) return false;
      const family = ${JSON.stringify(family)};
      const faces = [...document.fonts].filter((face) => face.family.replace(/"/g, '') === family);
      return family === null || (faces.some(({ status }) => status === 'loaded') && faces.every(({ status }) => status !== 'loading'));
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
