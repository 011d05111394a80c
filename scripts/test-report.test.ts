import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { failuresIn } from './test-report.ts';

it('has a line for each test that failed, and for a file that could not be loaded', () => {
  const passed = { status: 'passed', fullName: 'a good one', failureMessages: [] };
  const failed = {
    status: 'failed',
    fullName: 'words stay',
    failureMessages: ['\u001B[31mError: 甲\u001B[39m\n at b'],
  };
  expect(
    failuresIn({
      testResults: [
        { name: resolve('a.test.ts'), status: 'failed', message: '', assertionResults: [passed, failed] },
        { name: resolve('b.test.ts'), status: 'failed', message: 'No such file\nb', assertionResults: [] },
        { name: resolve('c.test.ts'), status: 'passed', message: '', assertionResults: [passed] },
      ],
    }),
  ).toEqual(['✗ a.test.ts > words stay：Error: 甲', '✗ b.test.ts：No such file']);
});
