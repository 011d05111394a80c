/** The sounds of the content as the sound step takes them. */
import { join } from 'node:path';
import type { Library } from '../../model/library.ts';
import { textOf } from '../../model/parse/inline.ts';
import type { AudioSource } from './sound.ts';

/** Returns the sources of all articles, in their order. */
export function audioSources(contentDir: string, { articles }: Library): AudioSource[] {
  return articles.flatMap((article) => {
    const title = titleOf(article);
    return [...article.recordings, ...Object.values(article.clips)].map((voice): AudioSource => ({
      id: voice.id,
      file: join(contentDir, voice.path),
      shownAs: voice.path,
      title: 'title' in voice ? voice.title : title,
      lang: voice.lang,
      dialect: voice.dialect.name,
      place: voice.speaker.kind === 'person' ? voice.speaker.place : null,
      synthetic: voice.speaker.kind === 'synthetic',
      licence: voice.licence,
      lawAsOf: article.meta.checked?.on ?? null,
    }));
  });
}

function titleOf(article: Library['articles'][number]): string {
  const body = article.blocks[0]?.body;
  return body?.kind === 'title' ? textOf(body.children) : article.slug;
}
