/** What an edit of the Chinese leaves behind: these blocks, in every language and recording, and no others. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadLibrary } from '../../src/model/library.ts';
import { statuteWords } from '../../src/model/register.ts';
import { identify } from '../../src/model/translation/identity.ts';
import { readForRecording, readSources, recordFiles } from '../../src/model/translation/read.ts';
import { recordTranslation } from '../../src/model/translation/record.ts';
import { staleBlocks } from '../../src/model/translation/stale.ts';
import { translationRows } from '../../src/model/translation/state.ts';
import { blocksOf } from '../fixtures/blocks.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';

/** A whole article: every block says something else. */
const CHINESE = [
  '# 题目',
  '<Answer>\n回答。\n</Answer>',
  '第一段话。',
  '<KeyPoints>\n- 要点甲\n- 要点乙\n</KeyPoints>',
  '## 第一节',
  '第二段话。',
  '- 甲项\n- 乙项',
  '## 第二节',
  '<Steps>\n1. 甲步\n2. 乙步\n</Steps>',
  '<Case>\n\n故事。\n\n</Case>',
  '第三段话。',
  '<Call number="12348">打电话。</Call>',
];
const TIBETAN = CHINESE.map((block, index) => block.replace(/[\p{Script=Han}。]+/gu, `ཁ${'་ག'.repeat(index + 1)}`));
const RECORD = (() => {
  const made = recordTranslation({
    ...{ source: blocksOf(CHINESE), translated: blocksOf(TIBETAN, 'bo') },
    ...{ before: null, file: 'bo.mdx', slug: 'x', lang: 'bo' },
  });
  if ('finding' in made) throw new Error(made.finding.rule);
  return made.record;
})();

/** `ok`, `stale` or `missing` for each Chinese block, with the number of the Tibetan that stands beside it. */
function rowsOf(chinese: readonly string[]): string[] {
  const translated = blocksOf(TIBETAN, 'bo');
  const { blocks } = identify(blocksOf(chinese), null);
  return translationRows(blocks, translated, RECORD, { machine: 'beside', draft: 'beside', reviewed: 'beside' }).map(
    (row) =>
      row.state === 'translated'
        ? `${row.stale ? 'stale' : 'ok'} ${translated.findIndex((block) => block.at.line === row.block.at.line)}`
        : row.state,
  );
}
const untouched = CHINESE.map((_, index) => `ok ${index}`);
/** Not the title and the answer: they have their places. */
const somewhere = fc.integer({ min: 2, max: CHINESE.length - 1 });
/** One Chinese stretch of a block. */
const rewrite = (block: string): string => block.replace(/\p{Script=Han}+/u, (words) => `${words}又`);

describe('of a whole article', () => {
  it('an edit makes one block stale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CHINESE.length - 1 }), (at) => {
        expect(rowsOf(CHINESE.with(at, rewrite(CHINESE[at] ?? '')))).toEqual(untouched.with(at, `stale ${at}`));
      }),
    );
  });

  it('several edits make these blocks stale', () => {
    fc.assert(
      fc.property(fc.uniqueArray(somewhere, { maxLength: 5 }), (places) => {
        const edited = CHINESE.map((block, index) => (places.includes(index) ? rewrite(block) : block));
        expect(rowsOf(edited)).toEqual(
          untouched.map((row, index) => (places.includes(index) ? `stale ${index}` : row)),
        );
      }),
    );
  });

  it('a move takes its translation along', () => {
    fc.assert(
      fc.property(somewhere, somewhere, (from, to) => {
        const move = <T>(list: readonly T[]): T[] => list.toSpliced(from, 1).toSpliced(to, 0, list[from] as T);
        expect(rowsOf(move(CHINESE))).toEqual(move(untouched));
      }),
    );
  });

  it('a doubled block is missing once', () => {
    fc.assert(
      // Two Markdown lists, one behind the other, are one list.
      fc.property(
        somewhere.filter((at) => at !== 6),
        (at) => {
          const rows = rowsOf(CHINESE.toSpliced(at, 0, CHINESE[at] ?? ''));
          expect(rows.toSpliced(rows.indexOf('missing'), 1)).toEqual(untouched);
          expect(rows.filter((row) => row === 'missing')).toHaveLength(1);
          expect([at, at + 1]).toContain(rows.indexOf('missing'));
        },
      ),
    );
  });

  it('a paragraph split in two is stale, and its second half missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 5, 10), (at) => {
        const rows = rowsOf(CHINESE.toSpliced(at, 1, '前一半话。', '后一半话。'));
        expect(rows).toEqual(untouched.toSpliced(at, 1, `stale ${at}`, 'missing'));
      }),
    );
  });

  it('two paragraphs merged are stale once; the other translation stands beside nothing', () => {
    const two = ['# 题目', '<Answer>\n回答。\n</Answer>', '甲段话。', '乙段话。', '## 节'];
    const made = recordTranslation({
      ...{ source: blocksOf(two), translated: blocksOf(['# ཀ', '<Answer>\nཁ\n</Answer>', 'ག', 'ང', '## ཅ'], 'bo') },
      ...{ before: null, file: '', slug: '', lang: 'bo' },
    });
    if ('finding' in made) throw new Error(made.finding.rule);
    const { blocks } = identify(blocksOf([...two.slice(0, 2), '甲段话。乙段话。', '## 节']), null);
    const translated = blocksOf(['# ཀ', '<Answer>\nཁ\n</Answer>', 'ག', 'ང', '## ཅ'], 'bo');
    const rows = translationRows(blocks, translated, made.record, {
      machine: 'hide',
      draft: 'hide',
      reviewed: 'beside',
    });
    expect(rows.map((row) => (row.state === 'translated' ? row.stale : row.state))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('a block of another kind is missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 10), fc.constantFrom('- ', '## '), (at, mark) => {
        expect(rowsOf(CHINESE.with(at, mark + (CHINESE[at] ?? '')))).toEqual(untouched.with(at, 'missing'));
      }),
    );
  });
});

