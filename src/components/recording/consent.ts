/** What a speaker agrees to, in the language of the page and in Chinese: the Chinese is what counts. */
import { withChinese } from '../../i18n/words.ts';
import type { Lang } from '../../languages.ts';

const PARTS = ['recording.consentPublish', 'recording.consentTakeDown', 'recording.consentMinor'] as const;

/** Returns the sentences of the consent, a list for each language; the Chinese alone where nothing of it is translated. */
export function consentIn(lang: Lang) {
  const parts = PARTS.map((part) => withChinese(lang, part));
  const places = parts.some((words) => words.length > 1) ? [0, -1] : [0];
  return places.map((place) => parts.flatMap((words) => words.at(place) ?? []));
}
