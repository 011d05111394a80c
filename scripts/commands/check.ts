/** `npm run check [-- --json | --github]`: everything that is wrong with content and interface words. */
import { readEnv } from '../../src/env.ts';
import { hasErrors, reportFindings, type ReportFormat } from '../../src/model/check/report.ts';
import { checkContent } from '../../src/site/check-content.ts';
import { CommandFailed } from '../command.ts';

export async function run(args: string[]): Promise<void> {
  const format: ReportFormat = args.includes('--json') ? 'json' : args.includes('--github') ? 'github' : 'text';
  const { findings, summary } = await checkContent(readEnv());
  const report = reportFindings(findings, format);
  if (report !== '') console.log(report);
  if (hasErrors(findings)) throw new CommandFailed('');
  if (format === 'text') console.log(summary);
}
