/** What a cell of the overview says, in Chinese: it is for editors and offices. */
import type { WordKey } from '../../i18n/keys.ts';
import { useWords, type WordValues } from '../../i18n/words.ts';
import { LANGS, LANGUAGES, type TranslationLang } from '../../languages.ts';
import { percent } from '../../lib/percent.ts';
import type { ArticleStatus } from '../../model/status/article.ts';

const say = (k: WordKey, values?: WordValues): string => useWords('zh').t(k, values).text;

/** Returns how far the text of an article in `lang` is, a line each. */
export function textSaid({ languages, unattestedYi }: ArticleStatus, lang: TranslationLang): string[] {
  const status = languages[lang];
  if (status === null || status.translated === 0) return [say('status.noText')];
  const { blocks, translated, machine, draft, reviewed, untranslated, missing, stale, chinese } = status;
  return [
    say('status.translated', { translated, blocks, share: percent(translated / blocks) }),
    say('status.levels', { machine, draft, reviewed }),
    say('status.rest', { untranslated, missing, stale }),
    ...(chinese === null ? [] : [say('status.chinese', { share: percent(chinese.share) })]),
    ...(lang === 'ii' && unattestedYi !== null ? [say('status.unattested', { count: unattestedYi })] : []),
  ];
}

/** Returns who speaks of an article, a line a language; that nobody does. */
export function voiceSaid({ languages }: ArticleStatus): string[] {
  const lines = LANGS.flatMap((lang) => {
    const status = languages[lang];
    if (status === null || status.recordings === 0) return [];
    const { spokenByPeople: people, spokenByMachine: machine, staleSpoken: stale } = status;
    return [say('status.spoken', { language: LANGUAGES[lang].chineseName, people, machine, stale })];
  });
  return lines.length > 0 ? lines : [say('status.noVoice')];
}

const LAWYER = { nobody: 'status.lawyerNobody', partly: 'status.lawyerPartly', whole: 'status.lawyerWhole' } as const;

/** Returns who has held an article against the law, and when it is to be done again. */
export function lawSaid({ checkedOn, checkDue, isDue, lawyer }: ArticleStatus): string[] {
  return [
    ...(checkedOn === null || checkDue === null
      ? [say('status.unchecked')]
      : [say(isDue ? 'status.checkOver' : 'status.checked', { day: checkedOn, month: checkDue })]),
    say(LAWYER[lawyer]),
  ];
}

/** Returns how hard the Chinese is to read. */
export function readingSaid({ readability }: ArticleStatus): string[] {
  const { average, longest, over } = readability;
  return [
    say('status.sentences', { average: average.toFixed(1), longest }),
    ...(over.length > 0 ? [say('status.tooHard')] : []),
  ];
}
