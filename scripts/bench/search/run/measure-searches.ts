/** All engines, all languages, run after run, so that what else the machine does falls on all of them alike. */
import { loadavg } from 'node:os';
import type { Browser } from 'playwright-core';
import type { Lang } from '../../../../src/languages.ts';
import { randomFrom } from '../../../commands/content-udhr.ts';
import { closeStand, openStand, type Stand } from '../../stand.ts';
import type { BuiltSearch } from '../peers/build-searches.ts';
import { ours } from '../peers/ours.ts';
import { blocksOf, type CorpusArticle } from '../text/corpus.ts';
import { type CommonPhrase, halfPhrase, randomClauses, randomPhrases } from '../text/phrases.ts';
import { type Searched, Truth } from '../text/truth.ts';
import { type QueryFigures, type RelevanceFigures, relevance, type VisitFigures } from './figures.ts';
import { firstShown } from './first-shown.ts';
import { visitSearch } from './visit-search.ts';

/** How many of what is shown are looked at. */
export const MOST = 20;
const SEED = 5;

export interface EngineRuns {
  readonly id: string;
  readonly name: string;
  readonly index: BuiltSearch['index'];
  readonly relevance: Partial<Record<Lang, RelevanceFigures>>;
  readonly visits: Partial<Record<Lang, VisitFigures[]>>;
}

/** A query for what stands on half of the pages. */
export interface WorstCase extends CommonPhrase {
  readonly figures: QueryFigures;
}

export interface SizeRuns {
  readonly size: number;
  /** How many programs wanted a core on the average of the last minute, at the end of each round. */
  readonly loads: number[];
  readonly engines: readonly EngineRuns[];
  /** Of ours. */
  readonly worst: Partial<Record<Lang, WorstCase>>;
}

export interface MeasureOptions {
  readonly browser: Browser;
  readonly corpus: readonly CorpusArticle[];
  readonly built: readonly BuiltSearch[];
  readonly langs: readonly Lang[];
  readonly phrases: number;
  readonly runs: number;
  readonly log: (line: string) => void;
}

interface Contender extends EngineRuns {
  readonly built: BuiltSearch;
  readonly stand: Stand;
}

/** The same for all engines. */
interface Questions {
  readonly articles: readonly Searched[];
  readonly truth: Truth;
  /** For recall and precision. */
  readonly phrases: readonly string[];
  /** For time and bytes. */
  readonly clauses: readonly string[];
}

/** Returns every run of every engine over one corpus. */
export async function measureSearches(options: MeasureOptions): Promise<SizeRuns> {
  const { built, langs, corpus, log } = options;
  const contenders: Contender[] = [];
  const result: SizeRuns = { size: corpus.length, loads: [], engines: contenders, worst: {} };
  try {
    for (const one of built) {
      const { recipe, name, index, dir } = one;
      const stand = await openStand(name, dir);
      contenders.push({ id: recipe.id, name, index, relevance: {}, visits: {}, built: one, stand });
    }
    const asked = new Map(langs.map((lang) => [lang, questionsIn(lang, options)]));
    for (const [lang, questions] of asked) {
      log(`每种语言 ${corpus.length} 篇，${lang}：找得到多少（${questions.phrases.length} 个词句）……`);
      for (const contender of contenders) {
        contender.relevance[lang] = await measureRelevance(options.browser, contender, lang, questions);
      }
    }
    await measureTimes(options, contenders, asked, result);
    return { ...result, engines: contenders.map(({ built: _, stand: __, ...runs }) => runs) };
  } finally {
    for (const { stand } of contenders) await closeStand(stand);
  }
}

function questionsIn(lang: Lang, { corpus, phrases }: MeasureOptions): Questions {
  const articles = corpus.map((article) => ({ slug: article.slug, blocks: blocksOf(article, lang) }));
  const random = randomFrom(SEED);
  return {
    articles,
    truth: new Truth(articles),
    phrases: randomPhrases(articles, phrases, random),
    clauses: randomClauses(articles, 2, random),
  };
}

async function measureRelevance(
  browser: Browser,
  { built: { recipe }, stand: { host } }: Contender,
  lang: Lang,
  { phrases, truth }: Questions,
): Promise<RelevanceFigures> {
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${host.port}${host.base}${recipe.path(lang)}`);
    const answers = [];
    for (const query of phrases) {
      const shown = await firstShown(page, { screen: recipe.screen, lang, query, most: MOST });
      answers.push({ expected: truth.holding(query), shown });
    }
    return relevance(answers, MOST);
  } finally {
    await page.close();
  }
}

async function measureTimes(
  { browser, runs, log }: MeasureOptions,
  contenders: readonly Contender[],
  asked: ReadonlyMap<Lang, Questions>,
  { size, loads, worst }: SizeRuns,
): Promise<void> {
  for (let run = 1; run <= runs; run += 1) {
    log(`每种语言 ${size} 篇，慢网络：第 ${run} 轮，共 ${runs} 轮……`);
    for (const [lang, { clauses }] of asked) {
      for (const contender of contenders) {
        const [first, next] = await visit(browser, contender, lang, clauses);
        if (first && next) (contender.visits[lang] ??= []).push({ first, next });
      }
    }
    loads.push(loadavg()[0] ?? NaN);
  }
  const own = contenders.find(({ id }) => id === ours.id);
  if (own === undefined) return;
  for (const [lang, { articles, truth }] of asked) {
    const common = halfPhrase(articles, truth);
    log(`每种语言 ${size} 篇，${lang}：在 ${common.articles} 篇里都有的词句……`);
    const [figures] = await visit(browser, own, lang, [common.phrase]);
    if (figures) worst[lang] = { ...common, figures };
  }
}

function visit(browser: Browser, { built: { recipe }, stand }: Contender, lang: Lang, queries: readonly string[]) {
  return visitSearch(browser, stand, { path: stand.host.base + recipe.path(lang), screen: recipe.screen, queries });
}
