/** The sounds of the content as the sound step takes them. */
import { join } from 'node:path';
import type { Article, Library } from '../../model/library.ts';
import { textOf } from '../../model/parse/inline.ts';
import { clipCues, spokenCues } from '../../model/spoken.ts';
import { lawAsOf } from '../../model/usage.ts';
import type { AudioSource } from './sound.ts';

type Recording = Article['recordings'][number];
type Clip = Article['clips'][string] | Library['tiles'][number]['names'][number];

/** Returns the sources of all articles, in their order, then the spoken names of the tiles that stand for their words. */
export function audioSources(contentDir: string, { articles, register, tiles }: Library): AudioSource[] {
  const ofArticles = articles.flatMap((article) => [
    ...article.recordings.map((recording) => recordingSource(contentDir, article, recording, register)),
    ...Object.values(article.clips).map((clip) => ({
      ...voiceSource(contentDir, article, clip, register),
      title: clip.title,
      cues: clipCues(article, clip),
    })),
  ]);
  const names = tiles
    .flatMap((tile) => tile.names)
    .filter(({ isStale }) => !isStale)
    .map((name) => ({ ...voiceSource(contentDir, null, name, register), title: name.title, cues: [] }));
  return [...ofArticles, ...names];
}

/** Returns a recording of an article as a source. */
export function recordingSource(
  contentDir: string,
  article: Article,
  recording: Recording,
  register: Library['register'],
): AudioSource {
  return {
    ...voiceSource(contentDir, article, recording, register),
    checkedBy: recording.heard.level === 'checked' ? recording.heard.by.map(({ name }) => name) : [],
    title: titleOf(article),
    cues: spokenCues(article, recording, register),
  };
}

function voiceSource(
  contentDir: string,
  article: Article | null,
  { id, path, lang, dialect, speaker, licence }: Recording | Clip,
  register: Library['register'],
): Omit<AudioSource, 'title' | 'cues'> {
  return {
    id,
    file: join(contentDir, path),
    shownAs: path,
    lang,
    dialect: dialect.name,
    place: speaker.kind === 'person' ? speaker.place : null,
    synthetic: speaker.kind === 'synthetic',
    licence,
    lawAsOf: article === null ? null : lawAsOf(article, register),
    checkedBy: [],
  };
}

/** The Chinese, in every language: what an editor calls the article. */
export function titleOf(article: Article): string {
  const body = article.blocks[0]?.body;
  return body?.kind === 'title' ? textOf(body.children) : article.slug;
}
