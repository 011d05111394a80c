/** What is said of a run of Vitest, from its own report. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Of what Vitest's JSON reporter writes, what we read. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Returns a line for each failed test: where output is cut, the end of it still says what failed. */
export function failuresIn({ testResults }: Pick<VitestReport, 'testResults'>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    if (status === 'failed' && assertionResults.length === 0) return [`✗ ${file}：${firstLine(message)}`];
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => `✗ ${file} > ${fullName}：${firstLine(failureMessages[0] ?? '')}`);
  });
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0]?.slice(0, 300) ?? '';
}
