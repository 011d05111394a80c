/** What a teacher types ↔ the words of an article: nothing typed becomes a mark, nothing unchanged changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRANSLATION_LANGS } from '../../src/languages.ts';
import { editWords, parseEdit, writeEdit } from '../../src/lib/edit-form.ts';
import { normalise } from '../../src/lib/script/normalise.ts';
import { checkCharacters } from '../../src/model/check/rules/characters.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { parseArticle } from '../../src/model/parse/article.ts';
import { wordsOf } from '../../src/model/translation/fingerprint.ts';
import { identify } from '../../src/model/translation/identity.ts';
import { segmentPairs, segmentsOf } from '../../src/model/translation/segments.ts';
import { writeBlock } from '../../src/model/translation/write-block.ts';
import { chineseRuns } from '../../src/model/translation/write-inline.ts';
import { writeTranslation } from '../../src/model/translation/write.ts';
import { blocksOf, parsed } from '../fixtures/blocks.ts';
import { TODAY } from '../fixtures/content.ts';

/** Everything that could be taken for a mark, and words of three scripts. */
const PIECES = [
  ...[
    '*',
    '**',
    '＊＊',
    '_',
    '__',
    '`',
    '~~~',
    '#',
    '# ',
    '＃',
    '-',
    '- ',
    '—',
    '·',
    '+ ',
    '1.',
    '1. ',
    '1) ',
    '１、',
    '2、',
  ],
  ...[
    '>',
    '> ',
    '|',
    '=',
    '---',
    '<',
    '</Zh>',
    '<Zh>',
    '<Call number="110">',
    '{',
    '}',
    '{x}',
    '&lt;',
    '&#65;',
    '&',
    '!',
    '![',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '](',
    '[a](/b/)',
    '[ꀋ](https://example.org/)',
    '\\',
    '\\*',
    '\\\n',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '　',
  ],
  ...[
    'import ',
    'export ',
    'ꀋꉬ',
    'ꌠ',
    'ཁྲིམས་',
    'ལུགས།',
    '法院',
    '《民法典》',
    '（',
    '）',
    '12348',
    '300块',
    '。',
    '，',
    '、',
    ':',
    '"',
    "'",
    'a',
  ],
];
const typed = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''));
const anything = fc.oneof({ weight: 4, arbitrary: typed }, fc.string({ unit: 'binary', maxLength: 40 }));

const SHAPES = [
  '# 题',
  '## 节',
  '一段',
  '- 一\n- 二',
  '<KeyPoints>\n- 一\n- 二\n</KeyPoints>',
  '<Steps>\n1. 一\n2. 二\n</Steps>',
  '<Case>\n\n一\n\n- 二\n\n<Statute law="l" article="1" />\n\n</Case>',
  '<CustomAndLaw>\n<Custom>\n\n一\n\n</Custom>\n<Law>\n\n二\n\n<Statute law="l" article="1" paragraph="1,2" />\n\n</Law>\n<Todo>\n\n1. 三\n\n</Todo>\n</CustomAndLaw>',
  '<Call number="12348">一</Call>',
  '<Audio clip="song">一</Audio>',
  '<Statute law="l" article="1" />',
];

/** The same words in the normal form, line breaks as spaces: headings have none. */
const plain = (words: string): string => normalise(words.replace(/\s+/gu, ' '));

describe('the edit form', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const spans = parseEdit(text);
        expect(parseEdit(writeEdit(spans))).toEqual(spans);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['ꀋ**ꉬ**ꌠ', 'ꀋꉬꌠ'],
    ['ꀋ＊＊ꉬ＊＊', 'ꀋꉬ'],
    ['**ꀋ', '**ꀋ'],
    ['[ꀋ](javascript:x)', '[ꀋ](javascript:x)'],
    ['[ꀋ](/articles/legal-aid/)', 'ꀋ'],
    ['\\*\\[C:\\x', '*[C:\\x'],
  ])('of %s has the words %s', (text, words) => {
    expect(editWords(text)).toBe(words);
  });
});

describe('what is typed', () => {
  const source = identify(blocksOf(SHAPES), null).blocks;

  it('gives these words, in every kind of block, and no mark', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 5, maxLength: 5 }), fc.constantFrom(...source), (texts, block) => {
        const keys = segmentsOf(block.body).map(({ key }) => key);
        const given = new Map(keys.map((key, index) => [key, texts[index % texts.length] ?? '']));
        fc.pre(
          [...given.values()].every(
            (text) =>
              !/\p{Cs}/u.test(text) &&
              plain(editWords(text)) !== '' &&
              checkCharacters(text, '').length === 0 &&
              editWords(text).trim() !== '',
          ),
        );
        const text = writeBlock(block.body, null, given, 'ii');
        const { blocks, findings } = parsed(text, 'ii');
        const own = blocks[0]?.body;
        expect(blocks.length, text).toBe(1);
        expect(own?.kind, text).toBe(block.body.kind);
        // Full-width marks are what a check refuses whoever wrote them; a snippet has neither title nor answer.
        const marks = findings.filter(
          ({ rule }) => !['mdx/missing-title', 'mdx/missing-answer', 'mdx/second-title'].includes(rule),
        );
        if (!/[＜［【]|^\|/mu.test([...given.values()].join('\n'))) expect(marks, text).toEqual([]);
        if (own === undefined) return;
        const said = segmentsOf(own).map((segment) => [segment.key, plain(editWords(segment.text))]);
        expect(said, text).toEqual([...given].map(([key, words]) => [key, plain(editWords(words))]));
      }),
      { numRuns: 4000 },
    );
  });
});

