/** What lists and links need to know of articles. */
import { content } from '../../content.ts';
import { LANGS, type Lang } from '../../languages.ts';
import type { Sound } from '../../lib/sound.ts';
import type { Article } from '../../model/library.ts';
import { byVoice } from '../../model/voice-order.ts';

/** Returns the address of an article's page, without base and language. */
export function articlePath(article: Article): string {
  return `/articles/${article.slug}/`;
}

/** Returns where one says what one thinks of an article, as {@link articlePath} does; of a sensitive one the address does not tell. */
export function feedbackPath({ slug, meta }: Article): string {
  return `/feedback/${meta.sensitive ? '' : `#${slug}`}`;
}

/** Returns the articles with these slugs, in their order. */
export function articlesOf(slugs: readonly string[]): Article[] {
  const { articles } = content().library;
  return slugs.flatMap((slug) => articles.find((article) => article.slug === slug) ?? []);
}

export interface Voice {
  readonly recording: Article['recordings'][number];
  readonly sound: Sound;
}

/** Returns the recordings of the article in `lang` whose sounds are there, the one to offer first at the beginning. */
export function voicesOf(article: Article, lang: Lang): Voice[] {
  const { sounds } = content();
  return article.recordings
    .filter((recording) => recording.lang === lang)
    .sort(byVoice)
    .flatMap((recording) => {
      const sound = sounds[recording.id];
      return sound === undefined ? [] : [{ recording, sound }];
    });
}

/**
 * Returns what to offer where there is no recording in `lang`: Chinese, which most understand, in Sichuanese before
 * Mandarin, then the third language; null when there is none.
 */
export function voiceInstead(article: Article, lang: Lang): Voice | null {
  const others: readonly Lang[] = LANGS.filter((other) => other !== lang);
  return others.flatMap((other) => voicesOf(article, other))[0] ?? null;
}

/** Returns the languages with a recording of the article. */
export function langsToHear(article: Article): Lang[] {
  return LANGS.filter((lang) => voicesOf(article, lang).length > 0);
}
