/** `npm test`: everything, from types to the built site in a browser. Its last line counts all of it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findMissing, installMissing } from '../test-tools.ts';
import { brokenIn, failuresIn, type VitestReport } from '../test-report.ts';
import { CommandFailed } from '../command.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Tools that only pass or fail: each counts as one test. */
const STEPS: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  {
    name: '类型（astro check）',
    args: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'],
  },
  { name: '类型（tsc）', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { name: '代码规则（eslint）', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: '格式（prettier）', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: '内容（npm run check）', args: ['scripts/pufa.ts', 'check'] },
];

export async function run(args: string[]): Promise<void> {
  const counts: Count[] = [prepareTools()];
  for (const step of STEPS) counts.push(runStep(step.name, step.args));
  counts.push(runVitest(args));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) throw new CommandFailed('');
}

/** What the browser tests need of the system; what cannot be had counts as failed, with the reason. */
function prepareTools(): Count {
  const missing = findMissing();
  if (missing.length === 0) return { passed: 1, failed: 0 };
  console.log(`▶ 安装测试要用的：${missing.map((tool) => tool.name).join('、')}`);
  const problem = installMissing(missing);
  if (problem === null) return { passed: 1, failed: 0 };
  console.error(`✗ ${problem}`);
  return { passed: 0, failed: 1 };
}

function runStep(name: string, args: readonly string[]): Count {
  console.log(`▶ ${name}`);
  const result = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return { passed: 1, failed: 0 };
  console.log(`${result.stdout}${result.stderr}`.trimEnd());
  console.error(`✗ ${name}没有通过`);
  return { passed: 0, failed: 1 };
}

/** A file that failed outside its tests has none to count for that: it counts as one failed. A skipped test is a failed one. */
function runVitest(args: readonly string[]): Count {
  console.log('▶ Vitest：模型、检查、构建好的网站、浏览器');
  const folder = join('.cache', 'test');
  const file = join(folder, 'vitest.json');
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const result = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { stdio: 'inherit' },
  );
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    console.error('✗ Vitest 没有跑完，没有写出结果。');
    return { passed: 0, failed: 1 };
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  for (const line of failuresIn(report)) console.log(line);
  if (skipped > 0) console.error(`✗ 有 ${skipped} 个测试被跳过：跳过的算没有通过。`);
  const failed = report.numFailedTests + brokenIn(report).length + skipped;
  // Vitest can fail for an error outside any test (an unhandled rejection): that must not pass.
  const outside = result.status !== 0 && failed === 0 ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + outside };
}
