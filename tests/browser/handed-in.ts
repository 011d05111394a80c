/** From the zip that the studio saved to the site that plays what is in it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { serveSite } from '../../src/site/serve.ts';
import { METER_RATE } from '../audio/bs1770.ts';
import { STORY_CONTENT, VARIANTS } from '../site/variants.ts';

export interface Published {
  /** Where the content is, and the site that was built of it. */
  readonly content: string;
  readonly dist: string;
  /** Address of the site, until the test ends. */
  readonly url: string;
}

/** Takes the zip at `path` into a copy of the story, builds and serves it; `today` is the day of the recording. */
export async function publish(path: string, today: string): Promise<Published> {
  const dir = mkdtempSync(join(tmpdir(), 'pufa-heard-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const zip = join(dir, 'handed-in.zip');
  cpSync(path, zip);
  cpSync(STORY_CONTENT, join(dir, 'content'), { recursive: true });
  pufa(dir, today, ['audio:import', zip]);
  pufa(dir, today, ['build']);
  const site = await serveSite(join(dir, 'dist'), { base: '/', port: 0 });
  onTestFinished(() => site.close());
  return { content: join(dir, 'content'), dist: join(dir, 'dist'), url: site.url };
}

/** Runs a command on the content in `dir`; `today` as the phone has it: nothing can have been spoken later. */
function pufa(dir: string, today: string, args: readonly string[]): void {
  const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/pufa.ts', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ...VARIANTS.story.env,
      PUFA_TODAY: today,
      PUFA_CONTENT: join(dir, 'content'),
      PUFA_OUT: join(dir, 'dist'),
      PUFA_CACHE: resolve('.cache/test/cache'),
    },
  });
  expect(result.status, result.stdout + result.stderr).toBe(0);
}

/** Goertzel's algorithm: how strong a tone is in some samples, 1 for full scale. */
export function strength(samples: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / METER_RATE);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + turn * last - before, last];
  return (2 * Math.sqrt(last * last + before * before - turn * last * before)) / samples.length;
}
