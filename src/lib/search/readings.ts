/**
 * What a query in Latin letters says in the languages of the site, so that the page can say “by pinyin: 彩礼” and look for
 * it. Fetched when somebody types Latin letters.
 */
import { matchPinyin, pinyinLetters } from '../input/pinyin.ts';
import type { Sounds } from '../input/sounds.ts';
import { readRomanYi, type YiUnit } from '../input/yi.ts';
import type { GuideData, Outline } from './guide-data.ts';
import { lettersOf } from './letters.ts';

/** What a query may say. Each list is best first. */
export interface Readings {
  /** Chinese words that stand on the site. */
  readonly zh: readonly string[];
  /** Yi, with the syllables it may be where tones were not written; whether it stands anywhere the index knows. */
  readonly ii: readonly (readonly YiUnit[])[];
  /** Tibetan; whether it stands anywhere the index knows. */
  readonly bo: string | null;
}

/** Words of the site by their first syllable, made ready once. */
export interface Vocabulary {
  readonly sounds: Sounds;
  readonly texts: readonly (readonly string[])[];
  /** Syllable → where a character with it stands: number of the text, number of the character. */
  readonly places: ReadonlyMap<string, readonly (readonly [text: number, at: number])[]>;
}

/** More would be guesses nobody asked for. */
const MAX_WORDS = 3;
/** Longest stretch of characters taken as one. */
const MAX_PIECE = 8;
const MAX_SYLLABLE = 6;
/** First letters alone say little: two would begin anything. */
const MIN_INITIALS = 2;

/** Returns the words that readings may be made of: from an outline, or better from the whole guide. */
export function prepareReadings(data: Outline & Partial<Pick<GuideData, 'same'>>, sounds: Sounds): Vocabulary {
  const all = [
    ...(data.same ?? []).flatMap(([first = '', ...others]) => [
      first,
      // Slips that sound alike are there to be understood, not to be proposed: 离昏 for 离婚.
      ...others.filter((other) => !soundsLike(other, first, sounds)),
    ]),
    ...data.pages.flatMap((page) => [...page.words, page.zh ?? page.title]),
    ...data.laws.flatMap((law) => law.names.slice(1)),
  ];
  const texts = [...new Set(all)].map((text) => lettersOf(text).letters);
  const places = new Map<string, (readonly [number, number])[]>();
  texts.forEach((letters, text) =>
    letters.forEach((letter, at) => {
      for (const syllable of sounds.get(letter) ?? []) {
        const known = places.get(syllable);
        if (known === undefined) places.set(syllable, [[text, at]]);
        else known.push([text, at]);
      }
    }),
  );
  return { sounds, texts, places };
}

function soundsLike(one: string, other: string, sounds: Sounds): boolean {
  const [letters, others] = [Array.from(one), Array.from(other)];
  return (
    letters.length === others.length &&
    letters.every((letter, at) => (sounds.get(letter) ?? []).some((own) => sounds.get(others[at] ?? '')?.includes(own)))
  );
}

/**
 * Returns what `query` says when it is written in Latin letters; empty readings for any other. Work is bounded by the
 * words of the site times the letters of a query that is short enough to be one.
 * @param wylie - what `readWylie` says of it
 */
export function readingsOf(query: string, vocabulary: Vocabulary, wylie: string | null = null): Readings {
  const letters = pinyinLetters(query);
  const written = query.length <= 200 && /[A-Za-z]/.test(query);
  return {
    zh: letters === null ? [] : chineseOf(query, letters, vocabulary),
    ii: written ? readRomanYi(query) : [],
    bo: wylie,
  };
}

function chineseOf(query: string, letters: string, vocabulary: Vocabulary): string[] {
  const whole = spelledOut(letters, breaksOf(query), vocabulary);
  return whole.length > 0 ? whole : byFirstLetters(letters, vocabulary);
}

