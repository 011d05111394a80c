/** Builds every variant once before the tests of built sites run. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeUdhrContent } from '../../scripts/commands/content-udhr.ts';
import { writeStory } from '../fixtures/story.ts';
import { STORY_CONTENT, UDHR_ARTICLES, UDHR_CONTENT, VARIANTS, type Variant } from './variants.ts';

/** A build has work for little more than one of the two cores. */
const AT_ONCE = 2;

/** @throws Error with what the build printed when one fails. */
export default async function setup(): Promise<void> {
  rmSync(UDHR_CONTENT, { recursive: true, force: true });
  makeUdhrContent(UDHR_CONTENT, { articles: UDHR_ARTICLES });
  writeStory(STORY_CONTENT);
  rmSync(VARIANTS.again.env['PUFA_CACHE'] ?? '', { recursive: true, force: true });
  // In their order: the first fills the cache, the second does without it.
  const waiting = Object.entries(VARIANTS);
  const buildNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await build(...next);
  };
  const builders = Array.from({ length: AT_ONCE }, async () => {
    try {
      await buildNext();
    } catch (thrown) {
      waiting.length = 0;
      throw thrown;
    }
  });
  // What is under way ends before a failure is told: it would hold its lock.
  const ended = await Promise.allSettled(builders);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function build(name: string, variant: Variant): Promise<void> {
  const started = Date.now();
  const child = spawn(process.execPath, ['scripts/pufa.ts', 'build'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PUFA_CACHE: resolve('.cache/test/cache'),
      ...variant.env,
      PUFA_OUT: variant.dir,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => {
      said += words;
    });
  const end = await new Promise<number | string | null>((ended) => {
    child.once('error', ({ message }) => ended(message));
    child.once('close', (status, signal) => ended(status ?? signal));
  });
  if (end !== 0) throw new Error(`构建“${name}”没有成功（${String(end)}）：\n${said}`);
  console.log(`构建 ${name}：${((Date.now() - started) / 1000).toFixed(0)} 秒`);
}
