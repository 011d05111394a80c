/** Which published recordings a second speaker can hear. */
import type { Content } from '../../content.ts';
import type { Lang } from '../../languages.ts';
import type { Sound } from '../../lib/sound.ts';
import type { Article } from '../../model/library.ts';

export interface RecordingToCheck {
  readonly article: Article;
  readonly recording: Article['recordings'][number];
  readonly sound: Sound;
  /** Its folder in `audio/`. */
  readonly id: string;
}

/** Returns the recordings in `lang` (in all languages when it is left out) whose sound is there, in the order of the articles. */
export function recordingsToCheck(
  { library, sounds }: Pick<Content, 'library' | 'sounds'>,
  lang?: Lang,
): RecordingToCheck[] {
  return library.articles.flatMap((article) =>
    article.recordings.flatMap((recording) => {
      const sound = sounds[recording.id];
      const id = recording.id.split('/').at(-1) ?? '';
      return sound !== undefined && (lang === undefined || recording.lang === lang)
        ? [{ article, recording, sound, id }]
        : [];
    }),
  );
}

/** Returns where it is heard, without base and language. */
export function checkPath({ article, id }: RecordingToCheck): string {
  return `/record/check/${article.slug}/${id}/`;
}
