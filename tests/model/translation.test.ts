/** What happens to ids, translations and reviews when somebody edits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { sentenceOf } from '../../src/model/check/finding.ts';
import { loadLibrary } from '../../src/model/library.ts';
import type { ShowPolicy } from '../../src/model/schema/site.ts';
import { blocksSchema, type TranslationAct, type TranslationRecord } from '../../src/model/schema/translation.ts';
import { blocksRecord, identify, type SourceBlock } from '../../src/model/translation/identity.ts';
import { readForRecording } from '../../src/model/translation/read.ts';
import { recordTranslation } from '../../src/model/translation/record.ts';
import { countRows, translationRows } from '../../src/model/translation/state.ts';
import { blocksOf } from '../fixtures/blocks.ts';
import { add, baseFiles, makeContent, swap, TODAY } from '../fixtures/content.ts';

const CHINESE = ['# 题', '一', '二', '## 节', '- 三', '四'];
const TIBETAN = ['# ཀ།', 'ཁ།', 'ག།', '## ང།', '- ཅ།', 'ཆ།'];
const POLICY: ShowPolicy = { machine: 'hide', draft: 'beside', reviewed: 'alone' };

function identified(words: readonly string[]): readonly SourceBlock[] {
  return identify(blocksOf(words), null).blocks;
}

function record(
  chinese: readonly string[],
  tibetan: readonly string[],
  before: TranslationRecord | null = null,
): TranslationRecord {
  const recorded = recordTranslation({
    source: blocksOf(chinese),
    translated: blocksOf(tibetan, 'bo'),
    before,
    file: 'bo.mdx',
    slug: 'x',
    lang: 'bo',
  });
  if ('finding' in recorded) throw new Error(sentenceOf(recorded.finding));
  return recorded.record;
}

/** `ok`, `stale`, `chinese` (left untranslated) or `missing` for each Chinese block. */
function rowsOf(chinese: readonly string[], tibetan: readonly string[], from: TranslationRecord): string[] {
  return translationRows(identified(chinese), blocksOf(tibetan, 'bo'), from, POLICY).map((row) =>
    row.state === 'translated' ? (row.stale ? 'stale' : 'ok') : row.state === 'untranslated' ? 'chinese' : 'missing',
  );
}

