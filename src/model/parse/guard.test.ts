import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node, Parent } from 'unist';
import { countMarks, tagDepth } from './cost.ts';
import {
  guardArticle,
  guardData,
  MAX_ARTICLE_BYTES,
  MAX_DEPTH,
  MAX_LINE,
  MAX_MARKS,
  MAX_MARKS_IN_FILE,
} from './guard.ts';
import { parseMdx } from './mdx.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rulesOf = (text: string, guard = guardArticle) => {
  const guarded = guard(bytesOf(text), 'x');
  return 'findings' in guarded ? guarded.findings.map((found) => found.rule) : [];
};

/** As many of `unit` as an article may hold, in lines of `width` characters. */
function flood(unit: string, width: number, between = '\n'): string {
  const line = unit.repeat(Math.max(1, Math.floor(width / unit.length))) + between;
  return line.repeat(Math.floor(MAX_ARTICLE_BYTES / bytesOf(line).length));
}

describe('guardArticle', () => {
  // Without it these took remark between 1 s and 35 s.
  it.each([
    '*',
    '**a',
    '*a',
    'a*',
    '_a ',
    '[',
    '[a]',
    '[a](',
    '![',
    '`',
    '&',
    '<a ',
    '<a>',
    '\\',
    '{',
    '<Zh>',
    '*a_',
    '[a][b]',
  ])('refuses 64 KB of %s in one paragraph', (unit) => {
    expect(rulesOf(flood(unit, 1990))).not.toEqual([]);
    expect(rulesOf(flood(unit, 60))).not.toEqual([]);
  });

  it.each(['- ', '- a', '> ', '1. a', '#', 'a', '---', '- a\r'])('refuses 64 KB of lines with %j alone', (line) => {
    expect(rulesOf(flood(line, 1, '\n'))).not.toEqual([]);
  });

  it.each([
    ['bullets on one line', '- '.repeat(MAX_DEPTH + 1) + 'a'],
    ['quote marks', '>'.repeat(MAX_DEPTH + 1) + 'a'],
    ['bullets after quote marks', '> - '.repeat(MAX_DEPTH) + 'a'],
    ['indentation', `- a\n${' '.repeat(2 * MAX_DEPTH + 2)}- b`],
    ['tabs', `- a\n${'\t'.repeat(MAX_DEPTH)}- b`],
    ['tags', '<a>\n'.repeat(MAX_DEPTH + 1)],
    ['tags on lines that end in a carriage return', '<a>\r'.repeat(MAX_DEPTH + 1)],
    ['tags that look closed', '<a>/>\n'.repeat(MAX_DEPTH + 1)],
    ['tags with “/>” in an attribute', '<a b="/>">\n'.repeat(MAX_DEPTH + 1)],
    ['tags with “/>” in braces', '<a b={"/>"}>\n'.repeat(MAX_DEPTH + 1)],
    ['tags over several lines', '<a\n\n>\n'.repeat(MAX_DEPTH + 1)],
    ['fragments', '<>\n'.repeat(MAX_DEPTH + 1)],
  ])('refuses %s that go too deep', (_, text) => {
    expect(rulesOf(text)).toContain('file/too-deep');
  });

  it('tells every line that is too long, and a wrong encoding alone', () => {
    expect(rulesOf(`${'字'.repeat(MAX_LINE + 1)}\n\n${'字'.repeat(MAX_LINE + 1)}`)).toEqual([
      'file/line-too-long',
      'file/line-too-long',
    ]);
    const guarded = guardArticle(new Uint8Array([0xff, 0xfe, 0x4e]), 'x');
    expect(guarded).toEqual({ findings: [{ rule: 'file/not-utf8', file: 'x', line: 1, column: 1, facts: {} }] });
  });

  it('lets honest text through, however much of it', () => {
    const paragraph =
      '放牛的人<Quote law="pasture-law" article="3">应当赔偿</Quote>，**先**和[主人家](/services/)商量。'.repeat(8);
    const list = '- **先**问清楚，再<Zh>登记</Zh>。\n'.repeat(20);
    const part = `## 小标题\n\n${paragraph}\n\n${list}\n<Statute law="pasture-law" article="3" />\n\n<Call number="12348">\n免费。\n</Call>\n\n<Case>\n\n- 一\n  接着一\n\n</Case>\n\n`;
    const article = part.repeat(Math.floor(MAX_ARTICLE_BYTES / bytesOf(part).length));
    expect(bytesOf(article).length).toBeGreaterThan(MAX_ARTICLE_BYTES * 0.9);
    expect(rulesOf(article)).toEqual([]);
  });

  it('leaves nothing that takes long', () => {
    const units = ['*a', 'a*', '_a ', '[a](b)', '![a](b)', '[[a]', '`a', '<a/>', '{a}', '&amp;', '**a**'];
    for (const unit of units) {
      const perLine = Math.floor(1900 / unit.length);
      const marks = (countMarks([unit])[0]?.count ?? 1) * perLine;
      const lines = Math.floor(MAX_MARKS_IN_FILE / marks);
      const paragraph = (unit.repeat(perLine) + '\n').repeat(Math.max(1, Math.floor(MAX_MARKS / marks)));
      const text = Array.from(
        { length: Math.max(1, Math.min(lines, Math.floor(MAX_ARTICLE_BYTES / (paragraph.length + 1)))) },
        () => paragraph,
      ).join('\n');
      const startMs = performance.now();
      parseMdx(text, 'x');
      // Measured: 0.4 s at most on one busy core.
      expect(performance.now() - startMs).toBeLessThan(10_000);
    }
  });

  it('never counts fewer tags than the parser opens', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<a b="/>">',
      '<a b={"/>"}>',
      '<a/>',
      '<b\n>',
      '</b>',
      '<>',
      '</>',
      '/>',
      '\\<',
      '字',
      '\n',
      '\n\n',
      '"',
      "'",
      '`',
      "<a b='\"'>",
      '> ',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const parsed = parseMdx(text, 'x');
        if ('findings' in parsed) return;
        expect(Math.max(0, ...tagDepth(text.split('\n')))).toBeGreaterThanOrEqual(jsxDepth(parsed.tree));
      }),
      { numRuns: 1500 },
    );
  });
});

