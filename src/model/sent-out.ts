/** Which recordings may leave the page, to be heard where nothing stands beside them: podcasts, loudspeakers. */
import type { Article } from './load/article.ts';
import type { Recording } from './load/sound.ts';
import { readingOf } from './reading.ts';

/**
 * Returns whether `recording` may be heard without its page. Not when words have changed since it was spoken, or
 * somebody has heard a mistake in it and nobody else has found it right; not when it reads a translation that nobody has reviewed, for no notice stands beside it. A retelling is its speaker's words.
 */
export function maySendOut(article: Article, recording: Recording): boolean {
  if (recording.isOutdated || recording.heard.level === 'wrong') return false;
  return recording.kind === 'retelling' || readingOf(article, recording.lang).publishable;
}
