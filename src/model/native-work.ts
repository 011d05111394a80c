/**
 * What waits for native speakers in a translation, and how long it takes them. The one place that says so: the desk, the
 * overview and `npm run status` show these figures.
 */
import type { TranslationLang } from '../languages.ts';
import type { Article, Library } from './library.ts';
import { toRead } from './reading-pace.ts';
import type { Register } from './register.ts';
import { mostNeeded } from './to-record.ts';
import { segmentPairs } from './translation/segments.ts';

/** Minutes; as long as somebody has who sits down after work. */
export const HALF_AN_HOUR = 30;

/** Times what reading the Chinese aloud takes. Our own estimate, not measured: words are found, and typed on a phone letter by letter. */
export const WRITING = 12;

/** What somebody has to do with a block: look at the words it has, or write words where there are none. */
export type Task = 'look' | 'write';

export interface WaitingBlock {
  /** Id of the block. */
  readonly id: string;
  readonly task: Task;
  readonly seconds: number;
}

export interface ArticleWork {
  readonly article: Article;
  /** In the order of the article. */
  readonly waiting: readonly WaitingBlock[];
}

/** What of an article fits into half an hour. */
export interface Sitting {
  readonly article: Article;
  /** How many of the blocks to look at fit, from the beginning, and how many there are. */
  readonly blocks: number;
  readonly of: number;
  /** What those that fit take. */
  readonly minutes: number;
}

/**
 * Returns by block id what waits in `article`: words that nobody has reviewed as they stand or that are older than the
 * Chinese are to be looked at; blocks without words are to be written, but for the law, whose gist may be left out.
 * What has no words to translate never waits.
 */
export function tasksOf(article: Article, lang: TranslationLang): ReadonlyMap<string, Task> {
  const tasks = article.blocks.flatMap(({ id, body }, index): [string, Task][] => {
    if (segmentPairs(body, null).length === 0) return [];
    const row = article.translations[lang]?.rows[index];
    if (row?.state !== 'translated') return body.kind === 'statute' ? [] : [[id, 'write']];
    return row.stale || row.review.level !== 'reviewed' ? [[id, 'look']] : [];
  });
  return new Map(tasks);
}

/**
 * Returns what waits in `article`, in its order, with how long it takes: who looks at a block reads both texts, as long as
 * reading each aloud once takes (who reads silently is faster, and thinks meanwhile); who writes one takes {@link WRITING}
 * times what reading the Chinese takes. Changing what is wrong is not reckoned.
 */
export function waitingIn(article: Article, lang: TranslationLang, register: Register): WaitingBlock[] {
  const tasks = tasksOf(article, lang);
  if (tasks.size === 0) return [];
  const chinese = toRead(article, 'zh', register);
  const own = toRead(article, lang, register);
  return [...tasks].map(([id, task]) => {
    const source = chinese.get(id)?.seconds ?? 0;
    return { id, task, seconds: task === 'write' ? source * WRITING : source + (own.get(id)?.seconds ?? 0) };
  });
}

export function forTask(waiting: readonly WaitingBlock[], task: Task): WaitingBlock[] {
  return waiting.filter((block) => block.task === task);
}

/** Returns the minutes that `blocks` take; never none, for whoever plans with it has something to do. */
export function minutesFor(blocks: readonly WaitingBlock[]): number {
  return blocks.length === 0 ? 0 : Math.max(1, Math.round(secondsFor(blocks) / 60));
}

function secondsFor(blocks: readonly WaitingBlock[]): number {
  return blocks.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Returns all articles, the most needed first, each with what waits in it. */
export function waitingWork(
  library: Pick<Library, 'articles' | 'site' | 'register'>,
  lang: TranslationLang,
): ArticleWork[] {
  return mostNeeded(library).map((article) => ({ article, waiting: waitingIn(article, lang, library.register) }));
}

/**
 * Returns what of `work` can be looked at in {@link HALF_AN_HOUR}, from its beginning; the last article may be cut.
 * Writing takes longer, and is left for another evening.
 */
export function inHalfAnHour(work: readonly ArticleWork[]): Sitting[] {
  let left = HALF_AN_HOUR * 60;
  const sittings: Sitting[] = [];
  for (const { article, waiting } of work) {
    const toLookAt = forTask(waiting, 'look');
    const blocks = fitting(toLookAt, left, sittings.length === 0);
    const minutes = minutesFor(toLookAt.slice(0, blocks));
    if (blocks > 0) sittings.push({ article, blocks, of: toLookAt.length, minutes });
    if (blocks < toLookAt.length) break;
    left -= secondsFor(toLookAt);
  }
  return sittings;
}

/** How many of the first blocks fit into `left` seconds; one always does at the beginning. */
function fitting(blocks: readonly WaitingBlock[], left: number, isFirst: boolean): number {
  let spent = 0;
  const cut = blocks.findIndex(({ seconds }) => (spent += seconds) > left);
  return cut < 0 ? blocks.length : Math.max(cut, isFirst ? 1 : 0);
}
