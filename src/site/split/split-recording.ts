/** One long recording → a page in which a person confirms where each block is spoken. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Env } from '../../env.ts';
import { isTranslationLang, LANGUAGES, type Lang } from '../../languages.ts';
import { alignSpeech, spansOf } from '../../lib/speech/align.ts';
import { findSpeech } from '../../lib/speech/find.ts';
import { finding, START } from '../../model/check/finding.ts';
import { loadLibrary, type Article } from '../../model/library.ts';
import { toRead, type ToRead } from '../../model/reading-pace.ts';
import { sha256Of } from '../audio/cache.ts';
import { openCodec, type Codec } from '../audio/codec.ts';
import { INPUT, INPUT_ARGS } from '../audio/analyse.ts';
import { titleOf } from '../audio/sources.ts';
import type { Imported } from '../hand-in/import-hand-in.ts';
import { findArticle } from '../hand-in/import-recording.ts';
import { decode, listenToAll, wholeOf } from '../hand-in/listen.ts';
import { checkWithdrawn } from '../hand-in/take-in.ts';
import { aboutTemplate } from './about-template.ts';
import { confirmPage } from './confirm-page.ts';
import type { Draft, DraftRow } from '../../lib/speech/draft.ts';

export interface SplitOptions {
  /** Path of the sound file. */
  readonly sound: string;
  readonly article: string;
  readonly lang: Lang;
  /** Work folder; null: one in the cache. */
  readonly out: string | null;
  /** Ids or kinds of the blocks that were read; null: any. */
  readonly only: readonly string[] | null;
}

/** Enough to tell speech from silence. */
const ANALYSIS_RATE = 16_000;

/** Returns the folder in the cache where drafts lie: they hold voices. */
export function draftsDir(env: Env): string {
  return join(env.cacheDir, 'cuts');
}

/**
 * Writes the page and the form for speaker and consent into the work folder.
 * @throws Error of the file system; CodecError.
 */
export async function splitRecording(env: Env, options: SplitOptions): Promise<Imported> {
  const { sound, lang } = options;
  const bytes = await readFile(sound).catch(() => null);
  if (bytes === null) return { findings: [finding('hand-in/not-found', sound, START, {})], said: null };
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const hash = sha256Of(bytes);
  const { article, findings } = findArticle(env, library, options.article, sound);
  findings.push(...checkWithdrawn(library, [hash], sound));
  if (article === null || findings.length > 0) return { findings, said: null };
  const words = toRead(article, lang, library.register);
  const rows = rowsOf(article, lang, words, options.only);
  if (rows.length === 0) return { findings: [finding('hand-in/none-left', sound, START, {})], said: null };

  const { listened, findings: unheard } = await listenToAll([wholeOf(sound, bytes)]);
  const seconds = listened[0]?.analysis.seconds;
  if (seconds === undefined) return { findings: unheard, said: null };
  const codec = await openCodec();
  try {
    const draft = await draftOf(codec, { article, lang, rows, words, bytes, hash, sound, lengthMs: seconds * 1000 });
    if (draft === null) return { findings: [finding('hand-in/no-speech', sound, START, {})], said: null };
    const dir = resolve(options.out ?? join(draftsDir(env), `${article.slug}-${lang}-${hash.slice(0, 12)}`));
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'confirm.html'), confirmPage(draft, await previewOf(codec, bytes)));
    // Filled in by hand: never written over.
    await writeFile(join(dir, 'about.yaml'), aboutTemplate(env.today), { flag: 'wx' }).catch(passIfThere);
    return { findings: unheard, said: say(draft, dir, sound) };
  } finally {
    await codec.close();
  }
}

function passIfThere(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'EEXIST') throw thrown;
}

function rowsOf(
  article: Article,
  lang: Lang,
  words: ReadonlyMap<string, ToRead>,
  only: readonly string[] | null,
): Omit<DraftRow, 'span'>[] {
  return article.blocks.flatMap(({ id, fingerprint, body }, index) => {
    const read = words.get(id);
    if (read === undefined || (only !== null && !only.includes(id) && !only.includes(body.kind))) return [];
    const row = isTranslationLang(lang) ? article.translations[lang]?.rows[index] : undefined;
    const text = row?.state === 'translated' ? { text: row.block.fingerprint } : {};
    return [{ block: id, source: fingerprint, ...text, words: read.words }];
  });
}

interface ToDraft {
  readonly article: Article;
  readonly lang: Lang;
  readonly rows: readonly Omit<DraftRow, 'span'>[];
  readonly words: ReadonlyMap<string, ToRead>;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly sound: string;
  readonly lengthMs: number;
}

async function draftOf(
  codec: Codec,
  { article, lang, rows, words, bytes, hash, sound, lengthMs }: ToDraft,
): Promise<Draft | null> {
  const pieces = findSpeech(await decode(codec, bytes, ANALYSIS_RATE), ANALYSIS_RATE);
  if (pieces.length === 0) return null;
  const runs = alignSpeech(
    pieces,
    rows.map((row) => words.get(row.block)?.seconds ?? 0),
  );
  const spans = spansOf(runs, pieces, lengthMs);
  return {
    article: article.slug,
    title: titleOf(article),
    lang,
    tag: LANGUAGES[lang].tag,
    name: basename(sound),
    sound: hash,
    lengthMs: Math.floor(lengthMs),
    pieces,
    rows: rows.map((row, index) => ({ ...row, span: spans[index] ?? null })),
  };
}

/** Returns the sound as every browser plays it, at a constant rate, so that a jump lands where it should. */
async function previewOf(codec: Codec, bytes: Uint8Array): Promise<Uint8Array> {
  const { output } = await codec.run({
    input: { name: INPUT, bytes },
    args: [
      ...[...INPUT_ARGS, '-map', '0:a:0', '-af', 'aformat=channel_layouts=mono,aresample=24000'],
      ...['-c:a', 'libmp3lame', '-b:a', '32000', '-map_metadata', '-1', '-f', 'mp3', '/preview'],
    ],
    output: '/preview',
  });
  return output ?? new Uint8Array();
}

function say({ rows, pieces }: Draft, dir: string, sound: string): string[] {
  const found = rows.filter((row) => row.span !== null).length;
  const shown = relative(process.cwd(), dir);
  return [
    `切好了草稿：${pieces.length} 句话，对上了 ${found} 段（一共 ${rows.length} 段）。`,
    `1. 用浏览器打开 ${join(shown, 'confirm.html')}，请会说这种话的人一段一段听、改，存下 cuts.json。这个文件里有录音，不要乱传。`,
    `2. 在 ${join(shown, 'about.yaml')} 里填谁念的、是不是同意。`,
    `3. 把 cuts.json 放进同一个文件夹，运行：npm run audio:import ${quoted(sound)} -- --cuts ${quoted(join(shown, 'cuts.json'))}`,
  ];
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`;
}
