/**
 * The whole way of a voice: spoken into the microphone of the studio, handed in as a zip, taken in by the command,
 * built, played, and each block lit up while it is heard. Each block is spoken at a pitch of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { decode } from '../audio/decode.ts';
import { METER_RATE } from '../audio/bs1770.ts';
import { VARIANTS } from '../site/variants.ts';
import { publish, strength } from './handed-in.ts';
import { agree, handIn, press, record, withStudio } from './studio.ts';

const { open, hear } = withStudio(VARIANTS.story);

/** Hertz and seconds of the voice of each block: title, answer, key points. */
const VOICES = [
  [330, 3.2],
  [550, 4.6],
  [880, 4.2],
] as const;
/** The highlight may be this far from the cue, in seconds: the measure of the project. */
const TOLERANCE = 0.15;

it('is lit up block by block where it is heard', { timeout: 240_000 }, async () => {
  const page = await open('zh/record/cattle/');
  await agree(page);
  for (const [index, [hertz, seconds]] of VOICES.entries()) {
    if (index > 0) await press(page, 'next');
    if (index === 2) await page.reload({ waitUntil: 'networkidle' });
    hear([
      [0.5, 0.001],
      [seconds, 0.3, hertz],
      [9, 0.001],
    ]);
    await record(page, (seconds + 1) * 1000);
  }
  const of = { article: 'cattle', lang: 'zh', dialect: { id: 'sichuan', name: '四川话' } } as const;
  const { path, yaml } = await handIn(page, 'reading', of);
  expect(yaml.parts).toHaveLength(VOICES.length);

  const { dist, url } = await publish(path, yaml.recorded);
  const lit = await listen(await page.context().newPage(), `${url}zh/articles/cattle/`);
  const cues = cuesOf(dist);
  const heard = await voicesIn(dist);
  expect(lit.map(({ block }) => block)).toEqual(yaml.parts.map(({ block }) => block));
  expect(cues).toHaveLength(VOICES.length);
  cues.forEach((cue, index) => {
    // The first is lit up with the press.
    if (index > 0) expect(Math.abs((lit[index]?.at ?? Infinity) - cue.start), `cue ${index}`).toBeLessThan(TOLERANCE);
    const voice = heard[index];
    expect(voice?.from, `voice ${index} begins`).toBeGreaterThanOrEqual(cue.start - TOLERANCE);
    expect(voice?.to, `voice ${index} ends`).toBeLessThanOrEqual(cue.end + TOLERANCE);
    expect((voice?.to ?? 0) - (voice?.from ?? 0)).toBeGreaterThan((VOICES[index]?.[1] ?? 0) - 0.5);
  });
});

/** Plays the recording to its end. Returns each block that was lit up, and where the sound was, in seconds. */
async function listen(page: Page, url: string): Promise<{ block: string; at: number }[]> {
  await page.goto(url, { waitUntil: 'networkidle' });
  // In the page, at the moment itself: between it and this process lies a machine that may be busy.
  await page.evaluate(() => {
    const audio = document.querySelector('pufa-player audio') as HTMLAudioElement;
    const lit: object[] = [];
    Object.assign(window, { lit, ended: false });
    audio.addEventListener('ended', () => Object.assign(window, { ended: true }));
    new MutationObserver(() => {
      const block = document.querySelector('.is-spoken')?.id;
      const last = lit[lit.length - 1] as { block: string } | undefined;
      if (block !== undefined && block !== last?.block) lit.push({ block, at: audio.currentTime });
    }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
  });
  await page.click('[data-action="toggle"]');
  await page.waitForFunction(() => (window as unknown as { ended: boolean }).ended, null, { timeout: 60_000 });
  return page.evaluate(() => (window as unknown as { lit: { block: string; at: number }[] }).lit);
}

function fileIn(dist: string, ending: string): string {
  const files = readdirSync(join(dist, 'sounds'), { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => file.includes('cattle/') && file.endsWith(ending));
  expect(found).toHaveLength(1);
  return join(dist, 'sounds', found[0] ?? '');
}

/** Returns the cues of the WebVTT beside the sound, in seconds. */
function cuesOf(dist: string): { start: number; end: number }[] {
  const inSeconds = (time = ''): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const lines = readFileSync(fileIn(dist, '.vtt'), 'utf8').matchAll(/^([\d:.]+) --> ([\d:.]+)/gm);
  return Array.from(lines, ([, start, end]) => ({ start: inSeconds(start), end: inSeconds(end) }));
}

/** Returns where each of the voices is heard in the MP3, in seconds. */
async function voicesIn(dist: string): Promise<{ from: number; to: number }[]> {
  const samples = await decode(readFileSync(fileIn(dist, '.mp3')));
  const step = METER_RATE / 50;
  return VOICES.map(([hertz]) => {
    const loud: number[] = [];
    for (let at = 0; at + step <= samples.length; at += step) {
      if (strength(samples.subarray(at, at + step), hertz) > 0.05) loud.push(at / METER_RATE);
    }
    return { from: loud[0] ?? NaN, to: (loud.at(-1) ?? NaN) + step / METER_RATE };
  });
}
