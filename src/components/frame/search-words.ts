/** The words of the search form and page. */
import { useWords } from '../../i18n/words.ts';
import type { Lang } from '../../languages.ts';
import type { SearchWords } from '../searching/words.ts';

/** Returns what `SearchBox` and `SearchPage` say in `lang`. */
export function searchWords(lang: Lang): SearchWords {
  const { t } = useWords(lang);
  return {
    label: t('search.label'),
    placeholder: t('search.placeholder'),
    submit: t('search.submit'),
    idle: t('search.idle'),
    searching: t('search.searching'),
    found: t('search.found'),
    answers: t('search.answers'),
    near: t('search.near'),
    heard: t('search.heard'),
    readAs: t('search.readAs'),
    offline: t('search.offline'),
    filterTopic: t('search.filterTopic'),
    anyTopic: t('search.anyTopic'),
    filterLang: t('search.filterLang'),
    anyLang: t('search.anyLang'),
    filterHeard: t('search.filterHeard'),
    none: t('search.none'),
    noneNext: t('search.noneNext'),
    topics: t('search.topics'),
    call: t('search.call'),
    failed: t('search.failed'),
    partial: t('search.partial'),
    retry: t('search.retry'),
    more: t('search.more'),
    unsupported: t('search.unsupported'),
  };
}
