/** What can be heard one after the other. */
import { content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import { datedEvents, undatedEvents } from '../../model/event.ts';
import type { Article } from '../../model/library.ts';
import type { Event } from '../../model/schema/event.ts';
import type { Topic } from '../../model/schema/site.ts';
import { href } from '../frame/href.ts';
import { articlePath, articlesOf, voicesOf } from '../reading/article-list.ts';

export interface ListToHear {
  readonly about: Topic | Event;
  /** With a recording in the language. */
  readonly articles: readonly Article[];
}

/** Returns the topics that have something to hear in `lang`, in their order. */
export function topicsToHear(lang: Lang): ListToHear[] {
  const { topics, articles } = content().library;
  return heard(
    topics.map((topic) => ({ about: topic, articles: articles.filter((article) => article.meta.topic === topic.id) })),
    lang,
  );
}

/** Returns the occasions that have something to hear in `lang`, the next first. */
export function eventsToHear(lang: Lang): ListToHear[] {
  const { events, today } = content().library;
  const inOrder = [...datedEvents(events, today).map(({ event }) => event), ...undatedEvents(events, today)];
  return heard(
    inOrder.map((event) => ({ about: event, articles: articlesOf(event.articles) })),
    lang,
  );
}

/** Returns the articles that have a recording in `lang`. */
export function withVoice(articles: readonly Article[], lang: Lang): Article[] {
  return articles.filter((article) => voicesOf(article, lang).length > 0);
}

/** Returns the paths of a list to play: the list is kept in the tab, so nothing sensitive is in it. */
export function pathsToPlay(articles: readonly Article[], lang: Lang): string[] {
  return articles.filter(({ meta }) => !meta.sensitive).map((article) => href(articlePath(article), lang));
}

function heard(lists: readonly ListToHear[], lang: Lang): ListToHear[] {
  return lists
    .map(({ about, articles }) => ({ about, articles: withVoice(articles, lang) }))
    .filter(({ articles }) => articles.length > 0);
}
