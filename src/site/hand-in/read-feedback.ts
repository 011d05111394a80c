/** Readers' opinions as they lie on the editor's disk: files, and folders with files. */
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedbackAnswer } from '../../lib/feedback.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { MAX_FEEDBACK_BYTES, readFeedback, tooBig } from '../../model/feedback.ts';
import type { Library } from '../../model/library.ts';

export interface FeedbackRead {
  /** The older before the newer: of two with one id the later counts. */
  readonly answers: readonly FeedbackAnswer[];
  /** Of the files that are not counted. */
  readonly findings: readonly Finding[];
  /** How many files are not counted. */
  readonly refused: number;
}

/** Of a folder: also as phones share them (`….json.txt`), and as they are called when they come a second time (`….json (1).txt`). */
const NAMES = /\.json(?: ?\(\d+\))?(?:\.txt)?$/iu;
/** The number that a phone gives to a file whose name is taken. */
const NUMBER = /\((\d+)\)(?:\.json)?(?:\.txt)?$/iu;

/**
 * Reads what is at `paths`, in the order of the names; a bad file does not keep the others out.
 * @throws Error of the file system, but of a path where nothing is
 */
export async function readFeedbackFiles(
  paths: readonly string[],
  library: Pick<Library, 'articles' | 'redirects'>,
): Promise<FeedbackRead> {
  const read: { readonly answer: FeedbackAnswer; readonly number: number; readonly changed: number }[] = [];
  const findings: Finding[] = [];
  let refused = 0;
  const files = new Map((await Promise.all(paths.map(filesAt))).flat());
  for (const [path, stats] of files) {
    const one = await readOne(path, stats, library);
    if (one.ok) read.push({ answer: one.answer, number: numberOf(path), changed: stats?.mtimeMs ?? 0 });
    else {
      refused += 1;
      findings.push(...one.findings);
    }
  }
  // The number first: copied, files have the time of the copy.
  const answers = read.sort((a, b) => a.number - b.number || a.changed - b.changed).map(({ answer }) => answer);
  return { answers, findings, refused };
}

function numberOf(path: string): number {
  return Number(NUMBER.exec(path)?.[1] ?? 0);
}

/** A path, and what lies there: null for nothing. */
type Found = readonly [path: string, stats: Stats | null];

async function filesAt(path: string): Promise<Found[]> {
  const found = await foundAt(path);
  if (found[1]?.isDirectory() !== true) return [found];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(names.map(foundAt));
}

async function foundAt(path: string): Promise<Found> {
  return [path, await stat(path).catch(() => null)];
}

async function readOne(path: string, stats: Stats | null, library: Pick<Library, 'articles' | 'redirects'>) {
  const shownAs = path.replaceAll('\\', '/');
  const refuse = (found: Finding) => ({ ok: false as const, findings: [found] });
  if (stats === null) return refuse(finding('hand-in/not-found', shownAs, START, {}));
  if (!stats.isFile()) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  if (stats.size > MAX_FEEDBACK_BYTES) return refuse(tooBig(shownAs));
  return readFeedback(await readFile(path), shownAs, library);
}
