/** What goes into the files that are taken along. */
import type { Article, Library } from './library.ts';
import type { Topic } from './schema/site.ts';
import { lawAsOf } from './usage.ts';

/** Returns the topics there is something to read of, in their order. */
export function topicsToCarry({ topics, articles }: Pick<Library, 'topics' | 'articles'>): Topic[] {
  return topics.filter((topic) => ofTopic(topic, articles).length > 0);
}

/** Returns the articles of a topic, in their order. */
export function ofTopic(topic: Topic, articles: readonly Article[]): Article[] {
  return articles.filter((article) => article.meta.topic === topic.id);
}

/**
 * Returns the day up to which the law is known that `articles` speak of: the earliest of theirs. Null when one of them
 * was never checked.
 */
export function lawOfAll(articles: readonly Article[], { register }: Pick<Library, 'register'>): string | null {
  const days = articles.map((article) => lawAsOf(article, register));
  return days.includes(null) ? null : (days.sort()[0] ?? null);
}
