/** Loudness and peak of what is published, by a meter that is not the one it was made with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FixtureFolder } from '../../src/site/audio/fixture-folder.ts';
import { sine, speechLike, wav } from '../../src/site/audio/fixtures.ts';
import { measure } from './decode.ts';

const folder = new FixtureFolder();
afterAll(() => folder.remove());

test.each([
  ['speech', wav(12, speechLike(0.08), { rate: 22_050 })],
  ['another voice', wav(12, speechLike(0.5, 5), { rate: 44_100 })],
  ['quiet', wav(3, sine(440, 0.01))],
  ['clipped', wav(3, (t) => Math.sign(Math.sin(2 * Math.PI * 300 * t)))],
  ['beyond full scale', wav(3, sine(300, 4), { format: 'f32' })],
  ['with clicks', wav(4, (t) => (t % 1 < 0.0004 ? 0.95 : sine(300, 0.02)(t)))],
  ['with an offset', wav(3, (t) => 0.5 + sine(440, 0.2)(t))],
  ['of 8 bits', wav(3, sine(300, 0.4), { format: 'u8', rate: 8000 })],
  ['at 192 kHz in stereo', wav(2, sine(300, 0.4), { rate: 192_000, channels: 2 })],
  ['of 7 channels', wav(2, sine(300, 0.4), { channels: 7 })],
])('%s comes out at −16 LUFS and keeps below the peak', async (name, bytes) => {
  const { sounds, findings } = await folder.prepare([folder.source(`${name.replace(/ /g, '-')}.wav`, bytes)]);
  expect(findings.filter((found) => found.rule !== 'audio/uneven' && found.rule !== 'audio/quiet')).toEqual([]);
  expect(sounds).toHaveLength(1);
  for (const { path, ...said } of sounds[0]?.encodings ?? []) {
    const { lufs, peakDb } = await measure(readFileSync(join(folder.out(), path)));
    // Both meters say the same.
    expect(Math.abs(lufs - said.loudnessLufs)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(peakDb - said.truePeakDb)).toBeLessThanOrEqual(0.5);
    expect(peakDb).toBeLessThanOrEqual(-1.5);
    if (name !== 'with clicks') expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(1);
  }
});
