/** Recordings and clips of an article. */
import type { z } from 'zod';
import { isTranslationLang, LANGUAGES, type TranslationLang } from '../../languages.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { heardOf, isSpeaker, opinionsOf, type Heard } from '../recording-check.ts';
import { checksSchema, type ChecksFile } from '../schema/checks.ts';
import { clipSchema, recordingSchema, type Clip, type Cue, type RecordingFile } from '../schema/recording.ts';
import { slug as slugSchema } from '../schema/scalar.ts';
import type { Held } from '../schema/translation.ts';
import { sameMeaning } from '../translation/held.ts';
import type { SourceBlock } from '../translation/identity.ts';
import type { TranslationRow } from '../translation/state.ts';
import { loadYaml, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';

/** Beside `recording.yaml`, where somebody has listened. */
export const CHECKS_FILE = 'checks.yaml';

/** A recording of an article: one voice, one language, with the block spoken at each moment. */
export type Recording = RecordingFile & {
  readonly id: string;
  /** The sound file, relative to the content folder. */
  readonly path: string;
  /** Words have changed since they were spoken; their cues are left out. */
  readonly isOutdated: boolean;
  /** Link ids of the blocks of these cues. */
  readonly stale: readonly string[];
  readonly staleCues: readonly Cue[];
  /** What other speakers say of it. */
  readonly heard: Heard;
};

/** A clip of its own: a rhyme, a broadcast. */
export type ClipSound = Clip & { readonly id: string; readonly path: string };

export interface Sounds {
  readonly recordings: readonly Recording[];
  /** By the id that `<Audio clip>` names. */
  readonly clips: Readonly<Record<string, ClipSound>>;
}

/** What is read aloud: the Chinese, and beside each block of it what stands there in the other languages. */
export interface ReadAloud {
  readonly blocks: readonly SourceBlock[];
  /** Null where a language has no text, or none that can be read. */
  readonly rows: Readonly<Record<TranslationLang, readonly TranslationRow[] | null>>;
  /** Chinese that was changed without saying something else. */
  readonly held: readonly Held[];
}

/** Returns the sounds in `path/audio/` and `path/clips/`; what is wrong with them is in `folder.findings`. */
export function loadSounds(folder: Folder, path: string, slug: string, texts: ReadAloud): Sounds {
  const recordings = soundFolders(folder, `${path}/audio`).flatMap((id) => {
    const at = `${path}/audio/${id}`;
    const loaded = loadYaml(folder, `${at}/recording.yaml`, recordingSchema);
    checkStrays(folder, at, ['recording.yaml', CHECKS_FILE], loaded);
    return loaded !== null && checkSound(folder, at, loaded)
      ? [loadRecording(folder, at, `${slug}/${id}`, loaded, texts)]
      : [];
  });
  const clips = loadClips(folder, `${path}/clips`, clipSchema).map(({ name, at, loaded }): [string, ClipSound] => [
    name,
    { ...loaded.value, id: `${slug}/clips/${name}`, path: `${at}/${loaded.value.file}` },
  ]);
  return { recordings, clips: Object.fromEntries(clips) };
}

/** A `clip.yaml` with its sound beside it. */
export interface LoadedClip<T extends Clip> {
  /** Of its folder. */
  readonly name: string;
  /** The folder. */
  readonly at: string;
  readonly loaded: Loaded<T>;
}

/** Returns the clips in `path`. */
export function loadClips<T extends Clip>(folder: Folder, path: string, schema: z.ZodType<T>): LoadedClip<T>[] {
  return soundFolders(folder, path).flatMap((name) => {
    const at = `${path}/${name}`;
    const loaded = loadYaml(folder, `${at}/clip.yaml`, schema);
    checkStrays(folder, at, ['clip.yaml'], loaded);
    return loaded === null || !checkSound(folder, at, loaded) ? [] : [{ name, at, loaded }];
  });
}

function loadRecording(
  folder: Folder,
  at: string,
  id: string,
  loaded: Loaded<RecordingFile>,
  texts: ReadAloud,
): Recording {
  const { value } = loaded;
  folder.findings.push(...checkCues(loaded, texts));
  const isFresh = (cue: Cue): boolean => changedSince(cue, value, texts) === null;
  const checks = listNames(folder, at).files.includes(CHECKS_FILE)
    ? loadYaml(folder, `${at}/${CHECKS_FILE}`, checksSchema)
    : null;
  if (checks !== null) folder.findings.push(...checkListeners(checks, value));
  const heard = heardOf(value, checks?.value.checks ?? [], isFresh);
  // A stale cue would mark the new words while the old ones are spoken.
  const cues = value.cues.filter(isFresh);
  const staleCues = value.cues.filter((cue) => !isFresh(cue));
  const stale = staleCues.map(({ block }) => block);
  return { ...value, cues, isOutdated: stale.length > 0, stale, staleCues, id, path: `${at}/${value.file}`, heard };
}

function checkListeners({ value, file, positionOf }: Loaded<ChecksFile>, recording: RecordingFile): Finding[] {
  const { cues, speaker } = recording;
  const known = new Set(cues.map((cue) => cue.block));
  const standing = new Set(cues.flatMap((cue) => opinionsOf(cue, speaker, value.checks)).map(({ verdict }) => verdict));
  return value.checks.flatMap(({ by, place, verdicts }, check): Finding[] => {
    if (isSpeaker(by, speaker))
      return [finding('audio/checked-by-speaker', file, positionOf(['checks', check, 'by']), { by })];
    return verdicts.flatMap((verdict, index): Finding[] => {
      const at = positionOf(['checks', check, 'verdicts', index]);
      const { block, note } = verdict;
      if (!known.has(block)) return [finding('audio/check-unknown-block', file, at, { block })];
      return verdict.verdict === 'wrong' && standing.has(verdict)
        ? [finding('audio/found-wrong', file, at, { by, place, block, note })]
        : [];
    });
  });
}

/** A voice must be there, and no machine may speak a language whose speakers have not been asked. */
function checkSound(folder: Folder, path: string, { value, file, positionOf }: Loaded<RecordingFile | Clip>): boolean {
  const before = folder.findings.length;
  if (!listNames(folder, path).files.includes(value.file)) {
    folder.findings.push(finding('audio/missing-file', file, positionOf(['file']), { name: value.file }));
  }
  if (value.speaker.kind === 'synthetic' && value.lang !== 'zh') {
    const language = LANGUAGES[value.lang].chineseName;
    folder.findings.push(finding('audio/synthetic-tongue', file, positionOf(['speaker']), { language }));
  }
  return folder.findings.length === before;
}

/** Returns the folders of sounds in `path`; what else lies there is told. */
function soundFolders(folder: Folder, path: string): string[] {
  const { files, folders } = listNames(folder, path);
  folder.findings.push(...files.map((name) => finding('file/unexpected', `${path}/${name}`, START, { name })));
  return folders.filter((name) => {
    const isGood = slugSchema.safeParse(name).success;
    // It is part of addresses and of the names of the sounds made.
    if (!isGood) folder.findings.push(finding('file/bad-name', `${path}/${name}`, START, { name }));
    return isGood;
  });
}

/** A folder of a sound holds its data, what was said of it and the file named there, nothing else. */
function checkStrays(
  folder: Folder,
  path: string,
  data: readonly string[],
  loaded: Loaded<RecordingFile | Clip> | null,
): void {
  const { files, folders } = listNames(folder, path);
  // Without the data nobody knows which file is meant, and a misnamed one has its finding already.
  if (loaded === null || !files.includes(loaded.value.file)) return;
  const strays = [...files.filter((name) => !data.includes(name) && name !== loaded.value.file), ...folders];
  folder.findings.push(...strays.map((name) => finding('file/unexpected', `${path}/${name}`, START, { name })));
}

function checkCues({ value, file, positionOf }: Loaded<RecordingFile>, texts: ReadAloud): Finding[] {
  const ids = new Set(texts.blocks.map((block) => block.id));
  let endMs = 0;
  return value.cues.flatMap((cue, index): Finding[] => {
    const at = positionOf(['cues', index]);
    const late = cue.startMs < endMs || cue.endMs <= cue.startMs;
    const changed = changedSince(cue, value, texts);
    endMs = cue.endMs;
    return [
      // Without blocks the article itself could not be read: that is its own finding.
      ...(ids.size === 0 || ids.has(cue.block) ? [] : [finding('audio/unknown-block', file, at, { block: cue.block })]),
      ...(changed === null ? [] : [finding('audio/stale', file, at, changed)]),
      ...(late ? [finding('audio/cue-order', file, at, { index: index + 1 })] : []),
    ];
  });
}

/**
 * Returns which words have changed since a cue was spoken, or null: what is heard is no longer what is
 * read. A retelling, and what was spoken freely, rests on the Chinese alone; a reading on the text that was read as well.
 */
export function changedSince(
  cue: Pick<Cue, 'block' | 'source' | 'text' | 'free'>,
  { kind, lang }: Pick<RecordingFile, 'kind' | 'lang'>,
  { blocks, rows, held }: ReadAloud,
): { readonly language: string; readonly line: number } | null {
  const index = blocks.findIndex((block) => block.id === cue.block);
  const block = blocks[index];
  if (block === undefined) return null;
  const chinese = { language: LANGUAGES.zh.chineseName, line: block.at.line };
  const same = sameMeaning(held, lang);
  const isSame = (fingerprint: string): boolean => same(fingerprint) === same(block.fingerprint);
  if (!isSame(cue.source)) return chinese;
  if (kind === 'retelling' || cue.free === true) return null;
  if (!isTranslationLang(lang)) return cue.text === undefined || isSame(cue.text) ? null : chinese;
  const row = rows[lang]?.[index];
  if (row === undefined) return null;
  const read = row.state === 'translated' ? row.block : null;
  return read !== null && read.fingerprint === cue.text
    ? null
    : { language: LANGUAGES[lang].chineseName, line: read?.at.line ?? 1 };
}
