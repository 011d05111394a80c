/** Two queries, one after the other, on a phone over the slow link. */
import type { Browser } from 'playwright-core';
import { CommandFailed } from '../../../command.ts';
import { type Phone, withPhone } from '../../phone.ts';
import { comeToRest, type Stand } from '../../stand.ts';
import type { Screen } from '../peers/recipe.ts';
import type { QueryFigures } from './figures.ts';
import { isAllShown, readSeen, touchPoint, watch } from './watch.ts';

/** A finger stays on the glass about so long. */
const TOUCH_MS = 100;
const KEY_MS = 50;
/** Nothing more comes after so long. */
const QUIET_MS = 1000;
/** An index of megabytes takes minutes. */
const PATIENCE_MS = 900_000;

export interface Asked {
  /** Below the root of the host, base included. */
  readonly path: string;
  readonly screen: Screen;
  readonly queries: readonly string[];
}

/** Opens the page with nothing in the cache, waits until it is at rest and returns the figures of each query. */
export async function visitSearch(
  browser: Browser,
  stand: Stand,
  { path, screen, queries }: Asked,
): Promise<QueryFigures[]> {
  return withPhone(browser, { savesData: false }, async (phone) => {
    await comeToRest(phone.page, stand, path);
    const figures: QueryFigures[] = [];
    for (const query of queries) figures.push(await ask(phone, stand, screen, query));
    return figures;
  });
}

async function ask(phone: Phone, { host, link, name }: Stand, screen: Screen, query: string): Promise<QueryFigures> {
  const { page } = phone;
  await page.evaluate(watch, { screen, query });
  const before = host.answered.length;
  await tap(phone, screen, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(query, { delay: KEY_MS });
  if (screen.submits) await page.keyboard.press('Enter');
  await page.waitForFunction(isAllShown, { screen, query }, { polling: 100, timeout: PATIENCE_MS });
  await link.settled(QUIET_MS, PATIENCE_MS);
  const seen = await page.evaluate(readSeen);
  const answers = host.answered.slice(before);
  const sum = (list: readonly { readonly wireBytes: number }[]): number =>
    list.reduce((total, { wireBytes }) => total + wireBytes, 0);
  if (seen?.tapMs == null || seen.lastKeyMs === null || seen.doneMs === null)
    throw new CommandFailed(`${name}：没有看到“${query}”的结果是什么时候出来的。`);
  const { tapMs, lastKeyMs } = seen;
  const since = (ms: number | null, startMs: number): number | null => (ms === null ? null : ms - startMs);
  return {
    hitMs: since(seen.hitMs, tapMs),
    typedMs: lastKeyMs - tapMs,
    answerMs: since(seen.answerMs, tapMs),
    doneMs: seen.doneMs - tapMs,
    hitAfterKeyMs: since(seen.hitMs, lastKeyMs),
    doneAfterKeyMs: seen.doneMs - lastKeyMs,
    requests: answers.length,
    bytes: sum(answers.filter(({ kind }) => kind !== 'font')),
    fontBytes: sum(answers.filter(({ kind }) => kind === 'font')),
  };
}

/** Touches the box and waits until it can be written into. */
async function tap({ page, cdp }: Phone, screen: Screen, name: string): Promise<void> {
  const point = await page.evaluate(touchPoint, screen);
  if (point === null) throw new CommandFailed(`${name} 的网页上没有搜索框。`);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await new Promise((resolve) => setTimeout(resolve, TOUCH_MS));
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForFunction((input) => document.activeElement?.matches(input), screen.input, { polling: 20 });
}
