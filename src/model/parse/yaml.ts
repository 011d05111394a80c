/** YAML text → a value of one schema, with findings at the line of what is wrong. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { Position } from '../block.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { LINE_BREAK } from './guard.ts';
import { describeIssue } from './issue.ts';

export interface ParsedYaml<T> {
  /** Null when the text has errors. */
  readonly value: T | null;
  readonly findings: readonly Finding[];
  /** Where the value at `path` stands; the nearest parent when it is absent. */
  readonly positionOf: (path: readonly PropertyKey[]) => Position;
}

/** Returns what `text` says under `schema`. Never throws; see findings. `firstLine` is for front matter. */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>, firstLine = 1): ParsedYaml<T> {
  try {
    return readYaml(text, file, schema, firstLine);
  } catch {
    // Brackets hidden in quotes can pass the guard and be too deep for the parser's stack.
    return failed([finding('yaml/syntax', file, START, { reason: '' })]);
  }
}

function readYaml<T>(text: string, file: string, schema: z.ZodType<T>, firstLine: number): ParsedYaml<T> {
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: false, prettyErrors: false });
  const syntax = document.errors.map((error) => syntaxFinding(text, file, place(error.pos[0]), firstLine, error.code));
  if (syntax.length > 0) return failed(syntax.slice(0, 1));
  // `note：待查` is one word to a parser.
  const colon = isScalar(document.contents) ? wideColon(text.split(LINE_BREAK)) : null;
  if (colon !== null)
    return failed([
      finding('yaml/syntax', file, { ...colon, line: colon.line + firstLine - 1 }, { reason: WIDE_COLON }),
    ]);
  const structure = structureFindings(document, file, place);
  if (structure.length > 0) return failed(structure);

  const positionOf = (path: readonly PropertyKey[]): Position => place(offsetOf(document, path));
  const result = schema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (result.success) return { value: result.data, findings: [], positionOf };
  const findings = result.error.issues.flatMap((issue) =>
    describeIssue(issue, schema).map((described) => {
      const at =
        described.key === undefined ? positionOf(issue.path) : place(keyOffset(document, issue.path, described.key));
      return { rule: described.rule, file, ...at, facts: described.facts };
    }),
  );
  return { value: null, findings, positionOf };
}

function failed(findings: readonly Finding[]): ParsedYaml<never> {
  return { value: null, findings, positionOf: () => START };
}

/** Aliases can blow a small file up without bound; doubled keys lose one of the two silently. */
function structureFindings(document: Document.Parsed, file: string, place: (offset: number) => Position): Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Alias: (_, node) => void findings.push(finding('yaml/alias', file, place(node.range?.[0] ?? 0), {})),
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const pair of map.items) {
        const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
        const at = place((pair.key as Node | null)?.range?.[0] ?? 0);
        if (seen.has(key)) findings.push(finding('yaml/duplicate-key', file, at, { key }));
        seen.add(key);
      }
    },
  });
  return findings;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const child: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (child === undefined || child === null) break;
    node = child;
    offset = (child as Node).range?.[0] ?? offset;
  }
  return offset;
}

function keyOffset(document: Document.Parsed, path: readonly PropertyKey[], key: string): number {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn([...path] as unknown[], true);
  if (!isMap(parent)) return offsetOf(document, path);
  const pair = parent.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key);
  return (pair?.key as Node | undefined)?.range?.[0] ?? parent.range?.[0] ?? 0;
}

const REASONS: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不齐，或者上面一行的括号、引号没有关上。',
  TAB_AS_INDENT: '缩进用了 Tab，要用空格。',
  MISSING_CHAR: '少了冒号、引号或括号。',
  BLOCK_AS_IMPLICIT_KEY: '一行里写了两个冒号，后面的内容要加引号。',
  MULTILINE_IMPLICIT_KEY: '冒号前的名字跨了行。',
  BAD_SCALAR_START: '内容以特殊符号开头，要加引号。',
  UNEXPECTED_TOKEN: '有多余的符号。',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删掉 --- 。',
  TAG_RESOLVE_FAILED: '不能用 ! 开头的标签。',
  IMPOSSIBLE: '',
};

function reasonOf(code: string): string {
  return REASONS[code] ?? '';
}

const WIDE_COLON = '冒号是全角的“：”，要用半角的“:”。';

/** The parser tells where it could not go on; what an editor did wrong often stands a line before. */
function syntaxFinding(text: string, file: string, at: Position, firstLine: number, code: string): Finding {
  const lines = text.split(LINE_BREAK);
  const index = at.line - firstLine;
  const near = [index, index - 1, index + 1];
  const colon = near.flatMap((line) => wideColon(lines.slice(0, line + 1), line) ?? [])[0];
  if (colon !== undefined)
    return finding('yaml/syntax', file, { ...colon, line: colon.line + firstLine - 1 }, { reason: WIDE_COLON });
  if (code === 'MULTILINE_IMPLICIT_KEY' && /^\s*(?:- )?\w+:\S/u.test(lines[index] ?? ''))
    return finding('yaml/syntax', file, at, { reason: '冒号后面少了一个空格。' });
  return finding('yaml/syntax', file, at, { reason: unevenIndent(lines, index, code) ?? reasonOf(code) });
}

/** Returns where the first key with a full-width colon stands, from the line `from` on. */
function wideColon(lines: readonly string[], from = 0): Position | null {
  for (let index = Math.max(from, 0); index < lines.length; index++) {
    const key = /^\s*(?:- )?[A-Za-z][\w-]*\s*(?=：)/u.exec(lines[index] ?? '')?.[0];
    if (key !== undefined) return { line: index + 1, column: key.length + 1 };
  }
  return null;
}

/** Lines that neither open nor close anything stand as far in as the one before. */
function unevenIndent(lines: readonly string[], index: number, code: string): string | null {
  const line = lines[index] ?? '';
  const before = lines.slice(0, index).findLast((other) => other.trim() !== '') ?? '';
  const [own, above] = [line, before].map((text) => text.search(/\S|$/u)) as [number, number];
  const isWhole = /^\s*(?:- )?[\w-]+:\s/u.test(before) && !/[[{,|>]\s*$/u.test(before) && !hasOpenBracket(before);
  if (!isWhole || own === above || !/^\s*(?:- )?[\w-]+:(?:\s|$)/u.test(line) || code === 'TAB_AS_INDENT') return null;
  return `这一行前面有 ${own} 个空格，上面一行有 ${above} 个，没有对齐。`;
}

function hasOpenBracket(line: string): boolean {
  const count = (brackets: RegExp): number => line.match(brackets)?.length ?? 0;
  return count(/[[{]/gu) > count(/[\]}]/gu) || count(/'/gu) % 2 > 0 || count(/"/gu) % 2 > 0;
}
