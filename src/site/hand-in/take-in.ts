/** A recording whose words are known → its place in the content folder. The end of every way in. */
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Env } from '../../env.ts';
import { LANGUAGES, type Lang } from '../../languages.ts';
import type { Span } from '../../lib/speech/find.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { hasErrors } from '../../model/check/report.ts';
import type { Article, Library } from '../../model/library.ts';
import { toRead } from '../../model/reading-pace.ts';
import type { About } from '../../model/schema/hand-in.ts';
import { recordingSchema, type RecordingFile } from '../../model/schema/recording.ts';
import { sha256Of } from '../audio/cache.ts';
import { openCodec } from '../audio/codec.ts';
import { MAX_INPUT_BYTES, MAX_SECONDS } from '../audio/settings.ts';
import { encodeFlac, joinParts } from './join.ts';
import { commonRate, decode, judge, listenToAll, type Listened, type Stretch } from './listen.ts';
import { placeRecording } from './place.ts';

export interface SpokenArticle {
  readonly article: Article;
  readonly lang: Lang;
  readonly kind: RecordingFile['kind'];
  readonly about: About;
  /** In the order in which they are to be heard; what goes on in the same block follows at once. */
  readonly stretches: readonly Stretch[];
  /** SHA-256 of the files that were handed in. */
  readonly sources: readonly string[];
  /** The file that says all this, for findings. */
  readonly shownAs: string;
}

export interface TakenIn {
  readonly findings: readonly Finding[];
  /** Null when nothing was placed. */
  readonly placed: Placed | null;
}

export interface Placed {
  /** `legal-aid/ii-shengzha-1` */
  readonly id: string;
  readonly seconds: number;
  readonly sizeBytes: number;
  readonly rate: number;
  readonly recording: RecordingFile;
  /** Blocks that could be read and were not. */
  readonly unread: readonly string[];
}

export const SOUND_FILE = 'sound.flac';
/** Twice as fast as a fast reader. */
const LEAST_SHARE = 0.4;
/** At the head of data files. */
export const NOTE = '# 由 npm run audio:import 写，请不要手改。\n';

/**
 * Returns where the recording is now, or why not. With an error nothing is placed.
 * @throws Error of the file system (disk full); nothing is placed then either.
 */
export async function takeIn(env: Env, library: Library, spoken: SpokenArticle): Promise<TakenIn> {
  const early = [...checkDays(env, spoken), ...checkWithdrawn(library, spoken.sources, spoken.shownAs)];
  if (hasErrors(early)) return { findings: early, placed: null };
  const { listened, findings } = await listenToAll(spoken.stretches);
  const seconds = listened.reduce((sum, { analysis }) => sum + analysis.seconds, 0);
  const long =
    seconds > MAX_SECONDS
      ? [finding('hand-in/too-long-together', spoken.shownAs, START, { maxMinutes: MAX_SECONDS / 60 })]
      : [];
  const heard = [...early, ...findings, ...long];
  if (hasErrors(heard)) return { findings: heard, placed: null };

  const made = await makeSound(library, spoken, listened);
  const all = [...heard, ...made.findings, ...checkWithdrawn(library, [sha256Of(made.flac)], spoken.shownAs)];
  if (hasErrors(all)) return { findings: all, placed: null };
  const recording = recordingOf(spoken, made.spans);
  const audioDir = join(env.contentDir, 'articles', spoken.article.slug, 'audio');
  const stem = `${spoken.lang}-${spoken.about.dialect.id}`;
  const gone = library.withdrawn.map((entry) => entry.recording.replace(`${spoken.article.slug}/`, ''));
  const id = await placeRecording(audioDir, stem, gone, {
    [SOUND_FILE]: made.flac,
    'recording.yaml': NOTE + stringify(recording, { lineWidth: 0 }),
  });
  const read = new Set(recording.cues.map((cue) => cue.block));
  const placed: Placed = {
    id: `${spoken.article.slug}/${id}`,
    seconds: (made.spans.at(-1)?.endMs ?? 0) / 1000,
    sizeBytes: made.flac.byteLength,
    rate: made.rate,
    recording,
    unread: [...toRead(spoken.article, spoken.lang, library.register).keys()].filter((block) => !read.has(block)),
  };
  return { findings: all, placed };
}

