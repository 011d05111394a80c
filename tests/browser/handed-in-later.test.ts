/** What people made without a network: it waits on the phone, and is handed in once. Both servers really stop. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { STORY_INBOX, VARIANTS } from '../site/variants.ts';
import { eventually } from './eventually.ts';
import { kept, StoppableSite } from './stoppable-site.ts';
import { agree, record } from './studio.ts';

/** Takes in what is posted, as an inbox must; its address is that of the site with another port. */
class Inbox {
  came: string[] = [];
  /** Takes in, and does not say so. */
  isMute = false;
  #server: Server | null = null;
  #port = 0;

  async open(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'content-type, x-file-name');
      if (request.method === 'POST') this.came.push(String(request.headers['x-file-name']));
      request.resume().on('end', () => (this.isMute && request.method === 'POST' ? undefined : response.end()));
    });
    await new Promise<void>((listening) => server.listen(this.#port, '127.0.0.1', listening));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((closed) => (this.#server === null ? closed(null) : this.#server.close(closed)));
    this.#server = null;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
}

const inbox = new Inbox();
const site = new StoppableSite(VARIANTS.story, leadToInbox, [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]);

/** The built site names an inbox where nobody is; here it names ours, wherever it does so. */
async function leadToInbox(): Promise<void> {
  await inbox.open();
  const { origin } = new URL(STORY_INBOX);
  for (const entry of readdirSync(site.dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:html|js|json)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    if (text.includes(origin)) writeFileSync(file, text.replaceAll(origin, inbox.origin));
  }
}

beforeEach(() => {
  inbox.came = [];
});
afterEach(() => inbox.open());
afterAll(() => inbox.close());

/** Presses the button that posts, without a line to anywhere. */
async function giveWithoutLine(page: Page): Promise<void> {
  await site.offline(page);
  await inbox.close();
  await page.click('[data-give-by="post"]:visible');
  await page.waitForSelector('[data-said="waiting"]:visible');
}

/** A recording waits; returns the page that it was made on. */
async function recordingWaits(): Promise<Page> {
  await site.firstVisit('zh/');
  const page = await site.context.newPage();
  await page.goto(site.at('zh/record/whole/'), { waitUntil: 'networkidle' });
  await agree(page);
  await record(page, 1500);
  await page.click('[data-studio-go="give"]');
  await giveWithoutLine(page);
  return page;
}

it('a recording goes when any page is opened with a network, once, and the page says so', async () => {
  const page = await recordingWaits();
  // The site alone is back: it goes on waiting.
  await site.online();
  await page.goto(site.at('zh/'));
  await page.waitForTimeout(5000);
  expect(await page.getByText('现在交出去了').count()).toBe(0);
  await inbox.open();
  await page.reload();
  await page.getByText('现在交出去了').waitFor();
  expect(inbox.came).toEqual([expect.stringMatching(/\.zip$/) as string]);
  await page.reload();
  await page.goto(site.at('zh/record/'), { waitUntil: 'networkidle' });
  expect(inbox.came).toHaveLength(1);
});

it('an opinion given on a page that is kept goes at the next visit, and leaves nothing behind', async () => {
  const page = await site.firstVisit('zh/feedback/');
  await site.offline(page);
  await inbox.close();
  // Opened from the phone, long after the site was there.
  await page.reload();
  await page.check('[name="understood"][value="partly"]');
  await page.fill('[name="text"]', '“仲裁”是什么');
  await page.click('[data-give-by="post"]:visible');
  await page.waitForSelector('[data-said="waiting"]:visible');
  await Promise.all([site.online(), inbox.open()]);
  // Not from a page on which nobody shall see what was done here.
  await page.goto(site.at('zh/articles/quiet/'));
  await page.waitForTimeout(5000);
  expect(inbox.came).toEqual([]);
  await page.goto(site.at('zh/'));
  await eventually(() => inbox.came).toEqual([expect.stringMatching(/^feedback-zh-.*\.json$/) as string]);
  // On a phone in many hands it would tell that somebody had an opinion.
  await page.waitForTimeout(1000);
  expect(await page.getByText('现在交出去了').count()).toBe(0);
  await page.goto(site.at('zh/feedback/'), { waitUntil: 'networkidle' });
  expect(inbox.came).toHaveLength(1);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});

it('an inbox that does not answer keeps nothing from being kept', async () => {
  const page = await recordingWaits();
  await site.online();
  inbox.isMute = true;
  await inbox.open();
  await page.goto(site.at('zh/articles/whole/'));
  await eventually(() => inbox.came).toHaveLength(1);
  await page.goto(site.at('zh/articles/fence/'));
  await eventually(() => kept(page)).toContain(`${site.base}zh/articles/fence/`);
  inbox.isMute = false;
});

it('ten pages at once hand it in once', async () => {
  await recordingWaits();
  await Promise.all([site.online(), inbox.open()]);
  const paths = ['zh/', 'zh/record/', 'zh/articles/whole/', 'bo/record/fence/', 'zh/record/whole/'];
  const tabs = await Promise.all(Array.from({ length: 10 }, () => site.context.newPage()));
  await Promise.all(tabs.map((tab, at) => tab.goto(site.at(paths[at % paths.length] ?? ''))));
  await eventually(() => inbox.came).toHaveLength(1);
  await tabs[0]?.waitForTimeout(5000);
  expect(inbox.came).toHaveLength(1);
});
