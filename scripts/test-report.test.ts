import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { brokenIn, failuresIn } from './test-report.ts';

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

it('has a line for a file whose preparation failed, so that its tests were skipped', () => {
  const result = (status: string, fullName: string) => ({ status, fullName, failureMessages: [] });
  const file = (name: string, message: string, ...assertionResults: ReturnType<typeof result>[]) => ({
    name: resolve(name),
    status: 'failed',
    message,
    assertionResults,
  });
  // As Vitest writes them: `beforeAll` of a file, of a group in it, `afterAll`; tests that failed alone; both.
  const before = file('before.test.ts', 'no browser\nb', result('skipped', 'one'), result('skipped', 'in two'));
  const group = file('group.test.ts', '', result('passed', 'fine'), result('skipped', 'in two'));
  const after = file('after.test.ts', 'still open', result('passed', 'fine'));
  const tests = file('tests.test.ts', '', result('failed', 'three'), result('skipped', 'four'));
  const both = file('both.test.ts', 'still open', result('failed', 'three'));
  const skipped = { ...file('skipped.test.ts', '', result('skipped', 'one')), status: 'passed' };
  const report = { testResults: [before, group, after, tests, both, skipped] };
  expect(brokenIn(report)).toEqual([before, group, after, both]);
  expect(failuresIn(report)).toEqual([
    '✗ before.test.ts：no browser',
    '✗ group.test.ts：准备或者收尾时出错，没有跑：in two',
    '✗ after.test.ts：still open',
    '✗ tests.test.ts > three：',
    '✗ both.test.ts：still open',
    '✗ both.test.ts > three：',
  ]);
});
