/**
 * The only table of languages. Whoever needs to treat one language differently asks this table
 * (or its script module in `lib/script/`), never `lang === 'bo'`.
 */

/** The languages of the platform; `zh` is the source of all others. */
export const LANGS = ['zh', 'ii', 'bo'] as const;
export type Lang = (typeof LANGS)[number];

/** Languages that articles are translated into. */
export const TRANSLATION_LANGS = ['ii', 'bo'] as const;
export type TranslationLang = (typeof TRANSLATION_LANGS)[number];

export interface Language {
  /** Folder, URL segment and file name: `/ii/`, `ii.mdx`. */
  readonly code: Lang;
  /** BCP 47 tag for `lang` attributes and hreflang. */
  readonly tag: string;
  /** The name in its own language and script. */
  readonly ownName: string;
  /** The name in Chinese. */
  readonly chineseName: string;
  /** ISO 15924 code of its script. */
  readonly script: 'Hans' | 'Yiii' | 'Tibt';
  /** Shown where a text does not exist in this language. */
  readonly fallback: Lang | null;
}

export const LANGUAGES: Readonly<Record<Lang, Language>> = {
  zh: { code: 'zh', tag: 'zh-CN', ownName: '中文', chineseName: '汉语', script: 'Hans', fallback: null },
  ii: { code: 'ii', tag: 'ii', ownName: 'ꆈꌠꉙ', chineseName: '彝语', script: 'Yiii', fallback: 'zh' },
  bo: { code: 'bo', tag: 'bo', ownName: 'བོད་ཡིག', chineseName: '藏语', script: 'Tibt', fallback: 'zh' },
};

/** Returns whether `value` is the code of a language of the platform. */
export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (LANGS as readonly string[]).includes(value);
}

/** Returns whether `lang` is a language that articles are translated into. */
export function isTranslationLang(lang: Lang): lang is TranslationLang {
  return (TRANSLATION_LANGS as readonly string[]).includes(lang);
}
