/** What translators hand in, as it lies on the editor's disk (of the desk, .docx, XLIFF) → the content folder. */
import { readFile, stat } from 'node:fs/promises';
import type { Env } from '../../env.ts';
import type { TranslationHandIn } from '../../lib/translation-hand-in.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { loadLibrary, type Library } from '../../model/library.ts';
import { checkTranslationHandIn, MAX_HAND_IN_BYTES, readTranslationHandIn } from '../../model/translation/hand-in.ts';
import { planImport, type ImportPlan } from '../../model/translation/import.ts';
import { handInOf, type Returned, type ReturnedPerson } from '../../model/translation/returned.ts';
import { readDocx, type ReadSheet } from './read-docx.ts';
import { readXliff } from './read-xliff.ts';
import { looksLikeZip } from './unzip.ts';
import { writeAll } from './write-all.ts';

export type ImportedTranslation =
  | { readonly ok: true; readonly handIn: TranslationHandIn; readonly plan: ImportPlan }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Takes in the file at `path`: all of it, or nothing with findings. `person` is what the editor knows of who filled in
 * a sheet; what a sheet says itself goes before it.
 * @throws Error of the file system; nothing was written then either.
 */
export async function importTranslation(
  env: Pick<Env, 'contentDir' | 'today'>,
  path: string,
  person: ReturnedPerson = {},
): Promise<ImportedTranslation> {
  const shownAs = path.replaceAll('\\', '/');
  const refuse = (found: Finding): ImportedTranslation => ({ ok: false, findings: [found] });
  const stats = await stat(path).catch(() => null);
  if (stats === null) return refuse(finding('hand-in/not-found', shownAs, START, {}));
  if (!stats.isFile()) return refuse(finding('hand-in/not-json', shownAs, START, {}));
  if (stats.size > MAX_HAND_IN_BYTES)
    return refuse(finding('hand-in/too-big', shownAs, START, { maxMb: MAX_HAND_IN_BYTES / 1024 / 1024 }));
  const bytes = await readFile(path);
  const sheet = readSheet(bytes, shownAs);
  if (sheet?.ok === false) return sheet;
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const read =
    sheet === null ? readTranslationHandIn(bytes, shownAs) : handInOfSheet(sheet.returned, person, library, shownAs);
  if (!read.ok) return read;
  const planned = planImport(env.contentDir, library, read.handIn, shownAs);
  if (!planned.ok) return planned;
  await writeAll(env.contentDir, planned.plan.files);
  return { ok: true, handIn: read.handIn, plan: planned.plan };
}

/** Returns what a sheet says; null for what is none: then it should be the desk's file. What it is called says nothing. */
function readSheet(bytes: Uint8Array, shownAs: string): ReadSheet | null {
  const begins = (...codes: readonly number[]): boolean => codes.every((code, index) => bytes[index] === code);
  const refuse = (kind: string): ReadSheet => ({
    ok: false,
    findings: [finding('hand-in/not-docx', shownAs, START, { kind })],
  });
  if (looksLikeZip(bytes)) return readDocx(bytes, shownAs);
  // Old Word, and any Office file with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return refuse('旧的 .doc，或者加了密码的文件');
  if (begins(0x25, 0x50, 0x44, 0x46)) return refuse(' PDF');
  if (begins(0x7b, 0x5c, 0x72, 0x74)) return refuse(' RTF 文件');
  const start = new TextDecoder(begins(0xff, 0xfe) ? 'utf-16le' : begins(0xfe, 0xff) ? 'utf-16be' : 'utf-8')
    .decode(bytes.subarray(0, 4096))
    .trimStart();
  if (/^(?:<\?xml|<!--|<!DOCTYPE|<(?:\w+:)?xliff)/iu.test(start) && !/^<!DOCTYPE html/iu.test(start))
    return readXliff(bytes, shownAs);
  return null;
}

const PERSON = {
  by: ['姓名', '--by 名字'],
  place: ['哪里人', '--place 哪里人'],
  native: ['母语是不是这种语言', '--native 是（或 否）'],
  on: ['日期', '--on 2026-12-01'],
} as const satisfies Record<keyof ReturnedPerson, readonly [name: string, option: string]>;

function handInOfSheet(returned: Returned, known: ReturnedPerson, library: Library, shownAs: string) {
  const refuse = (found: Finding) => ({ ok: false as const, findings: [found] });
  const { by, place, native, on } = { ...known, ...returned.person };
  const whole = { by: by ?? '', place: place ?? '', native: native ?? false, on: on ?? '' };
  const handIn = handInOf(returned, whole, library);
  if (handIn.articles.length === 0) return refuse(finding('hand-in/nothing-said', shownAs, START, {}));
  const missing = Object.entries({ by, place, native, on }).flatMap(([key, value]) =>
    value === undefined ? [PERSON[key as keyof ReturnedPerson]] : [],
  );
  if (missing.length > 0) {
    const [names, options] = [missing.map(([name]) => name).join('、'), missing.map(([, option]) => option).join(' ')];
    return refuse(finding('hand-in/no-person', shownAs, START, { missing: names, options }));
  }
  return checkTranslationHandIn(JSON.parse(JSON.stringify(handIn)), shownAs);
}
