/** Checks the interface's words. Chinese defines the keys; `_descriptions.json` tells translators what each is for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { LANGS, type Lang } from '../languages.ts';
import { suggest } from '../lib/suggest.ts';
import type { Position } from '../model/block.ts';
import { finding, sortFindings, START, type Finding } from '../model/check/finding.ts';

/** What each key is for, beside the Chinese; its keys are those that the pages use. */
export const DESCRIPTIONS_FILE = '_descriptions.json';

interface Entry {
  readonly text: string;
  readonly at: Position;
}
/** Key with its area (`frame.home`) → text and place. */
type Entries = Map<string, Entry>;

/** Returns what is wrong with the locale files in `dir`; files are named from `dir`. Never throws. */
export function checkLocales(dir: string): Finding[] {
  const findings: Finding[] = [];
  const chinese = readLang(dir, 'zh', findings);
  const described = readEntries(dir, `zh/${DESCRIPTIONS_FILE}`, '', findings);
  for (const [key, { at }] of described) {
    if (!chinese.has(key)) findings.push(finding('locale/missing-key', `zh/${DESCRIPTIONS_FILE}`, at, { key }));
  }
  const keys = [...chinese.keys()];
  for (const lang of LANGS) {
    if (lang === 'zh') continue;
    for (const [key, { text, at }] of readLang(dir, lang, findings)) {
      const file = `${lang}/${key.split('.')[0] ?? ''}.json`;
      const source = chinese.get(key);
      if (source === undefined) {
        findings.push(finding('locale/unknown-key', file, at, { key, suggestion: suggest(key, keys) }));
        continue;
      }
      const differing = difference(placeholdersOf(source.text), placeholdersOf(text));
      if (differing.length > 0)
        findings.push(finding('locale/placeholder', file, at, { key, missing: differing.join('、') }));
    }
  }
  return sortFindings(findings);
}

function readLang(dir: string, lang: Lang, findings: Finding[]): Entries {
  const folder = join(dir, lang);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const entries: Entries = new Map();
  for (const name of files) {
    if (!name.endsWith('.json') || name === DESCRIPTIONS_FILE) continue;
    const area = name.slice(0, -'.json'.length);
    for (const [key, entry] of readEntries(dir, `${lang}/${name}`, `${area}.`, findings)) entries.set(key, entry);
  }
  return entries;
}

/** JSON is YAML too, and the YAML parser knows lines; whether it is strict JSON, `JSON.parse` decides. */
function readEntries(dir: string, file: string, prefix: string, findings: Finding[]): Entries {
  const entries: Entries = new Map();
  if (!existsSync(join(dir, file))) return entries;
  const text = readFileSync(join(dir, file), 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = document.errors[0];
  if (problem !== undefined || !isJson(text)) {
    const reason = problem?.code === 'DUPLICATE_KEY' ? '同一个名字写了两次。' : '';
    findings.push(finding('locale/syntax', file, problem === undefined ? START : place(problem.pos[0]), { reason }));
    return entries;
  }
  if (!isMap(document.contents)) {
    findings.push(finding('locale/syntax', file, START, { reason: '最外面要是一对花括号。' }));
    return entries;
  }
  for (const { key, value } of document.contents.items) {
    const at = isScalar(key) && key.range ? place(key.range[0]) : START;
    if (isScalar(key) && isScalar(value) && typeof value.value === 'string' && value.value.trim() !== '') {
      entries.set(`${prefix}${String(key.value)}`, { text: value.value, at });
    } else {
      findings.push(
        finding('locale/syntax', file, at, { reason: `“${String(key)}”后面要是一句加引号的话，不能是空的。` }),
      );
    }
  }
  return entries;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The names in `{{name}}`, `{{name, day}}` and `{name}`; the last are filled in by scripts in the browser. */
function placeholdersOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/\{\{\s*([A-Za-z]\w*)[^}]*\}\}|\{([a-z]\w*)\}/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
}

function difference(left: Set<string>, right: Set<string>): string[] {
  return [...[...left].filter((name) => !right.has(name)), ...[...right].filter((name) => !left.has(name))];
}
