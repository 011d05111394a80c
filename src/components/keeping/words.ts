/** What `late.client.ts` says, with the placeholders that it fills in. */
import { useWords } from '../../i18n/words.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';

/** Returns the words of `keep.json`. */
export function lateWords(lang: Lang): Readonly<Record<string, string>> {
  const { t } = useWords(lang);
  const kept = t('keeping.kept', { day: '{day}' });
  // A date stands among these words: in their language, not in that of the page, whose letters have no font there.
  const { t: among } = kept.lang === LANGUAGES[lang].tag ? { t } : useWords('zh');
  return {
    lang: kept.lang,
    kept: kept.text,
    day: among('common.day', { year: '{year}', month: '{month}', day: '{day}' }).text,
    month: among('common.month', { year: '{year}', month: '{month}' }).text,
    due: t('keeping.due', { month: '{month}' }).text,
    overdue: t('keeping.overdue', { month: '{month}' }).text,
    state: t('keeping.state').text,
    newer: t('keeping.newer').text,
    reload: t('keeping.reload').text,
    away: t('keeping.away').text,
    sent: t('keeping.sent').text,
  };
}