/** Numbers of the letters at which the writer began a new syllable, by a space, an apostrophe or a tone. */
function breaksOf(query: string): ReadonlySet<number> {
  const breaks = new Set<number>();
  let at = 0;
  for (const part of query.split(/[\s'’1-5-]+/u)) {
    at += pinyinLetters(part)?.length ?? 0;
    breaks.add(at);
  }
  return breaks;
}

interface Way {
  readonly text: string;
  readonly pieces: number;
  /** Pieces of one character: they fit anything, so there may not be more of them than of others. */
  readonly singles: number;
  /** The more, the more often its pieces stand on the site. */
  readonly weight: number;
}

/** Reads all letters as whole syllables, in as few pieces as stand on the site. */
function spelledOut(letters: string, breaks: ReadonlySet<number>, vocabulary: Vocabulary): string[] {
  // `best[i]` reads the letters before i.
  const best: Way[][] = [[{ text: '', pieces: 0, singles: 0, weight: 0 }]];
  for (let end = 1; end <= letters.length; end += 1) best.push([]);
  for (let start = 0; start < letters.length; start += 1) {
    const before = best[start] ?? [];
    if (before.length === 0) continue;
    for (const [end, pieces] of piecesAt(letters, start, breaks, vocabulary)) {
      const ways = [...pieces].flatMap(([text, times]) =>
        before.map((way) => ({
          text: way.text + text,
          pieces: way.pieces + 1,
          singles: way.singles + (Array.from(text).length === 1 ? 1 : 0),
          weight: way.weight + Math.log(times),
        })),
      );
      best[end] = [...(best[end] ?? []), ...ways].sort(compareWays).slice(0, MAX_WORDS);
    }
  }
  const ways = best[letters.length] ?? [];
  const fewest = ways[0]?.pieces ?? 0;
  const sound = ways.filter((way) => way.pieces === fewest && (way.pieces === 1 || way.singles * 2 <= way.pieces));
  return [...new Set(sound.map((way) => way.text))];
}

function compareWays(a: Way, b: Way): number {
  return a.pieces - b.pieces || a.singles - b.singles || b.weight - a.weight || (a.text < b.text ? -1 : 1);
}

/** End → the stretches of characters that the letters from `start` to there spell, with how often they stand. */
function piecesAt(
  letters: string,
  start: number,
  breaks: ReadonlySet<number>,
  { sounds, texts, places }: Vocabulary,
): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const found = new Map<number, Map<string, number>>();
  const visit = (text: readonly string[], at: number, from: number, piece: string, depth: number): void => {
    const letter = text[at];
    if (letter === undefined || depth === MAX_PIECE) return;
    for (const syllable of sounds.get(letter) ?? []) {
      const end = from + syllable.length;
      if (!letters.startsWith(syllable, from) || isBroken(from, end, breaks)) continue;
      const stretch = piece + letter;
      const same = found.get(end) ?? new Map<string, number>();
      same.set(stretch, (same.get(stretch) ?? 0) + 1);
      found.set(end, same);
      visit(text, at + 1, end, stretch, depth + 1);
    }
  };
  for (let length = 1; length <= MAX_SYLLABLE; length += 1) {
    // Each character is come to by one of its syllables only: the one that stands here.
    const syllable = letters.slice(start, start + length);
    if (syllable.length < length) break;
    for (const [text, at] of places.get(syllable) ?? []) {
      if (firstSyllable(sounds, texts[text]?.[at], letters, start) === syllable)
        visit(texts[text] ?? [], at, start, '', 0);
    }
  }
  return found;
}

/** The first of the syllables of a character that stands in `letters` at `start`. */
function firstSyllable(sounds: Sounds, letter: string | undefined, letters: string, start: number): string | undefined {
  return (sounds.get(letter ?? '') ?? []).find((syllable) => letters.startsWith(syllable, start));
}

function isBroken(start: number, end: number, breaks: ReadonlySet<number>): boolean {
  for (let at = start + 1; at < end; at += 1) if (breaks.has(at)) return true;
  return false;
}

/** Words whose characters begin with these letters, from the first on: `cl` for 彩礼. */
function byFirstLetters(letters: string, { sounds, texts }: Vocabulary): string[] {
  if (letters.length < MIN_INITIALS) return [];
  const found = new Map<string, { times: number; isWhole: boolean }>();
  for (const text of texts) {
    const span = matchPinyin(
      letters,
      text.map((letter) => sounds.get(letter) ?? []),
    );
    if (span < MIN_INITIALS) continue;
    const word = text.slice(0, span).join('');
    const known = found.get(word);
    found.set(word, { times: (known?.times ?? 0) + 1, isWhole: known?.isWhole === true || span === text.length });
  }
  return [...found]
    .sort(
      ([a, x], [b, y]) =>
        Number(y.isWhole) - Number(x.isWhole) || a.length - b.length || y.times - x.times || (a < b ? -1 : 1),
    )
    .slice(0, MAX_WORDS)
    .map(([word]) => word);
}