describe('in the folder', () => {
  const amended = swap('应当赔偿被吃掉的庄稼。', '应当照价赔偿被吃掉的庄稼。');

  /** A voice in Tibetan, told freely from the Chinese of the statute and the points. */
  function withVoice(dir: string): void {
    const recorded = readForRecording(dir, 'cattle', 'bo');
    if (!recorded.ok) throw new Error('not recorded');
    const [points, statute] = [recorded.blocks.blocks[2], recorded.blocks.blocks[4]];
    mkdirSync(join(dir, 'articles/cattle/audio/free'), { recursive: true });
    const cue = (block: typeof points, startMs: number) => ({
      block: block?.id,
      source: block?.source,
      free: true,
      startMs,
      endMs: startMs + 100,
    });
    const recording = {
      ...{
        lang: 'bo',
        kind: 'reading',
        dialect: { id: 'kham', name: '康巴话' },
        licence: 'CC-BY-4.0',
        recorded: TODAY,
      },
      speaker: { kind: 'person', name: '甲', place: '木里', consent: { given: true, on: TODAY, text: '同意' } },
      ...{ file: 'sound.flac', cues: [cue(points, 0), cue(statute, 100)] },
    };
    writeFileSync(join(dir, 'articles/cattle/audio/free/sound.flac'), '');
    writeFileSync(join(dir, 'articles/cattle/audio/free/recording.yaml'), stringify(recording));
    const again = readForRecording(dir, 'cattle', 'bo');
    if (!again.ok) throw new Error('not recorded');
    for (const [name, text] of Object.entries(recordFiles(again, 'bo')))
      writeFileSync(join(dir, 'articles/cattle', name), text);
  }

  function staleIn(dir: string) {
    const { library } = loadLibrary(dir, { today: TODAY });
    const article = library.articles.find(({ slug }) => slug === 'cattle');
    if (article === undefined) throw new Error('no article');
    return staleBlocks(article, readSources(dir, 'cattle'), statuteWords.bind(null, library.register));
  }

  const change = (dir: string, name: string, by: (text: string) => string): void =>
    writeFileSync(join(dir, name), by(readFileSync(join(dir, name), 'utf8')));

  it('an amended law makes what rests on it due, in text and in recordings, with the words that changed', () => {
    const dir = makeContent();
    withVoice(dir);
    expect(staleIn(dir)).toEqual([]);
    change(dir, 'laws/pasture-law.yaml', amended);
    const [statute, ...others] = staleIn(dir);
    expect(others).toEqual([]);
    expect(statute).toMatchObject({ kind: 'statute', texts: ['bo'], recordings: ['cattle/free'] });
    expect(
      statute?.changes[0]?.filter(({ where }) => where !== 'both').map(({ words, where }) => `${where} ${words}`),
    ).toEqual(['old 赔偿', 'new 照价赔偿']);
  });

  it('keeps the words of then through a second edit and another record', () => {
    const dir = makeContent();
    withVoice(dir);
    for (const [from, to] of [
      ['先把牛牵开。', '先把牛赶开。'],
      ['先把牛赶开。', '先把羊赶开。'],
    ] as const) {
      change(dir, 'articles/cattle/zh.mdx', swap(from, to));
      const recorded = readForRecording(dir, 'cattle', 'bo');
      if (!recorded.ok) throw new Error('not recorded');
      for (const [name, text] of Object.entries(recordFiles(recorded, 'bo')))
        change(dir, `articles/cattle/${name}`, () => text);
    }
    expect(staleIn(dir)).toMatchObject([{ kind: 'key-points', texts: ['bo'], recordings: ['cattle/free'] }]);
    const [changes] = staleIn(dir)[0]?.changes ?? [];
    const sides = (side: 'old' | 'new') =>
      changes
        ?.filter(({ where }) => where === 'both' || where === side)
        .map(({ words }) => words)
        .join('');
    expect([sides('old'), sides('new')]).toEqual(['先把牛牵开。\n记下吃了多少。', '先把羊赶开。\n记下吃了多少。']);
  });

  it('says where nobody kept them', () => {
    const dir = makeContent({ 'articles/cattle/zh.mdx': swap('先把牛牵开。', '先把牛赶开。') });
    expect(staleIn(dir)).toMatchObject([{ changes: [null] }]);
  });
});
