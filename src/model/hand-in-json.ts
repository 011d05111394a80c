/** JSON that somebody handed in → a value, or what is wrong with it. Never throws. */
import type { z } from 'zod';
import { finding, sentenceOf, START, type Finding } from './check/finding.ts';
import { describeIssue } from './parse/issue.ts';

/** Enough to know what is wrong with a file. */
export const MAX_FINDINGS = 10;

/** Returns undefined for what is no JSON. Phones type in any form; halves of characters are what nobody typed. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value));
  } catch {
    return undefined;
  }
}

/** Returns `value` as `schema` has it, or findings of `rule` that say what is wrong with the file. */
export function checkValue<T>(
  value: unknown,
  schema: z.ZodType<T>,
  rule: 'hand-in/not-a-translation' | 'hand-in/not-feedback',
  shownAs: string,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly findings: readonly Finding[] } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const findings = result.error.issues.flatMap((issue) =>
    describeIssue(issue, schema).map((described) =>
      finding(rule, shownAs, START, {
        problem: sentenceOf({ rule: described.rule, file: shownAs, ...START, facts: described.facts }),
      }),
    ),
  );
  return { ok: false, findings: findings.slice(0, MAX_FINDINGS) };
}
