/** Syllables of each script: those of the Declaration, and more that exist or could. */
import type { Lang } from '../../../../src/languages.ts';
import { readUdhr } from '../../../commands/content-udhr.ts';

export interface Syllables {
  /** As often and in the order in which the Declaration has them. */
  readonly read: readonly string[];
  /** Others, each once, in the order of the table they come from. */
  readonly unread: readonly string[];
}

const OWN: Readonly<Record<Lang, RegExp>> = {
  zh: /\p{Script=Han}/gu,
  ii: /\p{Script=Yi}/gu,
  bo: /[\u0F40-\u0FBC]+/gu,
};

const UNREAD: Readonly<Record<Lang, (read: readonly string[]) => string[]>> = {
  zh: commonCharacters,
  ii: yiSyllables,
  bo: tibetanSyllables,
};

/** Returns the syllables of a script; for Chinese, characters. */
export function syllablesOf(lang: Lang): Syllables {
  const texts = readUdhr().flatMap(({ title, paragraphs }) => [title, ...paragraphs].map((line) => line[lang]));
  const read = texts.flatMap((text) => text.match(OWN[lang]) ?? []);
  const known = new Set(read);
  return { read, unread: UNREAD[lang](read).filter((syllable) => !known.has(syllable)) };
}

/** The 3,755 characters of the first level of GB 2312. */
function commonCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    // The last five places of the last row are empty.
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  return [...new TextDecoder('gbk').decode(Uint8Array.from(bytes))];
}

/** All of the Unicode block but U+A015, which only repeats. */
function yiSyllables(): string[] {
  const codes = Array.from({ length: 0xa48d - 0xa000 }, (_, index) => 0xa000 + index);
  return codes.filter((code) => code !== 0xa015).map((code) => String.fromCodePoint(code));
}

/** What stands before the vowel sign of one syllable that was read, with what follows in another. */
function tibetanSyllables(read: readonly string[]): string[] {
  const onsets = new Set<string>();
  const rimes = new Set<string>();
  for (const syllable of read) {
    const [, onset, rime] =
      /^((?:[\u0F40-\u0F6C]|[\u0F90-\u0FBC]){1,4})((?:\u0F72|\u0F74|\u0F7A|\u0F7C)[\u0F40-\u0F6C]{0,2})$/u.exec(
        syllable,
      ) ?? [];
    if (onset === undefined || rime === undefined) continue;
    onsets.add(onset);
    rimes.add(rime);
  }
  return [...onsets].flatMap((onset) => [...rimes].map((rime) => onset + rime));
}
