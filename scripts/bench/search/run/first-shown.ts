/** What a search shows first, as fast as it goes: no slow link, no slow processor. */
import type { Page } from 'playwright-core';
import type { Lang } from '../../../../src/languages.ts';
import type { Screen } from '../peers/recipe.ts';
import { isAllShown } from './watch.ts';

/** Returns the slugs of the first articles in `lang` that are shown for `query`, `most` at most, each once. */
export async function firstShown(
  page: Page,
  { screen, lang, query, most }: { screen: Screen; lang: Lang; query: string; most: number },
): Promise<string[]> {
  page.setDefaultTimeout(120_000);
  if (!(await page.isVisible(screen.input))) await page.click(screen.box);
  await page.fill(screen.input, query);
  if (screen.submits) await page.press(screen.input, 'Enter');
  await page.waitForFunction(isAllShown, { screen, query }, { polling: 20 });
  for (;;) {
    const slugs = await shownSlugs(page, screen.hit, lang);
    if (slugs.length >= most || !(await page.isVisible(screen.more))) return slugs.slice(0, most);
    // Before the click: what is in memory is shown at once.
    const count = await page.locator(screen.hit).count();
    await page.click(screen.more);
    await page.waitForFunction(isMore, { screen, count }, { polling: 20 });
  }
}

async function shownSlugs(page: Page, hit: string, lang: Lang): Promise<string[]> {
  const paths = await page.$$eval(hit, (links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  const slug = new RegExp(`/${lang}/articles/([^/]+)/`, 'u');
  return [...new Set(paths.flatMap((path) => slug.exec(path)?.[1] ?? []))];
}

/** Runs in the page: what was asked for is there, or there is no more to ask for. */
function isMore({ screen, count }: { readonly screen: Screen; readonly count: number }): boolean {
  if (document.querySelector(screen.busy)) return false;
  return document.querySelectorAll(screen.hit).length > count || document.querySelector(screen.more) === null;
}
