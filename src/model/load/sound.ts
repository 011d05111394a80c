/** Recordings and clips of an article. */
import { LANGUAGES } from '../../languages.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { clipSchema, recordingSchema, type Clip, type RecordingFile } from '../schema/recording.ts';
import type { SourceBlock } from '../translation/identity.ts';
import { loadYaml, type Loaded } from './data.ts';
import { listNames, type Folder } from './folder.ts';

/** A recording of an article: one voice, one language, with the block spoken at each moment. */
export type Recording = RecordingFile & {
  readonly id: string;
  /** The sound file, relative to the content folder. */
  readonly path: string;
};

/** A clip of its own: a rhyme, a broadcast. */
export type ClipSound = Clip & { readonly id: string; readonly path: string };

export interface Sounds {
  readonly recordings: readonly Recording[];
  /** By the id that `<Audio clip>` names. */
  readonly clips: Readonly<Record<string, ClipSound>>;
}

/** Returns the sounds in `path/audio/` and `path/clips/`; what is wrong with them is in `folder.findings`. */
export function loadSounds(folder: Folder, path: string, slug: string, blocks: readonly SourceBlock[]): Sounds {
  const recordings = listNames(folder, `${path}/audio`).folders.flatMap((id): Recording[] => {
    const at = `${path}/audio/${id}`;
    const loaded = loadYaml(folder, `${at}/recording.yaml`, recordingSchema);
    if (loaded === null || !checkSound(folder, at, loaded)) return [];
    folder.findings.push(...checkCues(loaded, blocks));
    // A stale cue would mark the new words while the old ones are spoken.
    const cues = loaded.value.cues.filter((cue) => !isStale(cue, blocks));
    return [{ ...loaded.value, cues, id: `${slug}/${id}`, path: `${at}/${loaded.value.file}` }];
  });
  const clips = listNames(folder, `${path}/clips`).folders.flatMap((id): [string, ClipSound][] => {
    const at = `${path}/clips/${id}`;
    const loaded = loadYaml(folder, `${at}/clip.yaml`, clipSchema);
    return loaded === null || !checkSound(folder, at, loaded)
      ? []
      : [[id, { ...loaded.value, id: `${slug}/clips/${id}`, path: `${at}/${loaded.value.file}` }]];
  });
  return { recordings, clips: Object.fromEntries(clips) };
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

function checkCues({ value, file, positionOf }: Loaded<RecordingFile>, blocks: readonly SourceBlock[]): Finding[] {
  const ids = new Map(blocks.map((block) => [block.id, block]));
  let endMs = 0;
  return value.cues.flatMap((cue, index): Finding[] => {
    const at = positionOf(['cues', index]) ?? START;
    const late = cue.startMs < endMs || cue.endMs <= cue.startMs;
    endMs = cue.endMs;
    return [
      // Without blocks the article itself could not be read: that is its own finding.
      ...(ids.size === 0 || ids.has(cue.block) ? [] : [finding('audio/unknown-block', file, at, { block: cue.block })]),
      ...(isStale(cue, blocks) ? [finding('audio/stale', file, at, { line: ids.get(cue.block)?.at.line ?? 1 })] : []),
      ...(late ? [finding('audio/cue-order', file, at, { index: index + 1 })] : []),
    ];
  });
}

/** A cue that was spoken from words that have changed since: what is heard is no longer what is read. */
function isStale(cue: RecordingFile['cues'][number], blocks: readonly SourceBlock[]): boolean {
  const block = blocks.find((candidate) => candidate.id === cue.block);
  return block !== undefined && block.fingerprint !== cue.source;
}
