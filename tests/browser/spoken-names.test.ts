/**
 * The names of the pictures: spoken into the microphone of the studio, handed in as a zip, taken in by the command,
 * built, and heard with a tap on the picture. Each is spoken at a pitch of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import boWords from '../../locales/bo/recording.json' with { type: 'json' };
import { wordFingerprint } from '../../src/model/translation/fingerprint.ts';
import { METER_RATE } from '../audio/bs1770.ts';
import { decode } from '../audio/decode.ts';
import { VARIANTS } from '../site/variants.ts';
import { publish, strength } from './handed-in.ts';
import { agree, handInNames, press, record, withStudio } from './studio.ts';

const { at, open, openAgain, hear } = withStudio(VARIANTS.story);
const PAGE = 'bo/record/voice/';

/** Pictures of the story, their words, and the hertz they are spoken at. */
const NAMES = [
  ['herd', '牛羊', 440],
  ['fence', '围栏', 880],
] as const;

/** Returns a word of the interface with its places filled in, whether the page or a program does it. */
function filled(pattern: string, values: Readonly<Record<string, number>>): string {
  return pattern.replace(/\{+(\w+)\}+/g, (_, name: string) => String(values[name]));
}

/** Speaks the names, one after the other. */
async function speak(page: Page): Promise<void> {
  await agree(page);
  for (const [index, [, , hertz]] of NAMES.entries()) {
    if (index > 0) await press(page, 'next');
    hear([
      [0.5, 0.001],
      [1, 0.3, hertz],
      [9, 0.001],
    ]);
    await record(page, 2200);
  }
}

describe('the studio of the names', () => {
  it('shows a picture at a time, its Chinese word large, and that of the language where there is one', async () => {
    const page = await open(PAGE);
    await agree(page);
    const shown = page.locator('[data-studio-block]:visible');
    expect(await shown.count()).toBe(1);
    expect(await shown.locator('svg.spoken__picture').isVisible()).toBe(true);
    expect(await shown.locator('.spoken__word').allInnerTexts()).toEqual(['ཁྲིམས་ལུགས།', '牛羊']);
    expect(await shown.locator('.spoken__word').last().getAttribute('lang')).toBe('zh-CN');
    await press(page, 'next');
    expect(await shown.locator('.spoken__word').allInnerTexts()).toEqual(['围栏']);
    expect(await page.locator('.deck__progress:visible').innerText()).toBe('第 2 个图，共 2 个，录好了 0 个');
    expect(await page.locator('[data-studio-go]').count()).toBe(3);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
  });

  it('is the first in the list, which says how many have a voice, and what lies on this phone', async () => {
    const page = await open('zh/record/');
    const first = page.locator('.article-list a').first();
    expect(await first.getAttribute('href')).toBe('/zh/record/voice/');
    expect(await first.innerText()).toContain('2 个');
    expect(await page.locator('.article-list .article-row__had').first().innerText()).toContain('这种话能听的有 0 个');
    await page.goto(at('zh/record/voice/'), { waitUntil: 'networkidle' });
    await agree(page);
    await record(page, 1500);
    const list = await openAgain('zh/record/');
    await list.waitForSelector('pufa-records a');
    expect(await list.locator('pufa-records li').innerText()).toContain('图的名字');
    expect(await list.locator('pufa-records a').getAttribute('href')).toBe('/zh/record/voice/');
  });

  it('a name that was spoken is heard with a tap on its picture', { timeout: 240_000 }, async () => {
    const page = await open(PAGE);
    await speak(page);
    const { name, path, yaml } = await handInNames(page, { lang: 'bo', dialect: { id: 'khams', name: '康巴' } });
    expect(name).toBe(`voice-bo-${yaml.recorded}.zip`);
    expect(yaml.parts.map(({ tile, word }) => [tile, word])).toEqual(
      NAMES.map(([tile, word]) => [tile, wordFingerprint(word)]),
    );

    const { content, dist, url } = await publish(path, yaml.recorded);
    for (const [tile, , hertz] of NAMES) {
      expect(readdirSync(join(content, 'voice', tile))).toEqual(['bo-khams-1']);
      expect(await pitchOf(dist, tile)).toBe(hertz);
    }
    const door = await page.context().newPage();
    await door.goto(`${url}bo/voice/`, { waitUntil: 'networkidle' });
    const heard = door.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const audio = document.querySelector<HTMLAudioElement>('[data-name="herd"]');
          audio?.addEventListener('ended', () => resolve(audio.duration));
        }),
    );
    await door.click('[data-room="herd"]');
    const seconds = await heard;
    expect(seconds).toBeGreaterThan(0.9);
    expect(seconds).toBeLessThan(2.5);
    // In the other languages nobody has said it.
    await door.goto(`${url}ii/voice/`);
    expect(await door.locator('[data-name]').count()).toBe(0);
    await door.goto(`${url}bo/record/`);
    expect(await door.locator('.article-list .article-row__had').first().innerText()).toContain(
      filled(boWords.namesHave, { done: 2, n: 2 }),
    );
  });
});

/** Returns which of the pitches is the strongest in the sound of a picture. */
async function pitchOf(dist: string, tile: string): Promise<number | undefined> {
  const files = readdirSync(join(dist, 'sounds'), { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => file.includes(`voice/${tile}/`) && file.endsWith('.mp3'));
  expect(found).toHaveLength(1);
  const samples = await decode(readFileSync(join(dist, 'sounds', found[0] ?? '')));
  const middle = Math.floor(samples.length / 2);
  const part = samples.subarray(middle - METER_RATE / 10, middle + METER_RATE / 10);
  const byStrength = NAMES.map(([, , hertz]) => [strength(part, hertz), hertz] as const).sort((a, b) => b[0] - a[0]);
  return (byStrength[0]?.[0] ?? 0) > 0.05 ? byStrength[0]?.[1] : undefined;
}
