/** What `late.client.ts` says, with the placeholders that it fills in. */
import { useWords } from '../../i18n/words.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';

/** Returns the words of `keep.json`. */
export function lateWords(lang: Lang): Readonly<Record<string, string>> {
  const { t } = useWords(lang);
  const words = {
    kept: t('keeping.kept', { day: '{day}' }),
    // Dates stand among the others: in their language, not in that of the page, whose letters have no font there.
    day: t('common.day', { year: '{year}', month: '{month}', day: '{day}' }),
    month: t('common.month', { year: '{year}', month: '{month}' }),
    due: t('keeping.due', { month: '{month}' }),
    overdue: t('keeping.overdue', { month: '{month}' }),
    state: t('keeping.state'),
    newer: t('keeping.newer'),
    reload: t('keeping.reload'),
    away: t('keeping.away'),
    sent: t('keeping.sent'),
  };
  const { fallback, tag } = LANGUAGES[lang];
  // All in one language: a single `lang` is said of them.
  if (fallback !== null && Object.values(words).some((word) => word.lang !== tag)) return lateWords(fallback);
  return { lang: tag, ...Object.fromEntries(Object.entries(words).map(([name, { text }]) => [name, text])) };
}
