/** What can be heard one after the other. */
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import type { Article } from '../../model/library.ts';
import type { Topic } from '../../model/schema/site.ts';
import { href } from '../frame/href.ts';
import { articlePath, voicesOf } from '../reading/article-list.ts';

export interface TopicToHear {
  readonly topic: Topic;
  /** With a recording in the language. */
  readonly articles: readonly Article[];
}

/** Returns the topics that have something to hear in `lang`, in their order. */
export function topicsToHear(lang: Lang): TopicToHear[] {
  const { topics, articles } = content().library;
  return topics
    .map((topic) => ({
      topic,
      articles: articles.filter((article) => article.meta.topic === topic.id && voicesOf(article, lang).length > 0),
    }))
    .filter((entry) => entry.articles.length > 0);
}

/** Returns the paths of a list to play: the list is kept in the tab, so nothing sensitive is in it. */
export function pathsToPlay(articles: readonly Article[], lang: Lang): string[] {
  return articles.filter(({ meta }) => !meta.sensitive).map((article) => href(articlePath(article), lang));
}
