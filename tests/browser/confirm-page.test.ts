/** The page in which a person confirms the cuts of a long recording: opened as a file, it plays, moves, and hands back what can be taken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/lib/speech/draft.ts';
import { cutsSchema, type Cuts } from '../../src/model/schema/hand-in.ts';
import { openCodec } from '../../src/site/audio/codec.ts';
import { spoken } from '../fixtures/hand-in.ts';
import { confirmPage } from '../../src/site/split/confirm-page.ts';
import { axeViolations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { lowContrast } from './contrast.ts';

const PRINT = '0123456789abcdef';
const piece = (startMs: number, endMs: number) => ({ startMs, endMs });
const row = (block: string, words: string, span: Draft['rows'][number]['span']) => ({
  block,
  source: PRINT,
  words,
  span,
});
/** Two sentences, one, three, and one that nobody has. */
const DRAFT: Draft = {
  article: 'cattle',
  title: '</script><b>牛</b>',
  lang: 'zh',
  tag: 'zh-CN',
  name: 'long.wav',
  sound: '0'.repeat(64),
  lengthMs: 12_000,
  pieces: [
    piece(500, 1500),
    piece(1800, 2800),
    piece(4000, 5000),
    piece(6000, 7000),
    piece(7300, 8000),
    piece(8300, 9000),
    piece(10_000, 11_000),
  ],
  rows: [
    row('one', '第一段', piece(400, 2900)),
    row('two', '第二段', piece(3900, 5100)),
    row('three', '第三段', piece(5900, 9100)),
    row('four', '没有念的一段', null),
  ],
};

let browser: Browser;
let dir: string;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  dir = await mkdtemp(join(tmpdir(), 'pufa-confirm-'));
  const codec = await openCodec();
  const { output } = await codec.run({
    input: { name: '/in', bytes: spoken(12) },
    args: ['-i', '/in', '-c:a', 'libmp3lame', '-b:a', '32000', '-f', 'mp3', '/out'],
    output: '/out',
  });
  await codec.close();
  writeFileSync(join(dir, 'confirm.html'), confirmPage(DRAFT, output ?? new Uint8Array()));
});
afterAll(async () => {
  await browser.close();
  await rm(dir, { recursive: true, force: true });
});

const problems: string[] = [];
beforeEach(async () => {
  problems.length = 0;
  page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  page.on('pageerror', (error) => void problems.push(error.message));
  await page.addInitScript(() => {
    const { Audio: Real } = window;
    window.Audio = function (src: string) {
      const audio = new Real(src);
      Object.assign(window, { heard: audio });
      return audio;
    } as unknown as typeof Audio;
  });
  await page.goto(pathToFileURL(join(dir, 'confirm.html')).href);
});

const press = (at: number, name: string, nth = 0) =>
  page.locator('.row').nth(at).getByRole('button', { name, exact: true }).nth(nth).click();

async function saved(): Promise<Cuts> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('存下 cuts.json').click()]);
  return cutsSchema.parse(JSON.parse(readFileSync(await download.path(), 'utf8')));
}
const spans = (cuts: Cuts) => cuts.cuts.map(({ block, startMs, endMs }) => `${block} ${startMs} ${endMs}`);

describe('the page for confirming cuts', () => {
  it('shows the words as they are, asks nobody for anything, and can be read and pressed', async () => {
    expect(await page.locator('.about').textContent()).toContain('</script><b>牛</b>');
    expect(problems).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(lowContrast, 7)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('plays a stretch and stops at its end', async () => {
    await press(1, '听');
    await page.waitForFunction(() => !(window as unknown as { heard: HTMLAudioElement }).heard.paused);
    await page.waitForFunction(() => (window as unknown as { heard: HTMLAudioElement }).heard.paused);
    const at = await page.evaluate(() => (window as unknown as { heard: HTMLAudioElement }).heard.currentTime);
    expect(at).toBeGreaterThanOrEqual(5.05);
    expect(at).toBeLessThan(5.5);
  });

  it('moves edges by 0.2 s and by sentences; what one gains the other loses', async () => {
    await press(0, '晚 0.2 秒');
    await press(1, '早 0.2 秒', 1);
    await press(1, '早一句');
    expect(spans(await saved())).toEqual(['one 600 1720', 'two 1720 4900', 'three 5900 9100']);
  });

  it('puts a stretch to the one before, leaves one out, and finds a place for one that had none', async () => {
    await press(1, '并到上一段');
    await press(3, '放在这里');
    await press(2, '没有念');
    expect(spans(await saved())).toEqual(['one 400 5100', 'four 9920 11080']);
  });

  it('hands back cuts in order and apart, whatever is pressed', async () => {
    let state = 5;
    const chance = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const buttons = page.locator('.row button:enabled:not([data-do="play"])');
    for (let turn = 0; turn < 60; turn += 1) await buttons.nth(chance(await buttons.count())).click();
    await page
      .locator('.row button[data-do="fill"]')
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined);
    for (const { endMs } of (await saved()).cuts) expect(endMs).toBeLessThanOrEqual(DRAFT.lengthMs);
    expect(problems).toEqual([]);
  });
});
