/** How much Chinese stands inside a Yi or Tibetan text: told for each article, so that “translated” says what it is. */
import type { TranslationLang } from '../../languages.ts';
import { segment } from '../../lib/script/index.ts';
import type { BlockBody } from '../block.ts';
import { inlineRuns } from '../check/walk.ts';
import type { Article } from '../library.ts';
import { textOf } from '../parse/inline.ts';

export interface ChineseShare {
  /** Chinese characters in the translated blocks: in `<Zh>` and in quotations. Blocks left in Chinese count elsewhere. */
  readonly characters: number;
  /** These and the syllables of the language itself; no digits, no punctuation. */
  readonly of: number;
  /** 0 to 1. */
  readonly share: number;
}

const HAN = /^\p{Script=Han}/u;
const OWN: Readonly<Record<TranslationLang, RegExp>> = { ii: /^\p{Script=Yi}/u, bo: /^\p{Script=Tibetan}/u };

/** Returns how much of the text of `article` in `lang` is Chinese; null without a text. */
export function chineseIn({ translations }: Pick<Article, 'translations'>, lang: TranslationLang): ChineseShare | null {
  const translation = translations[lang];
  if (translation === null) return null;
  const units = translation.rows.flatMap((row) =>
    row.state === 'translated' ? wordsOf(row.block.body).flatMap(segment) : [],
  );
  const characters = units.filter((unit) => HAN.test(unit)).length;
  return shareOf(characters, characters + units.filter((unit) => OWN[lang].test(unit)).length);
}

/** Returns the shares of several texts as that of one; null of none. */
export function chineseInAll(shares: readonly ChineseShare[]): ChineseShare | null {
  const sum = (of: 'characters' | 'of'): number => shares.reduce((total, share) => total + share[of], 0);
  return shares.length === 0 ? null : shareOf(sum('characters'), sum('of'));
}

function shareOf(characters: number, of: number): ChineseShare {
  return { characters, of, share: characters / Math.max(of, 1) };
}

/** What is said of a picture is text too. */
function wordsOf(body: BlockBody): string[] {
  return [...(body.kind === 'image' ? [body.alt] : []), ...inlineRuns(body).map(textOf)];
}
