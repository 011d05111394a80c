/** What lists and links need to know of articles. */
import { content } from '../../content.ts';
import { LANGS, type Lang } from '../../languages.ts';
import type { Sound } from '../../lib/sound.ts';
import type { Article } from '../../model/library.ts';

/** Returns the address of an article's page, without base and language. */
export function articlePath(article: Article): string {
  return `/articles/${article.slug}/`;
}

export interface Voice {
  readonly recording: Article['recordings'][number];
  readonly sound: Sound;
}

/** Returns the first recording of the article in `lang` whose sound is there, or null. */
export function voiceOf(article: Article, lang: Lang): Voice | null {
  const { sounds } = content();
  for (const recording of article.recordings) {
    const sound = sounds[recording.id];
    if (recording.lang === lang && sound !== undefined) return { recording, sound };
  }
  return null;
}

/** Returns the languages with a recording of the article. */
export function langsToHear(article: Article): Lang[] {
  return LANGS.filter((lang) => voiceOf(article, lang) !== null);
}
