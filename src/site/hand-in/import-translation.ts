/** A file of the translation desk on the editor's disk → the content folder. */
import { readFile, stat } from 'node:fs/promises';
import type { Env } from '../../env.ts';
import type { TranslationHandIn } from '../../lib/translation-hand-in.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { loadLibrary } from '../../model/library.ts';
import { MAX_HAND_IN_BYTES, readTranslationHandIn } from '../../model/translation/hand-in.ts';
import { planImport, type ImportPlan } from '../../model/translation/import.ts';
import { writeAll } from './write-all.ts';

export type ImportedTranslation =
  | { readonly ok: true; readonly handIn: TranslationHandIn; readonly plan: ImportPlan }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Takes in the file at `path`: all of it, or nothing with findings.
 * @throws Error of the file system; nothing was written then either.
 */
export async function importTranslation(
  env: Pick<Env, 'contentDir' | 'today'>,
  path: string,
): Promise<ImportedTranslation> {
  const shownAs = path.replaceAll('\\', '/');
  const refuse = (found: Finding): ImportedTranslation => ({ ok: false, findings: [found] });
  const stats = await stat(path).catch(() => null);
  if (stats === null) return refuse(finding('hand-in/not-found', shownAs, START, {}));
  if (!stats.isFile()) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  if (stats.size > MAX_HAND_IN_BYTES)
    return refuse(finding('hand-in/too-big', shownAs, START, { maxMb: MAX_HAND_IN_BYTES / 1024 / 1024 }));
  const read = readTranslationHandIn(await readFile(path), shownAs);
  if (!read.ok) return read;
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const planned = planImport(env.contentDir, library, read.handIn, shownAs);
  if (!planned.ok) return planned;
  await writeAll(env.contentDir, planned.plan.files);
  return { ok: true, handIn: read.handIn, plan: planned.plan };
}