function jsxDepth(node: Node): number {
  const inside = 'children' in node ? Math.max(0, ...(node as Parent).children.map(jsxDepth)) : 0;
  const tag = node as Node & { children?: unknown[] };
  return inside + (node.type.startsWith('mdxJsx') && (tag.children?.length ?? 0) > 0 ? 1 : 0);
}

describe('guardData', () => {
  it.each([
    ['brackets', '['.repeat(MAX_DEPTH + 1)],
    ['brackets on lines of their own', '[\n'.repeat(MAX_DEPTH + 1)],
    ['braces', '{a: '.repeat(MAX_DEPTH + 1)],
    ['bullets', '- '.repeat(MAX_DEPTH + 1)],
    ['keys', '? '.repeat(MAX_DEPTH + 1)],
    ['indentation', `a:\n${'  '.repeat(MAX_DEPTH + 1)}b: 1`],
  ])('refuses %s that go too deep', (_, text) => {
    expect(rulesOf(text, guardData)).toEqual(['file/too-deep']);
  });

  it.each([': ', '&a ', '*a ', '"', "'", '[a]', '!a ', '- ', 'a:\n', 'a\n', '\n', '|\n', '> \n'])(
    'refuses 64 KB of %j',
    (unit) => {
      expect(rulesOf(unit.endsWith('\n') ? unit.repeat(30_000) : flood(unit, 1990), guardData)).not.toEqual([]);
    },
  );

  it('lets a long statute through', () => {
    const article =
      "  '1042': |-\n    禁止包办、买卖婚姻和其他干涉婚姻自由的行为。禁止借婚姻索取财物。\n    禁止重婚。禁止有配偶者与他人同居。\n";
    const guarded = guardData(bytesOf(`articles:\n${article.repeat(1200)}`), 'x', 1024 * 1024);
    expect('text' in guarded).toBe(true);
  });

  it('lets a record of two hundred blocks through', () => {
    const block =
      '  - state: translated\n    kind: paragraph\n    source: 0123456789abcdef\n    text: 0123456789abcdef\n';
    expect(rulesOf(`blocks:\n${block.repeat(200)}acts: []\n`, guardData)).toEqual([]);
  });
});
