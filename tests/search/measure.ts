/**
 * How much of what stands on the pages search finds. Works on any built site that keeps the contract
 * of the search page. The truth comes from the content and not from the HTML or the segmenter: a
 * block that was left out of the page or the index counts as not found.
 *
 * By hand: `node tests/search/measure.ts <dist> <content> [phrases] [base]`.
 */
import type { Browser, Page } from 'playwright-core';
import { randomPhrase } from '../../scripts/bench/search/text/phrases.ts';
import { type Searched, Truth as TextTruth } from '../../scripts/bench/search/text/truth.ts';
import { randomFrom } from '../../scripts/commands/content-udhr.ts';
import { type Lang, LANGS, TRANSLATION_LANGS } from '../../src/languages.ts';
import { loadLibrary } from '../../src/model/library.ts';
import type { BlockBody } from '../../src/model/block.ts';
import { statuteWords } from '../../src/model/register.ts';
import { type StatuteWording, wordsOf } from '../../src/model/translation/fingerprint.ts';
import { KEEPS_NOTHING, launchChromium } from '../browser/chromium.ts';
import { serve } from './serve.ts';

export type Truth = Readonly<Record<Lang, readonly Searched[]>>;

/** What was measured in one language. */
export interface Measured {
  readonly phrases: number;
  /** Of the articles that hold the phrase within one block, how many were found; all phrases together. */
  readonly recall: number;
  /** Of the articles found, how many hold it. */
  readonly precision: number;
  /** Phrases with an article too few or too many. */
  readonly wrong: readonly {
    readonly phrase: string;
    readonly missed: readonly string[];
    readonly extra: readonly string[];
  }[];
}

export interface MeasureOptions {
  readonly browser: Browser;
  /** Of a server of the built site, with the base path: `http://127.0.0.1:1234/`. */
  readonly siteUrl: string;
  readonly truth: Truth;
  /** Phrases a language; 100 when left out. */
  readonly phrases?: number;
  readonly seed?: number;
}

/** Returns the blocks of a content folder as its authors wrote them, statutes in the register's words. */
export function truthOf(contentDir: string, today: string): Truth {
  const { library } = loadLibrary(contentDir, { today });
  const wording = statuteWords.bind(null, library.register);
  const truth: Record<Lang, Searched[]> = { zh: [], ii: [], bo: [] };
  for (const article of library.articles) {
    truth.zh.push({ slug: article.slug, blocks: article.blocks.map((block) => wordsShown(block.body, wording)) });
    for (const lang of TRANSLATION_LANGS) {
      const rows = article.translations[lang]?.rows ?? [];
      // A statute stays Chinese on every page, and is searched in Chinese.
      const blocks = rows.flatMap((row) =>
        row.state === 'translated' ? [wordsShown(row.block.body, () => null)] : [],
      );
      if (blocks.length > 0) truth[lang].push({ slug: article.slug, blocks });
    }
  }
  return truth;
}

/** The words of a block without what only fingerprints need: citations as ids, file names. */
function wordsShown(body: BlockBody, wording: StatuteWording): string {
  if (body.kind === 'image') return '';
  const pieces = wordsOf(body, wording);
  // On the page the number stands on the button, below what it is for.
  if (body.kind === 'call') pieces.reverse();
  return (body.kind === 'audio' ? pieces.slice(1) : pieces)
    .map((piece) => piece.replace(/^[a-z][a-z0-9-]* [\d-]+ [\d,]*$|\([a-z][a-z0-9-]* [\d-]+\)/gu, ''))
    .join(' ');
}

/** Returns recall and precision over all articles found, by language. */
export async function measureSearch(options: MeasureOptions): Promise<Record<Lang, Measured>> {
  const page = await options.browser.newPage(KEEPS_NOTHING);
  try {
    const measured = {} as Record<Lang, Measured>;
    for (const lang of LANGS) measured[lang] = await measureLang(page, lang, options);
    return measured;
  } finally {
    await page.close();
  }
}

async function measureLang(
  page: Page,
  lang: Lang,
  { siteUrl, truth, phrases = 100, seed = 1 }: MeasureOptions,
): Promise<Measured> {
  const articles = truth[lang];
  const text = new TextTruth(articles);
  const random = randomFrom(seed);
  let expectedTotal = 0;
  let foundTotal = 0;
  let right = 0;
  const wrong: { phrase: string; missed: string[]; extra: string[] }[] = [];
  await page.goto(`${siteUrl}${lang}/search/`);
  for (let count = 0; count < phrases; count += 1) {
    const phrase = randomPhrase(articles, random);
    const expected = text.holding(phrase);
    const found = new Set(await articlesFound(page, lang, phrase));
    const missed = [...expected].filter((slug) => !found.has(slug));
    const extra = [...found].filter((slug) => !expected.has(slug));
    expectedTotal += expected.size;
    foundTotal += found.size;
    right += expected.size - missed.length;
    if (missed.length + extra.length > 0) wrong.push({ phrase, missed, extra });
  }
  return { phrases, recall: right / expectedTotal, precision: foundTotal === 0 ? 0 : right / foundTotal, wrong };
}

/** Searches on the page that is open and returns the slugs of all hits in `lang`, page after page. */
export async function articlesFound(page: Page, lang: Lang, query: string): Promise<string[]> {
  const state = await page.evaluate(async (text) => {
    const root = document.querySelector<HTMLElement>('[data-search-state]');
    const input = root?.querySelector<HTMLInputElement>('input[name="q"]');
    if (!root || !input) throw new Error('no search page');
    const settled = (): boolean => ['done', 'failed', 'idle'].includes(root.dataset['searchState'] ?? '');
    const wait = async (isReady: () => boolean): Promise<void> => {
      while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    input.value = text;
    input.form?.requestSubmit();
    await wait(settled);
    const more = root.querySelector<HTMLButtonElement>('[data-search-part="more"]');
    while (more && !more.hidden) {
      const before = root.querySelectorAll('[data-search-hit]').length;
      more.click();
      await wait(() => root.querySelectorAll('[data-search-hit]').length > before);
    }
    const hits = [...root.querySelectorAll<HTMLAnchorElement>('a[data-search-hit]')].map((hit) => hit.href);
    return { hits, total: Number(root.dataset['searchTotal']), state: root.dataset['searchState'] };
  }, query);
  if (state.state !== 'done' || state.total !== state.hits.length)
    throw new Error(`${query}: ${JSON.stringify(state)}`);
  return state.hits.flatMap((href) => new RegExp(`/${lang}/articles/([^/]+)/`, 'u').exec(href)?.[1] ?? []);
}

if (import.meta.main) {
  const [distDir = 'dist', contentDir = 'content', phrases = '100', base = '/'] = process.argv.slice(2);
  const server = await serve(distDir, base);
  const browser = await launchChromium();
  try {
    const truth = truthOf(contentDir, new Date().toISOString().slice(0, 10));
    console.log(
      JSON.stringify(
        await measureSearch({ browser, siteUrl: server.origin + base, truth, phrases: Number(phrases) }),
        null,
        1,
      ),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}
