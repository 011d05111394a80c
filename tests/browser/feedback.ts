/** What is done with the form for opinions in several tests. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { FeedbackAnswer } from '../../src/lib/feedback.ts';

export const FEEDBACK_PAGE = 'zh/feedback/';

/** What WeChat's browser calls itself. */
export const WECHAT = 'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0.2';

/** Returns the names of the databases on the phone. */
export function databases(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
}

/** Says two things of an article. */
export async function fill(page: Page): Promise<void> {
  await page.selectOption('[name="about"]', 'whole');
  await page.check('[name="understood"][value="partly"]');
  await page.check('[name="useful"][value="yes"]');
  await page.fill('[name="text"]', '  “边界”听不懂。\n\n还想知道怎么办证。 ');
}

/** Saves what stands in the form; returns the file. */
export async function save(page: Page): Promise<{ name: string; bytes: Buffer; answer: FeedbackAnswer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-give-by="save"]')]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, answer: JSON.parse(String(bytes)) as FeedbackAnswer };
}
