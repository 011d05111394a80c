/** The interface's words: `useWords(lang)` → `t(key)`. A word that falls back says in which language it is. */
import i18next, { type i18n } from 'i18next';
import { readEnv } from '../env.ts';
import { LANGS, LANGUAGES, isLang, type Lang } from '../languages.ts';
import { WORD_AREAS, type WordKey } from './keys.ts';
import { readLocale } from './locale-files.ts';

/** A word or sentence with the language it is in. */
export interface Word {
  readonly text: string;
  /** BCP 47, for `lang` attributes. */
  readonly lang: string;
}

/** What placeholders stand for. A day is `2026-12-04`, a month `2026-12`. */
export type WordValues = Readonly<Record<string, string | number>>;

export interface Words {
  readonly lang: Lang;
  /**
   * Returns the words of `key`, in the language's fallback where it has none.
   * @throws Error in Chinese when a placeholder has no value.
   */
  readonly t: (key: WordKey, values?: WordValues) => Word;
}

/** Bounds of a word in the pseudo-language. */
export const PSEUDO_MARKS = ['⟦', '⟧'] as const;

interface Settings {
  readonly localesDir: string;
  readonly pseudo: boolean;
}

/** Returns words from the locale files of `settings`, read once. */
export function loadWords(settings: Settings): (lang: Lang) => Words {
  const catalogue = createCatalogue(settings.localesDir);
  const mark = (text: string): string => (settings.pseudo ? PSEUDO_MARKS.join(text) : text);
  return (lang) => ({
    lang,
    t: (key, values = {}) => {
      const { usedLng } = catalogue.t(key, { lng: lang, ...values, returnDetails: true, skipInterpolation: true });
      const used = isLang(usedLng) ? usedLng : lang;
      // Once more in the language that has it: days are written as that language writes them.
      return { text: mark(catalogue.t(key, { lng: used, ...values })), lang: LANGUAGES[used].tag };
    },
  });
}

let memo: ((lang: Lang) => Words) | undefined;

/** Returns the words of the site in `lang`. */
export function useWords(lang: Lang): Words {
  memo ??= loadWords(readEnv());
  return memo(lang);
}

/** Returns the words of `key` in `lang` and in Chinese; once where they are in Chinese anyway. */
export function withChinese(lang: Lang, key: WordKey): readonly Word[] {
  const [own, chinese] = [useWords(lang).t(key), useWords('zh').t(key)];
  return own.lang === chinese.lang ? [chinese] : [own, chinese];
}

function createCatalogue(dir: string): i18n {
  const catalogue = i18next.createInstance();
  void catalogue.init({
    resources: Object.fromEntries(LANGS.map((lang) => [lang, readLocale(dir, lang)])),
    ns: [...WORD_AREAS],
    nsSeparator: '.',
    keySeparator: false,
    initAsync: false,
    lng: 'zh',
    fallbackLng: Object.fromEntries(LANGS.map((lang) => [lang, [LANGUAGES[lang].fallback ?? lang]])),
    returnEmptyString: false,
    // Astro escapes what it writes.
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`界面文字“${text}”里的 ${match[1] ?? ''} 没有给值。`);
    },
  });
  const dated = (key: string) => (value: string, lang: string | undefined) => {
    const [year = '', month = '', day = ''] = value.split('-');
    return catalogue.t(key, { lng: lang ?? 'zh', year: Number(year), month: Number(month), day: Number(day) });
  };
  catalogue.services.formatter?.add('day', dated('common.day'));
  catalogue.services.formatter?.add('month', dated('common.month'));
  return catalogue;
}