describe('link ids', () => {
  const before = identify(blocksOf(CHINESE), null);
  const saved = blocksRecord(before);
  const idsAfter = (words: readonly string[]) => identify(blocksOf(words), saved);

  it('fit the schema, are unique, and number equal texts', () => {
    const { blocks } = identify(blocksOf(['# 题', '一', '一', '一']), null);
    const ids = blocks.map((block) => block.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.slice(2)).toEqual([`${ids[1]}-2`, `${ids[1]}-3`]);
    expect(blocksSchema.safeParse(blocksRecord(identify(blocksOf(['# 题', '一', '一']), null))).success).toBe(true);
  });

  it('stay through an edit, a move and an insertion', () => {
    const ids = before.blocks.map((block) => block.id);
    expect(idsAfter(['# 题', '一改', '二', '## 节', '- 三', '四']).blocks.map((block) => block.id)).toEqual(ids);
    expect(idsAfter(['# 题', '二', '一', '## 节', '- 三', '四']).blocks.map((block) => block.id)).toEqual(
      [0, 2, 1, 3, 4, 5].map((index) => ids[index]),
    );
    expect(
      idsAfter(['# 题', '一', '新', '二', '## 节', '- 三', '四'])
        .blocks.map((block) => block.id)
        .toSpliced(2, 1),
    ).toEqual(ids);
  });

  it('are remembered when their block has gone, with the block before it', () => {
    const after = idsAfter(['# 题', '一', '## 节', '- 三', '四']);
    expect(after.gone).toEqual([{ id: before.blocks[2]?.id, after: before.blocks[1]?.id }]);
    const later = identify(blocksOf(['# 题', '一', '## 节', '- 三', '四', '又二']), blocksRecord(after));
    expect(later.gone).toEqual(after.gone);
  });

  it('go to nobody else afterwards', () => {
    const after = idsAfter(['# 题', '一', '## 节', '- 三', '四']);
    const again = identify(blocksOf(CHINESE), blocksRecord(after));
    expect(new Set([...again.blocks, ...again.gone].map((entry) => entry.id)).size).toBe(CHINESE.length + 1);
  });

  it('do not change when the same text is identified again', () => {
    const word = fc.constantFrom('一', '二', '三', '- 四', '## 五', '- 六');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(word, { maxLength: 8 }), (first, second) => {
        const one = identify(blocksOf(first), null);
        const two = identify(blocksOf(second), blocksRecord(one));
        const three = identify(blocksOf(second), blocksRecord(two));
        expect(three.blocks.map((block) => block.id)).toEqual(two.blocks.map((block) => block.id));
        expect(new Set([...two.blocks, ...two.gone].map((entry) => entry.id)).size).toBe(
          two.blocks.length + two.gone.length,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('freshness', () => {
  const saved = record(CHINESE, TIBETAN);

  it.each([
    ['nothing', CHINESE, ['ok', 'ok', 'ok', 'ok', 'ok', 'ok']],
    [
      'white space and punctuation',
      ['# 题', ' 一 ', '二', '## 节', '- 三', '四'],
      ['ok', 'ok', 'ok', 'ok', 'ok', 'ok'],
    ],
    ['an edit', ['# 题', '一', '二改', '## 节', '- 三', '四'], ['ok', 'ok', 'stale', 'ok', 'ok', 'ok']],
    ['a move', ['# 题', '二', '一', '## 节', '- 三', '四'], ['ok', 'ok', 'ok', 'ok', 'ok', 'ok']],
    [
      'an insertion',
      ['# 题', '一', '新', '二', '## 节', '- 三', '四'],
      ['ok', 'ok', 'missing', 'ok', 'ok', 'ok', 'ok'],
    ],
    ['a deletion', ['# 题', '一', '## 节', '- 三', '四'], ['ok', 'ok', 'ok', 'ok', 'ok']],
    [
      'a repetition',
      ['# 题', '一', '一', '二', '## 节', '- 三', '四'],
      ['ok', 'ok', 'missing', 'ok', 'ok', 'ok', 'ok'],
    ],
    ['another kind of block', ['# 题', '一', '- 二', '## 节', '- 三', '四'], ['ok', 'ok', 'missing', 'ok', 'ok', 'ok']],
  ])('after %s in the Chinese', (_, chinese, expected) => {
    expect(rowsOf(chinese, TIBETAN, saved)).toEqual(expected);
  });

  it('lets one edit touch one row, wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: CHINESE.length - 1 }), (at) => {
        const edited = CHINESE.with(at, `${CHINESE[at]}改`);
        expect(rowsOf(edited, TIBETAN, saved)).toEqual(CHINESE.map((_, index) => (index === at ? 'stale' : 'ok')));
      }),
    );
  });

  it('keeps what was left in Chinese apart from what is missing', () => {
    const some = TIBETAN.with(2, '<Untranslated />');
    const rows = translationRows(identified([...CHINESE, '新']), blocksOf(some, 'bo'), record(CHINESE, some), POLICY);
    expect(countRows(rows)).toEqual({
      translated: 5,
      untranslated: 1,
      missing: 1,
      stale: 0,
      machine: 5,
      draft: 0,
      reviewed: 0,
    });
  });
});

describe('recording', () => {
  it('twice gives the same bytes', () => {
    const once = record(CHINESE, TIBETAN);
    expect(stringify(record(CHINESE, TIBETAN, once))).toBe(stringify(once));
    const dir = makeContent();
    const [first, second] = [readForRecording(dir, 'cattle', 'bo'), readForRecording(dir, 'cattle', 'bo')];
    expect(stringify(first)).toBe(stringify(second));
    expect(first).toMatchObject({ ok: true, summary: '登记了 7 段，译了 6 段，留汉语 1 段。' });
  });

  it('again does not make a stale block fresh; mending the translation does', () => {
    const before = record(CHINESE, TIBETAN);
    const edited = CHINESE.with(2, '二改');
    const again = record(edited, TIBETAN, before);
    expect(rowsOf(edited, TIBETAN, again)).toEqual(['ok', 'ok', 'stale', 'ok', 'ok', 'ok']);
    const mended = TIBETAN.with(2, 'ག་ག།');
    expect(rowsOf(edited, mended, record(edited, mended, again))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it('refuses another shape and shows both sides', () => {
    const dir = makeContent({ 'articles/cattle/bo.mdx': swap('## ཁྲིམས་ལུགས།', 'ཁྲིམས་ལུགས།') });
    const result = readForRecording(dir, 'cattle', 'bo');
    if (result.ok) throw new Error('recorded');
    expect(result.findings.map((found) => `${found.file}:${found.line}:${found.column} ${found.rule}`)).toEqual([
      'articles/cattle/bo.mdx:12:1 translation/shape',
    ]);
    expect(result.findings.map(sentenceOf)).toEqual([
      '从这里起和汉语对不上：汉语第 12 行是小标题，译文这里是段落。请补上、删掉，或者用 <Untranslated /> 代替没译的一段，再运行 npm run translation:record cattle bo',
    ]);
  });

  it.each([
    ['a block too few', swap('<Untranslated />\n\n', ''), '16:1'],
    ['a block too many', add('\nཁྲིམས།\n'), '20:1'],
    ['another number of items', swap('- ཐོབ་ཐང་།\n', ''), '7:1'],
    ['another statute', swap('article="3"', 'article="12"'), '14:1'],
    ['another phone', swap('12348', '110'), '18:1'],
  ])('refuses %s', (_, change, place) => {
    const result = readForRecording(makeContent({ 'articles/cattle/bo.mdx': change }), 'cattle', 'bo');
    expect(result.ok ? [] : result.findings.map((found) => `${found.line}:${found.column} ${found.rule}`)).toEqual([
      `${place} translation/shape`,
    ]);
  });

  describe('pictures and clips', () => {
    const recordedWith = (chinese: string, tibetan: string) => {
      const recorded = recordTranslation({
        source: blocksOf(['# 题', chinese]),
        translated: blocksOf(['# ཀ།', tibetan], 'bo'),
        before: null,
        file: 'bo.mdx',
        slug: 'x',
        lang: 'bo',
      });
      return 'finding' in recorded ? sentenceOf(recorded.finding).split('。')[0] : 'recorded';
    };

    it.each([
      ['the same picture', '![一](images/a.jpg)', '![ཀ།](images/a.jpg)', 'recorded'],
      ['one of its own', '![一](images/a.jpg)', '![ཀ།](images/a.bo.jpg)', 'recorded'],
      [
        'another picture',
        '![一](images/a.jpg)',
        '![ཀ།](images/b.jpg)',
        '从这里起和汉语对不上：汉语第 3 行是图片（images/a.jpg），译文这里是图片（images/b.jpg）',
      ],
      [
        'the picture of another language',
        '![一](images/a.jpg)',
        '![ཀ།](images/a.ii.jpg)',
        '从这里起和汉语对不上：汉语第 3 行是图片（images/a.jpg），译文这里是图片（images/a.ii.jpg）',
      ],
      ['the same clip', '<Audio clip="song">一</Audio>', '<Audio clip="song">ཀ།</Audio>', 'recorded'],
      ['a clip of its own', '<Audio clip="song">一</Audio>', '<Audio clip="song-bo">ཀ།</Audio>', 'recorded'],
      [
        'another clip',
        '<Audio clip="song">一</Audio>',
        '<Audio clip="rhyme">ཀ།</Audio>',
        '从这里起和汉语对不上：汉语第 3 行是录音 <Audio>（song），译文这里是录音 <Audio>（rhyme）',
      ],
      [
        'another statute inside a case',
        '<Case>\n\n一\n\n<Statute law="l" article="1" />\n\n</Case>',
        '<Case>\n\nཀ།\n\n<Statute law="l" article="2" />\n\n</Case>',
        '从这里起和汉语对不上：汉语第 3 行是案例 <Case>（l 1），译文这里是案例 <Case>（l 2）',
      ],
      [
        'another level of heading',
        '## 一',
        '### ཀ།',
        '从这里起和汉语对不上：汉语第 3 行是小标题（##），译文这里是小标题（###）',
      ],
    ])('%s', (_, chinese, tibetan, expected) => {
      expect(recordedWith(chinese, tibetan)).toBe(expected);
    });
  });

  it('names an article that does not exist once', () => {
    const result = readForRecording(makeContent(), 'cattel', 'bo');
    expect(result.ok ? [] : result.findings.map((found) => `${found.file} ${found.rule}`)).toEqual([
      'articles/cattel file/missing',
    ]);
  });
});

describe('an amended law', () => {
  const amended = { 'laws/pasture-law.yaml': swap('应当赔偿被吃掉的庄稼。', '应当照价赔偿被吃掉的庄稼。') };

  it('makes the translation stale where it shows it, not edited', () => {
    const { findings } = loadLibrary(makeContent(amended), { today: TODAY });
    expect(findings.map((found) => `${found.file}:${found.line} ${found.rule}`)).toEqual([
      'articles/cattle/bo.mdx:14 translation/stale',
    ]);
  });

  it('is not mended by recording the same words again', () => {
    const result = readForRecording(makeContent(amended), 'cattle', 'bo');
    if (!result.ok) throw new Error('not recorded');
    // The tool keeps the Chinese fingerprint that the words were made from.
    const before = parse(baseFiles()['articles/cattle/bo.yaml'] ?? '') as TranslationRecord;
    expect(result.translation).toEqual(before);
  });
});

describe('review', () => {
  const saved = record(CHINESE, TIBETAN);
  const texts = blocksOf(TIBETAN, 'bo').map((block) => block.fingerprint);
  const person = { by: '某某', on: '2026-11-01', file: 'hand-ins/a.yaml' };
  const acts: TranslationAct[] = [
    { act: 'handed-in', ...person, texts },
    { act: 'reviewed', ...person, by: '审校', native: true, place: '木里', texts: texts.slice(0, 2) },
  ];
  const rows = (tibetan: readonly string[]) =>
    translationRows(identified(CHINESE), blocksOf(tibetan, 'bo'), { ...saved, acts }, POLICY);
  const levels = (tibetan: readonly string[]) =>
    rows(tibetan).map((row) => (row.state === 'translated' ? `${row.review.level} ${row.show}` : row.state));

  it('is told block by block, and decides what is shown', () => {
    expect(levels(TIBETAN)).toEqual([
      'reviewed alone',
      'reviewed alone',
      'draft beside',
      'draft beside',
      'draft beside',
      'draft beside',
    ]);
    expect(rows(TIBETAN)[0]).toMatchObject({
      review: { level: 'reviewed', by: '审校', place: '木里', on: '2026-11-01' },
    });
  });

  it('is undone by an edit, and comes back with the words', () => {
    const edited = TIBETAN.with(1, 'ཁ་ཁ།').with(2, 'ག་ག།');
    expect(levels(edited)).toEqual([
      'reviewed alone',
      'machine hide',
      'machine hide',
      'draft beside',
      'draft beside',
      'draft beside',
    ]);
    expect(levels(TIBETAN.with(1, ' ཁ།'))[1]).toBe('reviewed alone');
  });

  it('is the machine’s where nobody did anything', () => {
    const machine = translationRows(identified(CHINESE), blocksOf(TIBETAN, 'bo'), saved, POLICY);
    expect(
      machine.every((row) => row.state === 'translated' && row.review.level === 'machine' && row.show === 'hide'),
    ).toBe(true);
  });
});
