/** A hand-in as it lies on the editor's disk, zip or folder → its files by name. */
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkCharacters } from '../../model/check/rules/characters.ts';
import { finding, START, type Finding } from '../../model/check/finding.ts';
import { guardData } from '../../model/parse/guard.ts';
import { parseYaml, type ParsedYaml } from '../../model/parse/yaml.ts';
import { MAX_INPUT_BYTES } from '../audio/settings.ts';
import { looksLikeZip, unzip } from './unzip.ts';

export interface HandInFiles {
  /** As the editor called it: findings name it. */
  readonly shownAs: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type ReadFiles =
  { readonly ok: true; readonly handIn: HandInFiles } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Of a zip as it comes and of all that is in it: an article read aloud, uncompressed, has less than 100 MB. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
const MAX_ENTRIES = 1000;
const MB = 1024 * 1024;

export const RECORDING_FILE = 'recording.yaml';
export const CHECK_FILE = 'check.yaml';

/** Phones share no YAML: the studio hands the file over as text then. */
const AS_TEXT = /^(?<name>(?:recording|check)\.yaml)\.txt$/;

/** Left by the systems of those who pack and copy. */
const CLUTTER = /^(?:\.|__MACOSX(?:\/|$)|Thumbs\.db$|desktop\.ini$)|\/\.[^/]*$/i;

/** Returns the files of the zip or folder at `path`. Never throws because of what is in it. */
export async function readHandIn(path: string): Promise<ReadFiles> {
  const shownAs = path.replaceAll('\\', '/').replace(/\/$/, '');
  const refuse = (...findings: Finding[]): ReadFiles => ({ ok: false, findings });
  const stats = await stat(path).catch(() => null);
  if (stats === null) return refuse(finding('hand-in/not-found', shownAs, START, {}));
  if (stats.isDirectory()) return readFolder(path, shownAs);
  if (!stats.isFile()) return refuse(finding('hand-in/not-a-hand-in', shownAs, START, {}));
  if (stats.size > MAX_TOTAL_BYTES)
    return refuse(finding('hand-in/too-big', shownAs, START, { maxMb: MAX_TOTAL_BYTES / MB }));
  const bytes = await readFile(path);
  if (!looksLikeZip(bytes)) {
    // Half a zip has its ending, if nothing else.
    const rule = /\.zip$/i.test(path) ? 'hand-in/zip-damaged' : 'hand-in/not-a-hand-in';
    return refuse(finding(rule, shownAs, START, {}));
  }
  const limits = { maxEntries: MAX_ENTRIES, maxFileBytes: MAX_INPUT_BYTES, maxTotalBytes: MAX_TOTAL_BYTES };
  const unzipped = unzip(bytes, limits);
  if (!unzipped.ok) {
    const { rule, name } = unzipped;
    return refuse(finding(rule, name === '' ? shownAs : `${shownAs}/${visible(name)}`, START, {}));
  }
  return { ok: true, handIn: withoutTop(shownAs, new Map(unzipped.files.map((file) => [file.name, file.bytes]))) };
}

/** A name from a stranger goes to a terminal. */
function visible(name: string): string {
  return name.replace(/[\p{C}]/gu, '?').slice(0, 120);
}

async function readFolder(path: string, shownAs: string): Promise<ReadFiles> {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  let total = 0;
  const read = async (folder: string, prefix: string): Promise<void> => {
    for (const name of (await readdir(folder)).sort()) {
      if (CLUTTER.test(name)) continue;
      const [file, inside] = [join(folder, name), `${prefix}${name}`];
      const stats = await lstat(file);
      if (stats.isDirectory() && prefix === '') await read(file, `${name}/`);
      else if (!stats.isFile()) findings.push(finding('hand-in/link', `${shownAs}/${inside}`, START, {}));
      else {
        total += stats.size;
        if (total > MAX_TOTAL_BYTES) return;
        files.set(inside, await readFile(file));
      }
    }
  };
  await read(path, '');
  if (total > MAX_TOTAL_BYTES)
    findings.push(finding('hand-in/too-big', shownAs, START, { maxMb: MAX_TOTAL_BYTES / MB }));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, handIn: withoutTop(shownAs, files) };
}

/** Who unpacks a zip and packs it again has often packed the folder around it. */
function withoutTop(shownAs: string, all: ReadonlyMap<string, Uint8Array>): HandInFiles {
  const files = [...all]
    .filter(([name]) => !CLUTTER.test(name))
    .map(([name, bytes]): [string, Uint8Array] => [withoutTxt(name, all), bytes]);
  const isAtRoot = files.some(([name]) => name === RECORDING_FILE || name === CHECK_FILE);
  const tops = new Set(files.map(([name]) => name.split('/')[0] ?? ''));
  const [top] = tops;
  if (isAtRoot || tops.size !== 1 || top === undefined) return { shownAs, files: new Map(files) };
  return {
    shownAs: `${shownAs}/${visible(top)}`,
    files: new Map(files.map(([name, bytes]) => [name.slice(top.length + 1), bytes])),
  };
}

function withoutTxt(name: string, all: ReadonlyMap<string, Uint8Array>): string {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const plain = AS_TEXT.exec(name.slice(folder.length))?.groups?.['name'];
  return plain === undefined || all.has(`${folder}${plain}`) ? name : `${folder}${plain}`;
}

/** Returns the value of a data file that was handed in. Never throws; see findings. */
export function parseHandIn<T>(bytes: Uint8Array, file: string, schema: z.ZodType<T>): ParsedYaml<T> {
  const failed = (findings: readonly Finding[]): ParsedYaml<T> => ({ value: null, findings, positionOf: () => START });
  const guarded = guardData(tidy(bytes), file);
  if ('findings' in guarded) return failed(guarded.findings);
  const characters = checkCharacters(guarded.text, file);
  return characters.length > 0 ? failed(characters) : parseYaml(guarded.text, file, schema);
}

/** What a program wrote on one line is put on many, as the guard of data files wants it; phones type names in any form. */
function tidy(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_DATA_BYTES) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
    return Buffer.from(text.trimStart().startsWith('{') ? JSON.stringify(JSON.parse(text), null, 1) : text);
  } catch {
    // YAML, or broken: whoever reads it next tells.
    return bytes;
  }
}

const MAX_DATA_BYTES = MB;
