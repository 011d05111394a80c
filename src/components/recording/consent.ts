/** What a speaker agrees to, in the language of the page and in Chinese: the Chinese is what counts. */
import { useWords } from '../../i18n/words.ts';
import type { Lang } from '../../languages.ts';

const PARTS = ['recording.consentPublish', 'recording.consentTakeDown', 'recording.consentMinor'] as const;

/** Returns the sentences of the consent, a list for each language; the Chinese alone where nothing of it is translated. */
export function consentIn(lang: Lang) {
  const own = PARTS.map((part) => useWords(lang).t(part));
  const chinese = PARTS.map((part) => useWords('zh').t(part));
  return own.some((word, at) => word.lang !== chinese[at]?.lang) ? [own, chinese] : [chinese];
}
