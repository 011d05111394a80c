/** Builds every variant once before the tests of built sites run. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeUdhrContent } from '../../scripts/commands/content-udhr.ts';
import { writeStory } from '../fixtures/story.ts';
import { STORY_CONTENT, UDHR_ARTICLES, UDHR_CONTENT, VARIANTS } from './variants.ts';

/** @throws Error with what the build printed when one fails. */
export default function setup(): void {
  rmSync(UDHR_CONTENT, { recursive: true, force: true });
  makeUdhrContent(UDHR_CONTENT, { articles: UDHR_ARTICLES });
  writeStory(STORY_CONTENT);
  rmSync(VARIANTS.again.env['PUFA_CACHE'] ?? '', { recursive: true, force: true });
  for (const [name, variant] of Object.entries(VARIANTS)) {
    const started = Date.now();
    const result = spawnSync(process.execPath, ['scripts/pufa.ts', 'build'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PUFA_CACHE: resolve('.cache/test/cache'),
        ...variant.env,
        PUFA_OUT: variant.dir,
      },
    });
    if (result.status !== 0) throw new Error(`构建“${name}”没有成功：\n${result.stdout}\n${result.stderr}`);
    console.log(`构建 ${name}：${((Date.now() - started) / 1000).toFixed(0)} 秒`);
  }
}
