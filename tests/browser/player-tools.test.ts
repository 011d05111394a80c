/** What comes with the first press of a player, and the choice between several. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { withPlayers } from './player-stage.ts';

const { open, closePage, origin, missing } = withPlayers();

describe('the tools', () => {
  /** Presses play and waits until the tools have come. */
  async function playing(page: Page): Promise<void> {
    await page.click('[data-action="toggle"]');
    await page.waitForSelector('.player__tools [lang="zh-CN"]');
    await page.waitForFunction(() => document.querySelector('.is-spoken'));
  }

  test('are fetched with the first press and not before', async () => {
    const page = await open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.waitForTimeout(300);
    expect(fetched).toEqual([]);
    await playing(page);
    expect(fetched.filter((path) => /player-tools.*\.js$/.test(path))).toHaveLength(1);
    expect(fetched.filter((path) => path === '/player.json')).toHaveLength(1);
  });

  test('stop the sound after the time chosen', async () => {
    const page = await open();
    await page.clock.install();
    await playing(page);
    await page.selectOption('.player__tools label[lang] select', '15');
    // The sound itself is shorter: let it begin again and again.
    await page.$eval('pufa-player audio', (audio) => ((audio as HTMLAudioElement).loop = true));
    await page.clock.fastForward('14:58');
    expect(await page.$eval('pufa-player audio', (audio) => (audio as HTMLAudioElement).paused)).toBe(false);
    await page.clock.fastForward('00:03');
    await page.waitForSelector('pufa-player[data-state="paused"]');
    expect(await page.locator('.player__tools label[lang] select').inputValue()).toBe('0');
  });

  test('share the block being said, and the address opens the player at that block', async () => {
    const page = await open();
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => {
          Object.assign(window, { shared: data.url });
          return Promise.resolve();
        },
      });
    });
    await page.locator('#answer .block-play').click();
    await page.waitForSelector('.player__tools button[lang]');
    await page.waitForFunction(() => (document.querySelector('pufa-player audio') as HTMLAudioElement).currentTime > 3);
    await page.getByText('分享这一段').click();
    const url = await page.evaluate(() => (window as unknown as { shared: string }).shared);
    expect(url).toBe(`${origin()}/?listen#answer`);
    await closePage();

    const there = await open('/?listen#answer');
    await there.waitForSelector('.player__tools button[lang]');
    expect(await there.$eval('audio', (audio) => (audio as HTMLAudioElement).paused)).toBe(true);
    expect(Number(await there.locator('.player__slider').inputValue())).toBeCloseTo(3, 0);
  });

  test('go on to the next of a list, and no further than its end', async () => {
    const page = await open();
    await page.evaluate(() =>
      sessionStorage.setItem('pufa:list', JSON.stringify({ paths: ['/', '/next/'], sleepAt: null })),
    );
    await playing(page);
    await page.$eval('pufa-player audio', (audio) => ((audio as HTMLAudioElement).currentTime = 11.8));
    await page.waitForURL(/\/next\/\?listen$/);
    await page.waitForSelector('.player__tools [lang]');
    expect(await page.getByText('下一篇').count()).toBe(0);
  });

  test('a list that is damaged is none', async () => {
    const page = await open();
    await page.evaluate(() => sessionStorage.setItem('pufa:list', '{"paths":7'));
    await playing(page);
    expect(await page.getByText('下一篇').count()).toBe(0);
  });

  test.each([
    ['/', '题目', '母语普法'],
    ['/sensitive/', '母语普法', ''],
  ])('the lock screen on %s says “%s”', async (path, title, artist) => {
    const page = await open(path);
    await playing(page);
    const shown = await page.evaluate(() => {
      const { metadata } = navigator.mediaSession;
      return { title: metadata?.title, artist: metadata?.artist };
    });
    expect(shown).toEqual({ title, artist });
  });

  test('a line that breaks costs the tools, not the sound', async () => {
    missing.add('.json');
    const page = await open();
    await page.click('[data-action="toggle"]');
    await page.waitForFunction(() => document.querySelector('.is-spoken'));
    expect(await page.locator('.player__tools [lang]').count()).toBe(0);
    missing.clear();
    await page.click('[data-action="toggle"]');
    await page.click('[data-action="toggle"]');
    await page.waitForSelector('.player__tools [lang]');
  });
});

describe('several recordings of one article', () => {
  const players = (page: Page): Promise<number> => page.locator('.player').count();

  test('one is shown at a time; the dialect chosen is kept, not so on a sensitive page', async () => {
    const page = await open('/voices/');
    expect(await players(page)).toBe(1);
    // Each block has one button, not one a recording.
    expect(await page.locator('#answer .block-play').count()).toBe(1);
    await page.selectOption('pufa-voices select >> nth=0', 'yinuo');
    expect(await players(page)).toBe(1);
    expect(await page.locator('#answer .block-play').count()).toBe(1);
    expect(await page.locator('#listen').count()).toBe(1);
    await page.reload();
    expect(await page.locator('pufa-voices > label select').inputValue()).toBe('yinuo');
    await page.goto(`${origin()}/quiet-voices/`);
    await page.evaluate(() => localStorage.clear());
    await page.selectOption('pufa-voices select >> nth=0', 'yinuo');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('without scripts all of them stand there', async () => {
    const page = await open('/voices/', { javaScriptEnabled: false });
    expect(await players(page)).toBe(2);
    expect(await page.locator('pufa-voices > label').isVisible()).toBe(false);
  });
});
