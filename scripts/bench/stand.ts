/** A site as it is served to the phone. */
import type { Page } from 'playwright-core';
import { openHost, type Host } from './host.ts';
import { openLink, type Link } from './link.ts';

export interface Stand {
  /** As in the table. */
  readonly name: string;
  readonly host: Host;
  readonly link: Link;
}

/** A page is at rest when nothing has come for so long; what it still does is counted. */
const REST_MS = 1000;

/** Serves `dir`, texts compressed beside it, over the slow link. */
export async function openStand(name: string, dir: string): Promise<Stand> {
  const host = await openHost(dir);
  return { name, host, link: await openLink(host.port) };
}

export async function closeStand({ host, link }: Stand): Promise<void> {
  await link.close();
  await host.close();
}

/** Opens a page and waits until its files and fonts are in and it has been at rest. */
export async function comeToRest(page: Page, { link }: Stand, path: string): Promise<void> {
  await page.goto(`${link.origin}${path}`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await link.settled(REST_MS);
  // A program may have asked for one more face.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
}
