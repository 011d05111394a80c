/** Which recordings are played one after the other, and how many at a time. */
import type { Lang } from '../../languages.ts';
import type { Article, Library } from '../../model/library.ts';
import { maySendOut } from '../../model/sent-out.ts';

type Recording = Article['recordings'][number];
type Topic = Library['topics'][number];

/** Nobody stands still longer under a loudspeaker; for less nobody fetches the key. */
export const MOST_SECONDS = 15 * 60;
export const LEAST_SECONDS = 5 * 60;
/** Silence between two recordings. */
export const PAUSE_SECONDS = 2;

export interface Part {
  readonly article: Article;
  readonly recording: Recording;
}

/** What is played from one voice to the next of the same speech: nobody is addressed in two dialects at once. */
export interface Series {
  readonly topic: Topic;
  readonly lang: Lang;
  readonly dialect: Recording['dialect'];
  readonly isMachine: boolean;
  readonly parts: readonly Part[];
}

/**
 * Returns the series of a topic in `lang`, persons before machines. An article is heard once in each dialect, by a
 * machine only where no person has spoken it in that language. Sensitive articles as well: this leaves no trace on a phone.
 */
export function seriesOf({ articles }: Pick<Library, 'articles'>, topic: Topic, lang: Lang): Series[] {
  const series = new Map<string, Series & { readonly parts: Part[] }>();
  for (const article of articles.filter(({ meta }) => meta.topic === topic.id)) {
    const heard = article.recordings.filter((recording) => recording.lang === lang && maySendOut(article, recording));
    const persons = heard.filter(({ speaker }) => speaker.kind === 'person');
    for (const recording of persons.length > 0 ? persons : heard) {
      const isMachine = recording.speaker.kind === 'synthetic';
      const key = `${isMachine ? 'b' : 'a'} ${recording.dialect.id}`;
      const one = series.get(key) ?? { topic, lang, dialect: recording.dialect, isMachine, parts: [] };
      if (!one.parts.some((part) => part.article === article)) one.parts.push({ article, recording });
      series.set(key, one);
    }
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * Returns `parts` in groups of at most 15 minutes, in their order, each of at least 5 where there is enough; a part that
 * is longer stands alone. What is left at the end goes to the group before, where it fits.
 */
export function programmesOf<T extends { readonly seconds: number }>(parts: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const isOpen = last !== undefined && lengthOf(last) < LEAST_SECONDS;
    if (isOpen && lengthOf([...last, part]) <= MOST_SECONDS) last.push(part);
    else groups.push([part]);
  }
  const [before, last] = groups.slice(-2);
  if (before !== undefined && last !== undefined && lengthOf(last) < LEAST_SECONDS) {
    if (lengthOf([...before, ...last]) <= MOST_SECONDS) groups.splice(-2, 2, [...before, ...last]);
  }
  return groups;
}

/** Returns how long `parts` take one after the other, in seconds. */
export function lengthOf(parts: readonly { readonly seconds: number }[]): number {
  return parts.reduce((sum, { seconds }) => sum + seconds, Math.max(0, parts.length - 1) * PAUSE_SECONDS);
}
