/** Which articles rest on which statutes, and where. */
import type { Lang } from '../languages.ts';
import { LANGS, isTranslationLang } from '../languages.ts';
import type { Block, BlockBody, Inline, Position, StatuteRef } from './block.ts';
import { citationsIn } from './check/rules/citation.ts';
import { inlineRuns, plainText, statutesOf, walkInlines } from './check/walk.ts';
import type { Article } from './load/article.ts';
import { textOf } from './parse/inline.ts';
import type { Register } from './register.ts';

/** A place of an article that rests on an article of a law. */
export interface Use {
  readonly slug: string;
  readonly lang: Lang;
  /** Link id of the block, and its number. */
  readonly block: string;
  readonly index: number;
  readonly law: string;
  /** As the register numbers it. */
  readonly article: string;
  /** Shown in the register's words, quoted in a sentence, or only named. */
  readonly how: 'shown' | 'quoted' | 'named';
  /** 款 shown; all when empty. */
  readonly paragraphs: readonly number[];
  /** The words quoted, or the name as it was typed. */
  readonly words: string;
  /** Relative to the content folder. */
  readonly file: string;
  readonly at: Position;
}

type Quote = Inline & { readonly type: 'quote' };

/** Returns whether `article` shows or quotes `lawArticle` of `law` (any article of it when left out). */
export function restsOn(article: Article, law: string, lawArticle?: string): boolean {
  return citationsOf(article).some(
    (cited) => cited.law === law && (lawArticle === undefined || cited.article === lawArticle),
  );
}

/** Returns whether the Chinese text of `article` shows, quotes or names (`民法典第1042条`) an article of a law. */
export function cites(
  article: Article,
  place: { readonly law: string; readonly article: string },
  register: Register,
): boolean {
  return article.blocks
    .flatMap(({ body }) => usesInBody(body, register))
    .some((use) => use.law === place.law && use.article === place.article);
}

/** Returns the places of the register that the Chinese text shows or quotes, each once, in order. */
export function citationsOf(article: Article): { readonly law: string; readonly article: string }[] {
  const cited = article.blocks.flatMap(({ body }) => [...statutesOf(body), ...quotesIn(body)]);
  const seen = new Map(
    cited.map((place) => [`${place.law} ${place.article}`, { law: place.law, article: place.article }]),
  );
  return [...seen.values()];
}

/** Returns every place of `article`, in all its languages, that shows, quotes or names an article of the register. */
export function usesIn(article: Article, register: Register): Use[] {
  return LANGS.flatMap((lang) =>
    article.blocks.flatMap((source, index) => {
      const block = isTranslationLang(lang) ? translated(article, lang, index) : source;
      const file = `articles/${article.slug}/${lang}.mdx`;
      const at = { slug: article.slug, lang, block: source.id, index, file };
      return block === undefined ? [] : usesInBody(block.body, register).map((use) => ({ ...at, ...use }));
    }),
  );
}

function usesInBody(body: BlockBody, register: Register) {
  const shown = statutesOf(body).map((statute: StatuteRef) => ({
    ...placeOf(statute),
    how: 'shown' as const,
    words: '',
  }));
  const quoted = quotesIn(body).map((quote) => ({
    ...placeOf(quote),
    how: 'quoted' as const,
    words: textOf(quote.children),
  }));
  const named = inlineRuns(body).flatMap((run) => {
    const { text, placeAt } = plainText(run);
    return citationsIn(text, register).flatMap(({ law, article, words, from }) =>
      law === undefined || article === undefined
        ? []
        : [{ law: law.id, article, paragraphs: [], at: placeAt(from), how: 'named' as const, words }],
    );
  });
  return [...shown, ...quoted, ...named];
}

function placeOf(place: StatuteRef | Quote): Pick<Use, 'law' | 'article' | 'paragraphs' | 'at'> {
  const { law, article, at } = place;
  return { law, article, at, paragraphs: place.type === 'statute' ? place.paragraphs : [] };
}

function quotesIn(body: BlockBody): Quote[] {
  return inlineRuns(body)
    .flatMap(walkInlines)
    .filter((inline) => inline.type === 'quote');
}

function translated(article: Article, lang: Lang, index: number): Block | undefined {
  const row = isTranslationLang(lang) ? article.translations[lang]?.rows[index] : undefined;
  return row?.state === 'translated' ? row.block : undefined;
}

/**
 * Returns the day up to which the law that `article` speaks of is known: the earliest to which a statute that it rests
 * on was checked, and the day of its own check where it rests on none. Null when it was never checked.
 */
export function lawAsOf(article: Article, register: Register): string | null {
  const { checked } = article.meta;
  if (checked === null) return null;
  const days = citationsOf(article).flatMap(({ law }) => register.get(law)?.checked ?? []);
  return [checked.on, ...days].sort()[0] ?? null;
}
