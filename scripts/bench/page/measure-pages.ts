/** All sites, all languages, run after run, so that what else the machine does falls on all of them alike. */
import { mkdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Lang, LANGS } from '../../../src/languages.ts';
import { launchChromium } from '../../chromium.ts';
import { wordsOf } from '../article-text.ts';
import { copyCompressed } from '../host.ts';
import type { BuiltPeer } from '../peers/build-peers.ts';
import type { ArticleTexts } from '../peers/recipe.ts';
import { closeStand, openStand, type Stand } from '../stand.ts';
import type { NextFigures, PageFigures } from './figures.ts';
import { openNext } from './next-page.ts';
import { visitPage } from './visit.ts';

export type ByLang<T> = Readonly<Record<Lang, T>>;

export interface SiteRuns {
  readonly id: string;
  readonly name: string;
  /** Why there are none, where there are none. */
  readonly absent: string;
  readonly runs: ByLang<PageFigures[]>;
}

export interface PageRuns {
  readonly chromium: string;
  /** How many programs wanted a core on the average of the last minute, at the end of each round. */
  readonly loads: readonly number[];
  /** Ours first, then the peers in their order. */
  readonly sites: readonly SiteRuns[];
  readonly next: Readonly<Record<'plain' | 'savesData', ByLang<NextFigures[]>>>;
}

export interface MeasureOptions {
  /** Of our built site. */
  readonly distDir: string;
  readonly slug: string;
  readonly texts: ArticleTexts;
  readonly peers: readonly BuiltPeer[];
  readonly runs: number;
  readonly cacheDir: string;
  readonly log: (line: string) => void;
}

interface Contender extends Stand {
  readonly runs: ByLang<PageFigures[]>;
  readonly pathOf: (lang: Lang) => string;
}

/** Our own site among the others. */
export const OURS = 'ours';

/** Returns every run of every page. */
export async function measurePages(options: MeasureOptions): Promise<PageRuns> {
  const sites: SiteRuns[] = [];
  const contenders: Contender[] = [];
  const enter = async (id: string, name: string, absent: string, dir: string | null, path: (lang: Lang) => string) => {
    const runs = forEachLang<PageFigures[]>(() => []);
    sites.push({ id, name, absent, runs });
    if (dir !== null) contenders.push({ ...(await hostedStand(id, name, dir, options.cacheDir)), runs, pathOf: path });
  };
  options.log('准备网站（压缩文件）……');
  await enter(OURS, '母语普法', '', options.distDir, (lang) => `${lang}/articles/${options.slug}/`);
  for (const { recipe, name, dir } of options.peers) await enter(recipe.id, name, recipe.absent, dir, recipe.path);
  const browser = await launchChromium();
  try {
    const next = { plain: forEachLang<NextFigures[]>(() => []), savesData: forEachLang<NextFigures[]>(() => []) };
    const loads: number[] = [];
    // Not counted: the browser opens its own files and the system's fonts.
    for (const contender of contenders) await visit(browser, contender, 'zh', options);
    for (let run = 1; run <= options.runs; run += 1) {
      options.log(`第 ${run} 轮，共 ${options.runs} 轮……`);
      for (const lang of LANGS) {
        for (const contender of contenders) contender.runs[lang].push(await visit(browser, contender, lang, options));
        await measureNext(browser, contenders[0], lang, next);
      }
      loads.push(loadavg()[0] ?? NaN);
    }
    return { chromium: browser.version(), loads, sites, next };
  } finally {
    await browser.close();
    for (const contender of contenders) await closeStand(contender);
  }
}

async function hostedStand(id: string, name: string, dir: string, cacheDir: string): Promise<Stand> {
  const copy = join(cacheDir, 'hosted', id);
  mkdirSync(copy, { recursive: true });
  await copyCompressed(dir, copy);
  return openStand(name, copy);
}

function visit(browser: Browser, contender: Contender, lang: Lang, { texts }: MeasureOptions): Promise<PageFigures> {
  const path = contender.host.base + contender.pathOf(lang);
  return visitPage(browser, contender, { path, words: wordsOf(texts[lang]) });
}

async function measureNext(
  browser: Browser,
  ours: Contender | undefined,
  lang: Lang,
  next: PageRuns['next'],
): Promise<void> {
  if (ours === undefined) return;
  const path = ours.host.base + ours.pathOf(lang);
  next.plain[lang].push(await openNext(browser, ours, path, { savesData: false }));
  next.savesData[lang].push(await openNext(browser, ours, path, { savesData: true }));
}

function forEachLang<T>(make: () => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make()])) as Record<Lang, T>;
}
