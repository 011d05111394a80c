/**
 * A finding is data: which rule, where, and the facts. Its words are in `words/`, so that the same
 * finding can be a line in a terminal, JSON, or an annotation.
 */
import type { Position } from '../block.ts';
import { WORDS } from './words/index.ts';

export type Severity = 'error' | 'warning';

/** The facts a rule needs for its sentence. */
export type RuleId = keyof typeof WORDS;
export type RuleFacts<R extends RuleId> = Parameters<(typeof WORDS)[R]['say']>[0];

export interface Finding {
  readonly rule: RuleId;
  /** Path relative to the folder checked, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Returns a finding of `rule` at a place of `file`. */
export function finding<R extends RuleId>(rule: R, file: string, at: Position, facts: RuleFacts<R>): Finding {
  return { rule, file, line: at.line, column: at.column, facts: facts as Readonly<Record<string, unknown>> };
}

/** Returns how grave a finding is: errors stop a build, warnings do not. */
export function severityOf(found: Finding): Severity {
  return WORDS[found.rule].severity;
}

/** Returns what is wrong and what to write instead, in plain Chinese, without a line break. */
export function sentenceOf(found: Finding): string {
  const say = WORDS[found.rule].say as (facts: Readonly<Record<string, unknown>>) => string;
  return say(found.facts).replace(/\s*\n\s*/g, ' ');
}

/** Returns the findings in the order of a reader: file, line, column, rule. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const START: Position = { line: 1, column: 1 };
