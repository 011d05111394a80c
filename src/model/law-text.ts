/** A new text of a law, as an editor has it: in the form of the register, or copied from the national database. */
import { lawCalled } from './check/rules/citation.ts';
import { finding, START, type Finding } from './check/finding.ts';
import { numberFromChinese } from '../lib/chinese-number.ts';
import { guardData, LINE_BREAK, MAX_LAW_BYTES } from './parse/guard.ts';
import { parseYaml } from './parse/yaml.ts';
import type { Law, Register } from './register.ts';
import { lawSchema, type LawFile } from './schema/law.ts';

/** The articles of a text by the numbers of the register; one 款 or item a line. */
export type LawArticles = LawFile['articles'];

export interface LawText {
  /** The law of the register that it is a text of; undefined when it does not say. */
  readonly law: Law | undefined;
  readonly articles: LawArticles;
}

/** Returns what a file holds, or why it cannot be read. `file` is its name for findings: `.yaml` is read as a register file. */
export function readLawText(
  bytes: Uint8Array,
  file: string,
  register: Register,
): LawText | { readonly findings: readonly Finding[] } {
  const guarded = guardData(bytes, file, MAX_LAW_BYTES);
  if (/\.ya?ml$/i.test(file)) {
    if ('findings' in guarded) return guarded;
    const { value, findings } = parseYaml(guarded.text, file, lawSchema);
    return value === null ? { findings } : { law: lawCalled(value.title, register), articles: value.articles };
  }
  // What is copied by hand has blank lines and long ones: only bytes that are no text are refused.
  const text = decode(bytes);
  if (text === null || bytes.length > MAX_TEXT_BYTES)
    return { findings: 'findings' in guarded ? guarded.findings : [finding('yaml/syntax', file, START, { reason: '' })] };
  const lines = linesOf(text);
  return { law: lawNamed(lines, register), articles: articlesIn(lines) };
}
