/** What the translation desk is given of the library: which articles need somebody most, and each block by block. */
import { isDeepStrictEqual } from 'node:util';
import type { TranslationLang } from '../languages.ts';
import {
  isOwnDraft,
  type DeskArticle,
  type DeskBlock,
  type DeskBlocks,
  type DeskList,
  type DeskOpinion,
  type DeskState,
  type DeskTerm,
} from '../lib/desk.ts';
import { inTimeOf, type Sound } from '../lib/sound.ts';
import type { Article, Library } from './library.ts';
import { textOf } from './parse/inline.ts';
import {
  forTask,
  inHalfAnHour,
  minutesFor,
  tasksOf,
  waitingWork,
  type ArticleWork,
  type Sitting,
} from './native-work.ts';
import { statuteWords } from './register.ts';
import type { SourcesRecord } from './schema/translation.ts';
import type { SourceBlock } from './translation/identity.ts';
import { segmentPairs } from './translation/segments.ts';
import { changesSince } from './translation/stale.ts';
import type { TranslationRow } from './translation/state.ts';
import { termsIn, wordListOf, type WordList } from './translation/words.ts';

type Parts = Pick<Library, 'articles' | 'site' | 'register' | 'glossary'>;

/** Sounds as pages have them, and the base of the site. */
export interface Heard {
  readonly sounds: Readonly<Record<string, Sound>>;
  readonly base: string;
}

/** Returns the articles, those most needed first: most asked, then those that most articles lead to; what needs nobody last. */
export function deskList(library: Parts, lang: TranslationLang): DeskList {
  const work = waitingWork(library, lang).map((one) => {
    const waits = new Set(one.waiting.map(({ id }) => id));
    return { ...one, rows: rowsOf(one.article, lang).filter(({ block }) => waits.has(block.id)), own: [] };
  });
  const articles = deskArticles(work);
  const known = new Map(articles.map((article) => [article.slug, article]));
  const names = work.flatMap(({ rows }) => rows.flatMap(({ by }) => by ?? []));
  const writers = [...new Set(names)].sort().flatMap((by) => {
    const others = deskArticles(work.map((one) => withoutOwn(one, by)));
    const differing = others.filter((article) => !isDeepStrictEqual(article, known.get(article.slug)));
    return differing.length === 0 ? [] : [{ by, articles: differing }];
  });
  // Stable: equals stay in their order.
  return { lang, articles: articles.sort((a, b) => Number(a.needed === 0) - Number(b.needed === 0)), writers };
}

/** What waits in an article, and its blocks. */
interface DeskArticleWork extends ArticleWork {
  readonly rows: readonly DeskRow[];
  /** Ids of what was taken out, since whoever looks wrote it. */
  readonly own: readonly string[];
}

/** Takes out what `by` wrote: to review that takes somebody else. */
function withoutOwn({ article, waiting, rows }: DeskArticleWork, by: string): DeskArticleWork {
  const own = rows.filter((row) => isOwnDraft(row, { by })).map(({ block }) => block.id);
  return {
    article,
    waiting: waiting.filter(({ id }) => !own.includes(id)),
    rows: rows.filter(({ block }) => !own.includes(block.id)),
    own,
  };
}

function deskArticles(work: readonly DeskArticleWork[]): DeskArticle[] {
  const now = new Map(inHalfAnHour(work).map((sitting) => [sitting.article, sitting]));
  return work.map((one) => deskArticle(one, now.get(one.article)));
}

function deskArticle({ article, waiting, rows: needed, own }: DeskArticleWork, now: Sitting | undefined): DeskArticle {
  const count = (state: DeskState): number => needed.filter((row) => row.state === state).length;
  return {
    slug: article.slug,
    title: titleOf(article),
    sensitive: article.meta.sensitive,
    needed: needed.length,
    missing: count('missing'),
    machine: count('machine'),
    draft: count('draft'),
    stale: needed.filter(({ stale }) => stale).length,
    minutes: minutesFor(forTask(waiting, 'look')),
    writing: minutesFor(forTask(waiting, 'write')),
    ...(now === undefined ? {} : { now: { blocks: now.blocks, of: now.of, minutes: now.minutes } }),
    ...(own.length === 0 ? {} : { own }),
  };
}

/**
 * Returns an article block by block.
 * @param readSources - reads the Chinese that texts were made from; asked only when a text is older than its Chinese
 */
