/** What the translation desk is given of the library: which articles need somebody most, and each block by block. */
import type { TranslationLang } from '../languages.ts';
import type { DeskArticle, DeskBlock, DeskBlocks, DeskList, DeskOpinion, DeskState, DeskTerm } from '../lib/desk.ts';
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
import type { SourceBlock } from './translation/identity.ts';
import { segmentPairs } from './translation/segments.ts';
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
  const work = waitingWork(library, lang);
  const now = new Map(inHalfAnHour(work).map((sitting) => [sitting.article, sitting]));
  const articles = work.map((one) => deskArticle(one, lang, now.get(one.article)));
  // Stable: equals stay in their order.
  return { lang, articles: articles.sort((a, b) => Number(a.needed === 0) - Number(b.needed === 0)) };
}

function deskArticle({ article, waiting }: ArticleWork, lang: TranslationLang, now: Sitting | undefined): DeskArticle {
  const needed = rowsOf(article, lang).filter(({ isNeeded }) => isNeeded);
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
  };
}

/** Returns an article block by block. */
export function deskBlocks(
  article: Article,
  lang: TranslationLang,
  { register, glossary }: Parts,
  heard: Heard,
): DeskBlocks {
  const list = wordListOf(glossary);
  const rows = rowsOf(article, lang);
  const voices = voicesOf(article, lang, heard);
  const blocks = rows.map(({ block, row, state, stale }): DeskBlock => {
    const own = row?.state === 'translated' ? row : null;
    const cue = voices.flatMap(({ cues }, sound) =>
      cues.filter((one) => one.block === block.id).map((one) => ({ ...one, sound })),
    )[0];
    return {
      id: block.id,
      source: block.fingerprint,
      text: own?.block.fingerprint ?? null,
      state,
      ...(own !== null && own.review.level !== 'machine' ? { by: own.review.by } : {}),
      stale,
      segments: segmentPairs(block.body, own?.block.body ?? null, (statute) => statuteWords(register, statute)),
      opinions: opinionsOf(article, lang, block),
      terms: termsFor(block, list, lang),
      ...(cue === undefined ? {} : { heard: { sound: cue.sound, start: cue.start, end: cue.end } }),
    };
  });
  return {
    slug: article.slug,
    title: titleOf(article),
    sensitive: article.meta.sensitive,
    needed: rows.filter(({ isNeeded }) => isNeeded).map(({ block }) => block.id),
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
  readonly isNeeded: boolean;
}

/** The blocks that have words to translate. */
function rowsOf(article: Article, lang: TranslationLang): DeskRow[] {
  const tasks = tasksOf(article, lang);
  return article.blocks.flatMap((block, index): DeskRow[] => {
    if (segmentPairs(block.body, null).length === 0) return [];
    const row = article.translations[lang]?.rows[index];
    const isTranslated = row?.state === 'translated';
    const lacking = block.body.kind === 'statute' ? 'statute' : 'missing';
    const state = isTranslated ? row.review.level : lacking;
    return [{ block, row, state, stale: isTranslated && row.stale, isNeeded: tasks.has(block.id) }];
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
