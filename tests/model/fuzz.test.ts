/** Whatever a stranger sends: an article or findings, never an exception, never a hang. */
import fc from 'fast-check';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/model/check/finding.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { COMPONENTS } from '../../src/model/parse/components.ts';
import { makeContent, TODAY } from '../fixtures/content.ts';
import { FENCE_WEEK, GRASS_DAY } from '../fixtures/event.ts';
import { HERDERS, PASTURE_PATH } from '../fixtures/path-and-handbook.ts';

/** Far above what the guards leave possible (under a second on one slow core). */
const HANG_MS = 20_000;

const word = fc.constantFrom(
  '牛',
  '。',
  '“',
  '”',
  '任何人不得在别人的草场上放牧',
  '规定：',
  '\n##',
  '＜Zh＞',
  '\n1、',
  '《草场试验法》第十二条',
  '第1042条',
  'ཁྲིམས་',
  'ꏦꃤ',
  ' ',
  'a',
  '\\',
  '&amp;',
  '\u200b',
  '\ue000',
  '`',
  '~',
  '\t',
);
const value = fc.constantFrom(
  '12348',
  '3',
  'pasture-law',
  '__proto__',
  'constructor',
  '',
  '"',
  '{1}',
  'javascript:alert(1)',
);
const name = fc.constantFrom(
  ...Object.keys(COMPONENTS),
  'script',
  'constructor',
  'toString',
  'Unknown',
  'a.b',
  'a:b',
  '',
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      'law',
      'article',
      'paragraph',
      'number',
      'id',
      'clip',
      'onClick',
      'style',
      'hasOwnProperty',
      '__proto__',
      '{...x}',
    ),
    fc.constantFrom('="', '={', "='", ''),
    value,
  )
  .map(
    ([key, open, text]) =>
      `${key}${open}${open === '' ? '' : text}${{ '="': '"', '={': '}', "='": "'", '': '' }[open]}`,
  );

const { node } = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 3 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
    fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }), tie('nodes'), fc.constantFrom('', '\n', '\n\n'))
      .map(
        ([tag, attributes, inside, gap]) =>
          `${gap}<${[tag, ...attributes].join(' ')}>${gap}${inside}${gap}</${tag}>${gap}`,
      ),
    fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }))
      .map(([tag, attributes]) => `<${[tag, ...attributes].join(' ')} />`),
    fc
      .tuple(fc.constantFrom('**', '*', '_', '`', '~~', '“', '{', '[', '!['), tie('nodes'))
      .map(([mark, inside]) => `${mark}${inside}${mark === '{' ? '}' : mark.endsWith('[') ? '](/about/)' : mark}`),
    fc
      .tuple(
        fc.constantFrom(
          '\n- ',
          '\n1. ',
          '\n> ',
          '\n# ',
          '\n## ',
          '\n\n',
          '\n  - ',
          '\n---\n',
          '\n```\n',
          '\nimport x\n',
          '\n[x]: y\n',
          '\n| a | b |\n',
        ),
        tie('nodes'),
      )
      .map(([mark, inside]) => `${mark}${inside}\n`),
  ),
}));

const HEAD = '# 题\n\n<Answer>\n答。\n</Answer>\n\n';
const mdx = fc
  .tuple(fc.boolean(), fc.array(node, { maxLength: 6 }))
  .map(([headed, parts]) => (headed ? HEAD : '') + parts.join('\n\n'));

/** Puts `content` into one file of one folder again and again, and loads the whole. */
function survives(file: string, dir: string, content: string | Uint8Array): void {
  writeFileSync(join(dir, file), content);
  const startMs = performance.now();
  const { library, findings } = loadLibrary(dir, { today: TODAY });
  expect(performance.now() - startMs).toBeLessThan(HANG_MS);
  expect(library.articles.length + findings.length).toBeGreaterThan(0);
  for (const found of findings) {
    expect(found.line).toBeGreaterThanOrEqual(1);
    expect(found.column).toBeGreaterThanOrEqual(1);
    // The names that the parser gives to nodes are English.
    expect(String(found.facts['what'] ?? '牛')).toMatch(/[\u4e00-\u9fff]/);
    expect(sentenceOf(found)).not.toMatch(/undefined|\[object |native code|\n/);
  }
}

describe('any article', () => {
  it.each(['articles/fence/zh.mdx', 'articles/cattle/bo.mdx'])('structured, as %s', (file) => {
    const dir = makeContent();
    fc.assert(
      fc.property(mdx, (text) => survives(file, dir, text)),
      { numRuns: 250 },
    );
  });

  it('of raw bytes', () => {
    const dir = makeContent();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => survives('articles/fence/zh.mdx', dir, bytes)),
      { numRuns: 100 },
    );
  });

  it('of characters that mean something', () => {
    const dir = makeContent();
    const text = fc.string({
      unit: fc.constantFrom(...'<>/{}[]()*_`#-=|!&\\"\' \n\r\t~:.1a牛\u0f0b\u0000\ud800'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (noise) => survives('articles/fence/zh.mdx', dir, HEAD + noise)),
      { numRuns: 250 },
    );
  });
});

describe('any data', () => {
  const files = [
    'site.yaml',
    'topics.yaml',
    'services.yaml',
    'links.yaml',
    'laws/pasture-law.yaml',
    'articles/fence/article.yaml',
    'articles/cattle/bo.yaml',
    'articles/cattle/blocks.yaml',
    'paths/pasture.yaml',
    'handbooks/herders.yaml',
    'events/grass.yaml',
    'events/fences.yaml',
  ];
  const yaml = fc.string({
    unit: fc.constantFrom(
      ...'[]{}:,-?&*!|>\'"%@`# \n\t\r~=<.0123',
      'redirects',
      'id',
      'zh',
      'status',
      '__proto__',
      'constructor',
      'articles',
      '\n  ',
      '\n- ',
      ': ',
      'in-force',
      '!!map ',
      '!!binary ',
      '0x1',
      '.inf',
      '牛',
    ),
    maxLength: 80,
  });

  it.each(files)('as %s', (file) => {
    const dir = makeContent({
      'paths/pasture.yaml': PASTURE_PATH,
      'handbooks/herders.yaml': HERDERS,
      'events/grass.yaml': GRASS_DAY,
      'events/fences.yaml': FENCE_WEEK,
    });
    fc.assert(
      fc.property(yaml, (text) => survives(file, dir, text)),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(
        fc.json().map((json) => json.replaceAll('\\u0000', '')),
        (text) => survives(file, dir, text),
      ),
      { numRuns: 25 },
    );
    rmSync(dir, { recursive: true });
  });
});
