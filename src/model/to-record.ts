/** Which articles most need a voice, and what of an article is spoken. */
import type { Lang } from '../languages.ts';
import type { BlockBody } from './block.ts';
import type { Article, Library } from './library.ts';
import type { SourceBlock } from './translation/identity.ts';

/** As many as one village can record in an afternoon. */
export const FIRST_RECORDINGS = 10;

/** Returns whether a person has recorded `article` in `lang`, and what they say still stands. A machine's sample is no voice. */
export function hasVoice(article: Article, lang: Lang): boolean {
  return article.recordings.some(
    (recording) => recording.lang === lang && recording.speaker.kind === 'person' && recording.cues.length > 0,
  );
}

/**
 * Returns all articles, those that most need a voice in `lang` first: those without one; among them the most needed, in
 * the order of {@link mostNeeded}.
 */
export function articlesToRecord(library: Pick<Library, 'articles' | 'site'>, lang: Lang): Article[] {
  // Stable: equals stay in the order they have.
  return mostNeeded(library).sort((a, b) => Number(hasVoice(a, lang)) - Number(hasVoice(b, lang)));
}

/** Returns all articles: the most asked, in the order of `site.yaml`; then those that most others send their readers on to; then by slug. */
export function mostNeeded({ articles, site }: Pick<Library, 'articles' | 'site'>): Article[] {
  const asked = new Map(site.mostAsked.map((slug, index) => [slug, index]));
  const sentTo = new Map<string, number>();
  for (const slug of articles.flatMap((article) => article.meta.related)) sentTo.set(slug, (sentTo.get(slug) ?? 0) + 1);
  const placeOf = ({ slug }: Article): number => asked.get(slug) ?? asked.size;
  return [...articles].sort((a, b) => placeOf(a) - placeOf(b) || (sentTo.get(b.slug) ?? 0) - (sentTo.get(a.slug) ?? 0));
}

/** Returns the articles to begin with in `lang`: at most ten, none that has a voice. */
export function firstToRecord(library: Pick<Library, 'articles' | 'site'>, lang: Lang): Article[] {
  return articlesToRecord(library, lang)
    .filter((article) => !hasVoice(article, lang))
    .slice(0, FIRST_RECORDINGS);
}

/** Returns whether a block is spoken: a picture is not, nor a clip, which speaks for itself. */
export function isSpoken({ kind }: BlockBody): boolean {
  return kind !== 'image' && kind !== 'audio' && kind !== 'untranslated';
}

/** Returns the block that stands for the whole in a retelling: the key points; where there are none, the answer; else the title. */
export function retoldBlock({ blocks }: Pick<Article, 'blocks'>): SourceBlock | undefined {
  const ofKind = (kind: BlockBody['kind']): SourceBlock | undefined => blocks.find(({ body }) => body.kind === kind);
  return ofKind('key-points') ?? ofKind('answer') ?? blocks[0];
}