/** Returns an error for each day that has not come yet. */
export function checkDays(
  env: Env,
  { about, shownAs }: { readonly about: Pick<About, 'recorded' | 'consent'>; readonly shownAs: string },
): Finding[] {
  const { today } = env;
  return [...new Set([about.recorded, about.consent.on])]
    .filter((day) => day > today)
    .map((day) => finding('hand-in/future-date', shownAs, START, { day, today }));
}

/** Returns an error for each sound that somebody has taken back. */
export function checkWithdrawn({ withdrawn }: Library, sounds: readonly string[], shownAs: string): Finding[] {
  return withdrawn
    .filter((entry) => entry.sounds.some((sound) => sounds.includes(sound)))
    .map(({ recording, on }) => finding('hand-in/withdrawn', shownAs, START, { recording, on }));
}

interface Made {
  readonly flac: Uint8Array;
  readonly rate: number;
  /** One a stretch, same order. */
  readonly spans: readonly Span[];
  readonly findings: readonly Finding[];
}

async function makeSound(library: Library, spoken: SpokenArticle, listened: readonly Listened[]): Promise<Made> {
  const { article, lang, kind } = spoken;
  const expected = kind === 'reading' ? toRead(article, lang, library.register) : null;
  const rate = commonRate(listened);
  const codec = await openCodec();
  try {
    const parts: Int16Array[] = [];
    const findings: Finding[] = [];
    for (const entry of listened) {
      const samples = await decode(codec, entry.stretch.bytes, rate);
      const goesOn = listened.filter(({ stretch }) => stretch.block === entry.stretch.block).length > 1;
      const isFree = entry.stretch.free === true;
      const words = goesOn || isFree ? undefined : expected?.get(entry.stretch.block);
      const least =
        words === undefined ? null : { characters: words.syllables, leastSeconds: words.seconds * LEAST_SHARE };
      findings.push(...judge(entry, samples, rate, least));
      parts.push(samples);
    }
    const { samples, spans } = joinParts(parts, rate);
    const flac = await encodeFlac(codec, samples, rate);
    const sizeBytes = flac?.byteLength ?? 0;
    if (flac === null) findings.push(finding('audio/unreadable', spoken.shownAs, START, {}));
    else if (sizeBytes > MAX_INPUT_BYTES)
      findings.push(finding('audio/too-big', spoken.shownAs, START, { sizeBytes, maxBytes: MAX_INPUT_BYTES }));
    return { flac: flac ?? new Uint8Array(), rate, spans, findings };
  } finally {
    await codec.close();
  }
}

function recordingOf({ lang, kind, about, stretches, sources }: SpokenArticle, spans: readonly Span[]): RecordingFile {
  const cues: RecordingFile['cues'] = [];
  stretches.forEach(({ block, source, text, free }, index) => {
    const { startMs, endMs } = spans[index] as Span;
    const words = { ...(text === undefined ? {} : { text }), ...(free === undefined ? {} : { free }) };
    const last = cues.at(-1);
    if (last?.block === block) cues[cues.length - 1] = { ...last, endMs };
    else cues.push({ block, source, ...words, startMs, endMs });
  });
  const { dialect, speaker, consent, licence, recorded } = about;
  const recording: RecordingFile = {
    lang,
    kind,
    dialect,
    speaker: { kind: 'person', name: speaker.name, place: speaker.place, consent },
    file: SOUND_FILE,
    licence,
    recorded,
    sources: [...sources],
    cues,
  };
  return recordingSchema.parse(recording);
}

/** Returns what was done, a line a fact, for the editor. */
export function sayPlaced({ id, seconds, sizeBytes, rate, recording, unread }: Placed): string[] {
  const { lang, kind, dialect, speaker, cues } = recording;
  const [slug = '', name = ''] = id.split('/');
  const minutes = Math.floor(seconds / 60);
  const length = `${minutes === 0 ? '' : `${minutes} 分 `}${Math.round(seconds - minutes * 60)} 秒`;
  const who = speaker.kind === 'person' ? `${speaker.name}（${speaker.place}）` : '';
  return [
    `收下了录音：articles/${slug}/audio/${name}/`,
    `  ${LANGUAGES[lang].chineseName}（${dialect.name}），${who}，${cues.length} 段，${length}`,
    `  FLAC ${(sizeBytes / 1024 / 1024).toFixed(1)} MB，${rate} Hz，一个声道`,
    ...(kind === 'reading' && unread.length > 0 ? [`  还有 ${unread.length} 段没有录：${unread.join('、')}`] : []),
    '接下来：运行 npm run check，再 npm start 听一遍；然后请另一位说这种话的人听，交来 check.yaml。',
  ];
}
