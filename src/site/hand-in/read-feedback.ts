/** Readers' opinions as they lie on the editor's disk: files, and folders with files. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedbackAnswer } from '../../lib/feedback.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { MAX_FEEDBACK_BYTES, readFeedback, tooBig } from '../../model/feedback.ts';
import type { Library } from '../../model/library.ts';

export interface FeedbackRead {
  readonly answers: readonly FeedbackAnswer[];
  /** Of the files that are not counted. */
  readonly findings: readonly Finding[];
  /** How many files are not counted. */
  readonly refused: number;
}

/** Of a folder: also as phones share them (`….json.txt`), and as they are called when they come a second time (`….json (1).txt`). */
const NAMES = /\.json(?: ?\(\d+\))?(?:\.txt)?$/iu;

/**
 * Reads what is at `paths`, in the order of the names; a bad file does not keep the others out.
 * @throws Error of the file system, but of a path where nothing is
 */
export async function readFeedbackFiles(
  paths: readonly string[],
  library: Pick<Library, 'articles' | 'redirects'>,
): Promise<FeedbackRead> {
  const answers: FeedbackAnswer[] = [];
  const findings: Finding[] = [];
  let refused = 0;
  const files = new Set((await Promise.all(paths.map(filesAt))).flat());
  for (const path of files) {
    const read = await readOne(path, library);
    if (read.ok) answers.push(read.answer);
    else {
      refused += 1;
      findings.push(...read.findings);
    }
  }
  return { answers, findings, refused };
}

async function filesAt(path: string): Promise<string[]> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory() !== true) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function readOne(path: string, library: Pick<Library, 'articles' | 'redirects'>) {
  const shownAs = path.replaceAll('\\', '/');
  const refuse = (found: Finding) => ({ ok: false as const, findings: [found] });
  const stats = await stat(path).catch(() => null);
  if (stats === null) return refuse(finding('hand-in/not-found', shownAs, START, {}));
  if (!stats.isFile()) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  if (stats.size > MAX_FEEDBACK_BYTES) return refuse(tooBig(shownAs));
  return readFeedback(await readFile(path), shownAs, library);
}