describe('Chinese in another script', () => {
  it.each([
    ['ꎆꃀ转ꁧ', ['转']],
    ['银行卡、电话卡ꌞ', ['银行卡、电话卡']],
    ['ꌠ300块ꌠ', ['300块']],
    ['ꌌ110ꏭꀠ', []],
    ['电话ꌌ12348ꏭ', ['电话']],
    [
      'ꌠ《中华人民共和国刑法》第三百一十二条（窝藏、转移、收购、代为销售）ꌠ',
      ['《中华人民共和国刑法》第三百一十二条（窝藏、转移、收购、代为销售）'],
    ],
    ['ꌠ“诉讼”ꌠ（周岁）', ['“诉讼”', '（周岁）']],
    ['（周岁ꌠ）', ['周岁']],
    ['法院。律师，ꌠ', ['法院', '律师']],
    ['110，法院', ['法院']],
    ['民法典第1042ꌠ', ['民法典第']],
  ])('in %s', (text, runs) => {
    expect(chineseRuns(text).map(([start, end]) => text.slice(start, end))).toEqual(runs);
  });
});

describe('the articles of this repository', () => {
  const root = join(import.meta.dirname, '../../content');
  const { library } = loadLibrary(root, { today: TODAY });
  const files = library.articles.flatMap((article) =>
    TRANSLATION_LANGS.flatMap((lang) => (article.translations[lang] === null ? [] : [{ article, lang }])),
  );
  const read = (slug: string, lang: 'ii' | 'bo') => {
    const bytes = readFileSync(join(root, `articles/${slug}/${lang}.mdx`));
    return { text: bytes.toString(), blocks: parseArticle(bytes, '', lang, () => null).blocks };
  };
  const base = { record: null } as const;
  const written: number[] = [];

  it('is the whole of what is translated', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  it.each(files.map((file) => [`${file.article.slug} ${file.lang}`, file] as const))('%s', (_, { article, lang }) => {
    const { text, blocks } = read(article.slug, lang);
    const edits = new Map(
      article.blocks.flatMap((block, index) => {
        const own = blocks[index]?.body ?? null;
        if (own === null || own.kind === 'untranslated') return [];
        return [[block.id, new Map(segmentPairs(block.body, own).map((pair) => [pair.key, pair.text]))] as const];
      }),
    );
    const to = { ...base, text, source: article.blocks, translated: blocks, lang, slug: article.slug };
    expect(writeTranslation({ ...to, edits })).toEqual({ text });
    let isAsWritten = 0;
    for (const [index, block] of article.blocks.entries()) {
      const own = blocks[index];
      const edit = edits.get(block.id);
      if (own === undefined || edit === undefined) continue;
      // Written anew it says the same: words, marks and Chinese.
      const anew = writeBlock(block.body, own.body, edit, lang);
      isAsWritten += Number(anew === text.slice(...own.range));
      expect(wordsOf(parsed(anew, lang).blocks[0]?.body ?? { kind: 'untranslated' }, () => null)).toEqual(
        wordsOf(own.body, () => null),
      );
      // One edit: only this block.
      const [key, words] = [...edit].find(([, value]) => value !== '') ?? [];
      if (key === undefined) continue;
      const result = writeTranslation({ ...to, edits: new Map([[block.id, new Map([...edit, [key, `${words}ꀋ`]])]]) });
      if ('finding' in result) throw new Error(result.finding.rule);
      const [start, end] = own.range;
      expect(result.text.startsWith(text.slice(0, start))).toBe(true);
      expect(result.text.endsWith(text.slice(end))).toBe(true);
      expect(result.text).not.toBe(text);
      expect(
        parsed(result.text, lang)
          .blocks.map(({ fingerprint }) => fingerprint)
          .filter((print, at) => print !== blocks[at]?.fingerprint),
      ).toHaveLength(1);
    }
    written.push(isAsWritten / edits.size);
  });

  it('are written anew as they were written by hand, but for brackets and quotation marks beside Chinese', () => {
    expect(written.reduce((sum, share) => sum + share, 0) / files.length).toBeGreaterThan(0.8);
  });
});
