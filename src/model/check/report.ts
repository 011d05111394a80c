/** Findings → lines for a terminal, JSON, or annotations of a code host. */
import { sentenceOf, severityOf, type Finding } from './finding.ts';

export type ReportFormat = 'text' | 'json' | 'github';

/** Returns all findings in one text without a line break at its end; empty when there are none. */
export function reportFindings(findings: readonly Finding[], format: ReportFormat): string {
  if (format === 'json')
    return JSON.stringify(
      findings.map((found) => ({ ...found, severity: severityOf(found), sentence: sentenceOf(found) })),
      null,
      2,
    );
  if (format === 'github') return findings.map(annotation).join('\n');
  if (findings.length === 0) return '';
  const errors = findings.filter((found) => severityOf(found) === 'error').length;
  const lines = findings.map((found) => {
    const label = severityOf(found) === 'error' ? '错误' : '提醒';
    return `${found.file}:${found.line}:${found.column} ${label} ${found.rule}\n    ${sentenceOf(found)}`;
  });
  return [...lines, `共 ${errors} 处错误，${findings.length - errors} 处提醒。`].join('\n');
}

/** Returns whether a build must stop. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((found) => severityOf(found) === 'error');
}

/** Line breaks, `%` and the separators of properties are escaped as GitHub's workflow commands ask. */
function annotation(found: Finding): string {
  const escape = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (text: string): string => escape(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
  return `::${severityOf(found)} file=${property(found.file)},line=${found.line},col=${found.column},title=${property(found.rule)}::${escape(sentenceOf(found))}`;
}