export function deskBlocks(
  article: Article,
  lang: TranslationLang,
  { register, glossary }: Parts,
  heard: Heard,
  readSources: (slug: string) => SourcesRecord | null,
): DeskBlocks {
  const list = wordListOf(glossary);
  const wording = statuteWords.bind(null, register);
  const rows = rowsOf(article, lang);
  const tasks = tasksOf(article, lang);
  const voices = voicesOf(article, lang, heard);
  const sources = rows.some(({ stale }) => stale) ? readSources(article.slug) : null;
  const blocks = rows.map(({ block, row, state, stale, by }, index): DeskBlock => {
    const own = row?.state === 'translated' ? row : null;
    const cue = voices.flatMap(({ cues }, sound) =>
      cues.filter((one) => one.block === block.id).map((one) => ({ ...one, sound })),
    )[0];
    const changes = changesSince(article, index, lang, sources, wording);
    return {
      id: block.id,
      source: block.fingerprint,
      text: own?.block.fingerprint ?? null,
      state,
      ...(by === undefined ? {} : { by }),
      stale,
      ...(changes === null ? {} : { changes }),
      segments: segmentPairs(block.body, own?.block.body ?? null, wording),
      opinions: opinionsOf(article, lang, block),
      terms: termsFor(block, list, lang),
      ...(cue === undefined ? {} : { heard: { sound: cue.sound, start: cue.start, end: cue.end } }),
    };
  });
  return {
    slug: article.slug,
    title: titleOf(article),
    sensitive: article.meta.sensitive,
    needed: rows.filter(({ block }) => tasks.has(block.id)).map(({ block }) => block.id),
    blocks,
    sounds: voices.map(({ sources }) => ({ sources })),
  };
}

/** The words of a block that the glossary has, each with all it may be called; a word that is called nothing yet asks for it. */
function termsFor({ body }: SourceBlock, list: WordList, lang: TranslationLang): readonly DeskTerm[] {
  return termsIn(body, list).map((term) => ({ zh: term.zh, own: term[lang].map(({ form }) => form) }));
}

interface DeskRow {
  readonly block: SourceBlock;
  readonly row: TranslationRow | undefined;
  readonly state: DeskState;
  readonly stale: boolean;
  /** Who stands behind the words, where somebody does. */
  readonly by?: string;
}

/** The blocks that have words to translate. */
function rowsOf(article: Article, lang: TranslationLang): DeskRow[] {
  return article.blocks.flatMap((block, index): DeskRow[] => {
    if (segmentPairs(block.body, null).length === 0) return [];
    const row = article.translations[lang]?.rows[index];
    const isTranslated = row?.state === 'translated';
    const lacking = block.body.kind === 'statute' ? 'statute' : 'missing';
    const state = isTranslated ? row.review.level : lacking;
    const by = isTranslated && row.review.level !== 'machine' ? { by: row.review.by } : {};
    return [{ block, row, state, stale: isTranslated && row.stale, ...by }];
  });
}

function titleOf({ blocks, slug }: Article): string {
  const body = blocks[0]?.body;
  return body?.kind === 'title' ? textOf(body.children) : slug;
}

function opinionsOf(article: Article, lang: TranslationLang, { id }: SourceBlock): DeskOpinion[] {
  return article.opinions
    .filter((opinion) => opinion.lang === lang)
    .flatMap(({ by, place, on, says }) =>
      says
        .filter((say) => say.block === id)
        .map(({ verdict, comment, segments, kept }) => ({
          by,
          place,
          on,
          verdict,
          ...(comment === undefined ? {} : { comment }),
          // What was taken over stands in the boxes.
          ...(segments === undefined || kept === undefined ? {} : { texts: segments.map(({ text }) => text) }),
        })),
    );
}

/** People's readings whose sounds are there: what they say of a block whose words have changed is not the block. */
function voicesOf(article: Article, lang: TranslationLang, { sounds, base }: Heard) {
  return article.recordings.flatMap((recording) => {
    const sound = sounds[recording.id];
    if (sound === undefined || recording.lang !== lang || recording.kind !== 'reading') return [];
    const cues = inTimeOf(sound, recording.cues);
    const sources = sound.encodings.map(({ path, type }) => ({ src: `${base}sounds/${path}`, type }));
    return cues.length === 0 ? [] : [{ cues, sources }];
  });
}
