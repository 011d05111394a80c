/** The door for pages: the library, the settings and the sounds of this build, read once. */
import { existsSync, readFileSync } from 'node:fs';
import { readEnv, soundsManifest, type Env } from './env.ts';
import { sentenceOf, severityOf } from './model/check/finding.ts';
import { loadLibrary, type Library } from './model/library.ts';
import type { Area } from './model/schema/article.ts';
import type { Sound } from './lib/sound.ts';

export interface Content {
  readonly env: Env;
  readonly library: Library;
  /** The area whose articles come first on the home page. */
  readonly area: Area | null;
  /** By the id of a recording or clip; empty when the sound step has not run. */
  readonly sounds: Readonly<Record<string, Sound>>;
}

let memo: { readonly content: Content; readonly atMs: number } | undefined;

/** In `astro dev` only: long enough for one page, short enough that an edit is seen. */
const DEV_MEMO_MS = 1000;

/**
 * Returns what pages show, read once a build.
 * @throws Error in Chinese that lists what is wrong with the content.
 */
export function content(): Content {
  const outdated = import.meta.env.DEV && memo !== undefined && Date.now() - memo.atMs > DEV_MEMO_MS;
  if (memo === undefined || outdated) memo = { content: load(), atMs: Date.now() };
  return memo.content;
}

function load(): Content {
  const env = readEnv();
  const { library, findings } = loadLibrary(env.contentDir, { today: env.today, drafts: env.drafts, inbox: env.inbox });
  const errors = findings.filter((found) => severityOf(found) === 'error');
  if (errors.length > 0) {
    const list = errors.map(
      (found) => `${found.file}:${found.line}:${found.column} ${found.rule} ${sentenceOf(found)}`,
    );
    throw new Error(`内容有 ${errors.length} 处错误，网站没有生成：\n${list.join('\n')}`);
  }
  const area = env.area ?? library.site.home?.area ?? null;
  return { env, library, area, sounds: readSounds(soundsManifest(env)) };
}

/** Written by `site/prepare-sounds.ts` before the pages are made. */
function readSounds(file: string): Readonly<Record<string, Sound>> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Sound>) : {};
}
