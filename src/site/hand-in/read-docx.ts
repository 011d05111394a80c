/** A sheet that was filled in with a word processor → what it says. */
import { finding, START, type Finding } from '../../model/check/finding.ts';
import type { Returned } from '../../model/translation/returned.ts';
import { blockMarksIn, sheetMarksIn } from '../../model/translation/sheet-marks.ts';
import { docxText, remarksIn } from './docx-text.ts';
import { readRows } from './sheet-rows.ts';
import { unzip, type ZipFile } from './unzip.ts';
import { childrenOf, parseXml, type XmlNode } from './xml.ts';

export type ReadSheet =
  { readonly ok: true; readonly returned: Returned } | { readonly ok: false; readonly findings: readonly Finding[] };

/** A sheet of the longest article has 20 parts and 2 MB of XML; pictures that somebody put in are not read. */
const LIMITS = { maxEntries: 500, maxFileBytes: 24 * 1024 * 1024, maxTotalBytes: 64 * 1024 * 1024 };
/** Enough to know what is wrong with a file. */
const MAX_FINDINGS = 10;

/** Returns what is in a zip that should be a .docx. Never throws. */
export function readDocx(bytes: Uint8Array, shownAs: string): ReadSheet {
  const refuse = (...findings: Finding[]): ReadSheet => ({ ok: false, findings: findings.slice(0, MAX_FINDINGS) });
  const unzipped = unzip(bytes, LIMITS);
  if (!unzipped.ok) return refuse(finding(unzipped.rule, shownAs, START, {}));
  const { files } = unzipped;
  const path = mainPart(files);
  if (path === null) return refuse(finding('hand-in/not-docx', shownAs, START, { kind: kindOf(files) }));
  const document = partOf(files, path);
  if (document === null) return refuse(finding('hand-in/broken-xml', shownAs, START, { part: path }));
  const comments = partOf(files, path.replace(/[^/]*$/u, 'comments.xml'));
  const { tables, text } = docxText(document, comments === null ? new Map() : remarksIn(comments));
  const sheets = sheetMarksIn(text).filter((one, at, all) => all.findIndex(isSameSheet(one)) === at);
  const [sheet] = sheets;
  if (sheet === undefined) return refuse(finding('hand-in/not-a-sheet', shownAs, START, {}));
  if (sheets.length > 1)
    return refuse(
      finding('hand-in/two-sheets', shownAs, START, { names: sheets.map((one) => `${one.slug} ${one.lang}`) }),
    );
  const marks = new Map(blockMarksIn(text).map((mark) => [mark.block, mark]));
  const { blocks, person, problems } = readRows(tables, marks);
  if (problems.length > 0)
    return refuse(...problems.map((problem) => finding('hand-in/sheet-row', shownAs, START, problem)));
  const { lang, slug } = sheet;
  return { ok: true, returned: { lang, person, tool: 'docx', articles: [{ slug, blocks }] } };
}

function isSameSheet(a: { readonly lang: string; readonly slug: string }) {
  return (b: typeof a): boolean => a.lang === b.lang && a.slug === b.slug;
}

/** The document is where the package says it is: mostly `word/document.xml`, online programs call it otherwise. */
function mainPart(files: readonly ZipFile[]): string | null {
  const rels = partOf(files, '_rels/.rels');
  const target = (rels === null ? [] : childrenOf(rels, 'Relationship'))
    .find(({ attributes }) => attributes.get('Type')?.endsWith('/officeDocument'))
    ?.attributes.get('Target')
    ?.replace(/^\//u, '');
  return target?.startsWith('word/') && files.some(({ name }) => name === target) ? target : null;
}

function partOf(files: readonly ZipFile[], path: string): XmlNode | null {
  const part = files.find(({ name }) => name === path);
  return part === undefined ? null : parseXml(part.bytes);
}

function kindOf(files: readonly ZipFile[]): string {
  const has = (start: string): boolean => files.some(({ name }) => name.startsWith(start));
  const mime = new TextDecoder().decode(files.find(({ name }) => name === 'mimetype')?.bytes.slice(0, 80));
  if (mime.includes('opendocument')) return 'OpenDocument 文件（.odt）';
  if (has('xl/')) return '表格文件（.xlsx）';
  if (has('ppt/')) return '演示文件（.pptx）';
  return '压缩包';
}
