/** What the studio keeps of a recording under way, and what it makes of it when it is handed in. */
import type { Lang } from '../languages.ts';
import type { Dialect } from './dialects.ts';
import type { AboutHandIn, HandInPart, NamesHandIn, RecordingHandIn, SpokenName } from './recording-hand-in.ts';
import type { Flaw } from './recording-quality.ts';

export type RecordingKind = RecordingHandIn['kind'];

/** Who speaks, and what they agreed to. */
export interface About {
  readonly name: string;
  readonly place: string;
  readonly dialect: Dialect;
  readonly isMinor: boolean;
  readonly guardian: string;
  /** Null until it is given, and again when it is taken back. */
  readonly consent: { readonly on: string; readonly text: string } | null;
}

/** One stretch of sound, from a press of the button to its end. */
export interface Take {
  readonly id: string;
  readonly kind: RecordingKind;
  /** Link id of the block. */
  readonly block: string;
  readonly source: string;
  readonly text?: string;
  /** Takes of a block with the same number go together: the first, and what went on after an interruption. */
  readonly pass: number;
  /** 0 for the first of its pass. */
  readonly part: number;
  /** MIME type, as the recorder says. */
  readonly type: string;
  /** `recording` is also what is found after the tab went away in the middle. */
  readonly state: 'recording' | 'done' | 'interrupted';
  /** 0 while it is not known. */
  readonly durationMs: number;
  readonly flaws: readonly Flaw[];
  /** The day it was spoken on. */
  readonly day: string;
}

/**
 * Returns the takes of one block that are to be heard and handed in, in order: the last time it was read to the end; where
 * it never was, the last time it was begun. Takes in which nothing is are left out.
 */
export function renditionOf<T extends Take>(takes: readonly T[]): T[] {
  const heard = takes.filter((take) => take.state !== 'recording' && take.durationMs > 0);
  const passes = [...new Set(heard.map((take) => take.pass))].sort((a, b) => b - a);
  const ofPass = (pass: number): T[] => heard.filter((take) => take.pass === pass).sort((a, b) => a.part - b.part);
  const whole = passes.find((pass) => isWhole(ofPass(pass)));
  const chosen = whole ?? passes[0];
  return chosen === undefined ? [] : ofPass(chosen);
}

/** Returns whether a rendition was spoken to its end. */
export function isWhole(rendition: readonly Take[]): boolean {
  const last = rendition[rendition.length - 1];
  return last !== undefined && last.state === 'done';
}

/** Returns the ending of the file name for a sound of this MIME type. */
export function fileEnding(type: string): string {
  if (/mp4|aac|m4a/i.test(type)) return 'm4a';
  return /ogg/i.test(type) ? 'ogg' : 'webm';
}

/** Returns the name of the file of each take, in their order: `01-b6f015.webm`, `01-b6f015-2.webm` for what went on after it. */
export function fileNames(takes: readonly Take[]): string[] {
  let number = 0;
  let before: Take | undefined;
  let again = 1;
  return takes.map((take) => {
    const goesOn = before !== undefined && before.block === take.block;
    number += goesOn ? 0 : 1;
    again = goesOn ? again + 1 : 1;
    before = take;
    return `${String(number).padStart(2, '0')}-${take.block}${again > 1 ? `-${again}` : ''}.${fileEnding(take.type)}`;
  });
}

/**
 * Returns what stands in `recording.yaml` for `takes`, which are of one kind and in the order of the article.
 * @throws Error when nobody has agreed: without consent nothing leaves the phone; or when there is nothing to hand in
 */
export function handInOf(options: {
  readonly article: string;
  readonly lang: Lang;
  readonly kind: RecordingKind;
  readonly about: About;
  readonly takes: readonly Take[];
}): RecordingHandIn {
  const { article, lang, kind, about, takes } = options;
  const names = fileNames(takes);
  const parts = takes.map((take, index): HandInPart => {
    const { block, source, text, durationMs } = take;
    return { block, source, ...(text === undefined ? {} : { text }), file: names[index] ?? '', durationMs };
  });
  return { format: 'muyu-pufa/recording', version: 1, article, kind, ...aboutOf(lang, about, takes), parts };
}

/**
 * Returns what stands in `recording.yaml` for names of pictures: the block of each take is the picture, in their order.
 * @throws Error as `handInOf`
 */
export function namesHandInOf(lang: Lang, about: About, takes: readonly Take[]): NamesHandIn {
  const names = fileNames(takes);
  const parts = takes.map(({ block, source, durationMs }, index): SpokenName => {
    return { tile: block, word: source, file: names[index] ?? '', durationMs };
  });
  return { format: 'muyu-pufa/names', version: 1, ...aboutOf(lang, about, takes), parts };
}

function aboutOf(lang: Lang, about: About, takes: readonly Take[]): AboutHandIn {
  const { consent } = about;
  const last = takes[takes.length - 1];
  if (consent === null || !isAgreed(about)) throw new Error('no consent, no hand-in');
  if (last === undefined) throw new Error('nothing was recorded');
  return {
    lang,
    dialect: { id: about.dialect.id, name: about.dialect.name },
    speaker: { name: about.name, place: about.place },
    consent: {
      given: true,
      on: consent.on,
      text: consent.text,
      ...(about.isMinor ? { guardian: about.guardian } : {}),
    },
    licence: 'CC-BY-4.0',
    recorded: takes.reduce((day, take) => (take.day > day ? take.day : day), last.day),
  };
}

/** Returns whether all is said that must be said before a file leaves the phone; for a minor a grown-up agrees. */
export function isAgreed(about: About | null): boolean {
  if (about === null || about.consent === null) return false;
  if (about.isMinor && about.guardian === '') return false;
  return about.name !== '' && about.place !== '' && about.dialect.name !== '';
}

/** Returns the day on the wall, `2026-12-01`. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
