/** What people hand in, recording, names of pictures or check → the content folder. */
import { z } from 'zod';
import type { Env } from '../../env.ts';
import type { NamesHandIn } from '../../lib/recording-hand-in.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { loadLibrary } from '../../model/library.ts';
import { importCheck } from './import-check.ts';
import { importNames } from './import-names.ts';
import { importRecording } from './import-recording.ts';
import { CHECK_FILE, parseHandIn, readHandIn, RECORDING_FILE, type HandInFiles } from './read-files.ts';
import { sayPlaced } from './take-in.ts';

export interface Imported {
  readonly findings: readonly Finding[];
  /** Lines for the editor; null when nothing was taken in. */
  readonly said: readonly string[] | null;
}

/**
 * Takes in the zip or folder at `path`. With an error in the findings nothing was written.
 * @throws Error of the file system; nothing was written then either.
 */
export async function importHandIn(env: Env, path: string): Promise<Imported> {
  const read = await readHandIn(path);
  if (!read.ok) return { findings: read.findings, said: null };
  const { handIn } = read;
  const [isRecording, isCheck] = [handIn.files.has(RECORDING_FILE), handIn.files.has(CHECK_FILE)];
  if (isRecording === isCheck) {
    const rule = isRecording ? 'hand-in/two-kinds' : 'hand-in/no-data';
    return { findings: [finding(rule, handIn.shownAs, START, {})], said: null };
  }
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  if (isCheck) return importCheck(env, library, handIn);
  if (isOfNames(handIn)) return importNames(env, library, handIn);
  const { findings, placed } = await importRecording(env, library, handIn);
  return { findings, said: placed === null ? null : sayPlaced(placed) };
}

/** What cannot be read is a recording: that way of it all is told. */
function isOfNames({ files, shownAs }: HandInFiles): boolean {
  const written = z.looseObject({ format: z.literal(NAMES_FORMAT) });
  return parseHandIn(files.get(RECORDING_FILE) ?? new Uint8Array(), shownAs, written).value !== null;
}

const NAMES_FORMAT: NamesHandIn['format'] = 'muyu-pufa/names';
