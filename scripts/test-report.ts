/** What is said of a run of Vitest, from its own report. */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Of what Vitest's JSON reporter writes, what we read. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  /** Of an error outside its tests, in the file itself: it could not be loaded, or its preparation failed. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

type Results = Pick<VitestReport, 'testResults'>;

/**
 * Returns the files that failed otherwise than by one of their tests: they could not be loaded, or what their tests need
 * could not be made ready, so that these were skipped. No count of tests has that failure.
 */
export function brokenIn({ testResults }: Results): VitestFile[] {
  return testResults.filter(
    ({ status, message, assertionResults }) =>
      status === 'failed' && (message !== '' || !assertionResults.some((result) => result.status === 'failed')),
  );
}

/**
 * Returns a line for each failed test and each broken file: where output is cut, the end of it still says what failed.
 */
export function failuresIn({ testResults }: Results): string[] {
  const broken = new Set(brokenIn({ testResults }));
  return testResults.flatMap((file) => {
    const name = relative(process.cwd(), file.name);
    const tests = file.assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => `✗ ${name} > ${fullName}：${firstLine(failureMessages[0] ?? '')}`);
    return broken.has(file) ? [`✗ ${name}：${firstLine(file.message) || preparationOf(file)}`, ...tests] : tests;
  });
}

/** Of what goes wrong before a group of tests, Vitest reports no words: which tests did not come to run says where it was. */
function preparationOf({ assertionResults }: VitestFile): string {
  const waiting = assertionResults.filter((result) => result.status === 'skipped').map(({ fullName }) => fullName);
  return `准备或者收尾时出错${waiting.length === 0 ? '' : `，没有跑：${waiting.join('、')}`}`;
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0]?.slice(0, 300) ?? '';
}
