import type { Severity } from '../finding.ts';

/** One rule: how grave it is, and the sentence that says what is wrong and what to write instead. */
export interface RuleWords<Facts> {
  readonly severity: Severity;
  readonly say: (facts: Facts) => string;
}

/** A rule that stops the build. */
export function error<Facts>(say: (facts: Facts) => string): RuleWords<Facts> {
  return { severity: 'error', say };
}

/** A rule that only tells. */
export function warning<Facts>(say: (facts: Facts) => string): RuleWords<Facts> {
  return { severity: 'warning', say };
}

/** Returns “是不是想写……？” or nothing. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `是不是想写“${suggestion}”？`;
}
