/** What native speakers hand in comes back into the repository: nothing is lost, nothing overwritten, nobody's name misused. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TranslationHandIn, TranslationSay } from '../../src/lib/translation-hand-in.ts';
import { sentenceOf, type RuleId } from '../../src/model/check/finding.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { planAccept } from '../../src/model/translation/accept.ts';
import { segmentPairs } from '../../src/model/translation/segments.ts';
import { importTranslation } from '../../src/site/hand-in/import-translation.ts';
import { writeAll } from '../../src/site/hand-in/write-all.ts';
import { makeContent, swap, TODAY } from '../fixtures/content.ts';

const LHA = { by: '测试甲', place: '木里', native: true } as const;
const DROLMA = { by: '测试乙', place: '木里', native: true } as const;

function article(dir: string, slug = 'cattle') {
  const found = loadLibrary(dir, { today: TODAY }).library.articles.find((entry) => entry.slug === slug);
  if (found === undefined) throw new Error(slug);
  return found;
}

/** What the desk would say of the block at `index`. */
function say(dir: string, index: number, verdict: TranslationSay['verdict'], words?: string): TranslationSay {
  const { blocks, translations } = article(dir);
  const block = blocks[index];
  const row = translations.bo?.rows[index];
  if (block === undefined) throw new Error('no block');
  const own = row?.state === 'translated' ? row.block : null;
  const pairs = segmentPairs(block.body, own?.body ?? null);
  return {
    block: block.id,
    source: block.fingerprint,
    text: own?.fingerprint ?? null,
    verdict,
    ...(verdict === 'changed' ? { segments: pairs.map(({ key }) => ({ key, text: words ?? 'ཁྲིམས།' })) } : {}),
  };
}

function handIn(blocks: readonly TranslationSay[], more: Partial<TranslationHandIn> = {}): TranslationHandIn {
  return {
    ...{ format: 'muyu-pufa/translation', version: 1, lang: 'bo', ...LHA, on: '2026-11-20', tool: 'desk' },
    articles: [{ slug: 'cattle', blocks }],
    ...more,
  };
}

function take(dir: string, given: unknown) {
  const file = join(dir, '..', `${dir.split('/').at(-1)}.json`);
  writeFileSync(file, typeof given === 'string' || given instanceof Uint8Array ? given : JSON.stringify(given));
  return importTranslation({ contentDir: dir, today: TODAY }, file);
}

async function done(dir: string, given: TranslationHandIn) {
  const imported = await take(dir, given);
  if (!imported.ok) throw new Error(imported.findings.map(sentenceOf).join('\n'));
  expect(loadLibrary(dir, { today: TODAY }).findings.filter(({ rule }) => rule !== 'translation/stale')).toEqual([]);
  return imported.plan.articles.flatMap(({ judged }) => judged.map((one) => one.because ?? one.done));
}

const everything = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(dir, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
  );
const levels = (dir: string) =>
  article(dir).translations.bo?.rows.map((row) => (row.state === 'translated' ? row.review.level : row.state));
const read = (dir: string, name: string) => readFileSync(join(dir, 'articles/cattle', name), 'utf8');

describe('what is handed in', () => {
  it('changed by anybody is a draft in their name; all else stays byte for byte', async () => {
    const dir = makeContent();
    const before = read(dir, 'bo.mdx');
    expect(await done(dir, handIn([say(dir, 1, 'changed', 'ཁྲིམས་**ཐོབ**།'), say(dir, 5, 'changed', '12348')]))).toEqual([
      'write',
      'write',
    ]);
    expect(read(dir, 'bo.mdx')).toBe(
      before.replace('ཐོབ་ཐང་།\n</Answer>', 'ཁྲིམས་**ཐོབ**།\n</Answer>').replace('<Untranslated />', '12348'),
    );
    expect(levels(dir)).toEqual(['machine', 'draft', 'machine', 'machine', 'machine', 'draft', 'machine']);
  });

  it('good by a named native speaker is a review; by others it is kept', async () => {
    const dir = makeContent();
    expect(await done(dir, handIn([say(dir, 0, 'good'), say(dir, 1, 'unsure')]))).toEqual(['review', 'kept']);
    expect(await done(dir, handIn([say(dir, 2, 'good')], { native: false }))).toEqual(['not-native']);
    expect(await done(dir, handIn([say(dir, 6, 'good')], { by: '一位老师' }))).toEqual(['unnamed']);
    // The heading has the words of the title.
    expect(levels(dir)).toEqual(['reviewed', 'machine', 'machine', 'reviewed', 'machine', 'untranslated', 'machine']);
    expect(article(dir).translations.bo?.rows[0]).toMatchObject({
      review: { by: '测试甲', place: '木里', on: '2026-11-20' },
    });
    expect(
      article(dir)
        .opinions.map(({ by, says }) => `${by} ${says.length}`)
        .sort(),
    ).toEqual(['一位老师 1', '测试甲 1', '测试甲 2']);
  });

  it('needs two pairs of eyes', async () => {
    const dir = makeContent();
    await done(dir, handIn([say(dir, 1, 'changed')]));
    expect(await done(dir, handIn([say(dir, 1, 'good')]))).toEqual(['own-words']);
    expect(await done(dir, handIn([say(dir, 1, 'good')], DROLMA))).toEqual(['review']);
    expect(levels(dir)?.[1]).toBe('reviewed');
  });

  it('twice changes nothing', async () => {
    const dir = makeContent();
    const given = handIn([say(dir, 0, 'good'), say(dir, 1, 'changed'), say(dir, 3, 'unsure')]);
    await done(dir, given);
    const before = everything(dir);
    expect(await done(dir, given)).toEqual(['already', 'already', 'already']);
    expect(everything(dir)).toEqual(before);
  });

  it('overwrites nothing that changed meanwhile, and keeps both', async () => {
    const dir = makeContent();
    const [mine, yours] = [say(dir, 1, 'changed', 'ཁྲིམས།'), say(dir, 1, 'changed', 'ཐོབ།')];
    const review = say(dir, 2, 'good');
    expect(await done(dir, handIn([mine]))).toEqual(['write']);
    const file = join(dir, 'articles/cattle/zh.mdx');
    writeFileSync(file, swap('先把牛牵开。', '先把牛赶开。')(readFileSync(file, 'utf8')));
    const before = read(dir, 'bo.mdx');
    expect(await done(dir, handIn([yours, review], DROLMA))).toEqual(['text-changed', 'source-changed']);
    expect(read(dir, 'bo.mdx')).toBe(before);
    expect(
      article(dir)
        .opinions.flatMap(({ says }) => says)
        .find(({ kept }) => kept === 'text-changed')?.segments,
    ).toEqual(yours.segments);
  });

  it('does not undo the review of another native speaker', async () => {
    const dir = makeContent();
    await done(dir, handIn([say(dir, 1, 'good')]));
    expect(await done(dir, handIn([say(dir, 1, 'changed')], DROLMA))).toEqual(['reviewed']);
    expect(levels(dir)?.[1]).toBe('reviewed');
    // Who reviewed may correct themselves: a draft again.
    expect(await done(dir, handIn([say(dir, 1, 'changed')]))).toEqual(['write']);
    expect(levels(dir)?.[1]).toBe('draft');
  });

  it('good for the changed Chinese makes a stale block fresh', async () => {
    const dir = makeContent({ 'articles/cattle/zh.mdx': swap('先把牛牵开。', '先把牛赶开。') });
    expect(article(dir).translations.bo?.counts.stale).toBe(1);
    expect(await done(dir, handIn([say(dir, 2, 'good')]))).toEqual(['review']);
    expect(article(dir).translations.bo?.counts.stale).toBe(0);
  });

  it('begins a file that is not there, with the rest left in Chinese', async () => {
    const dir = makeContent();
    const block = article(dir, 'fence').blocks[1];
    const given = {
      block: block?.id ?? '',
      source: block?.fingerprint ?? '',
      text: null,
      verdict: 'changed' as const,
      segments: [{ key: '1', text: 'ཁྲིམས།' }],
    };
    expect(await done(dir, handIn([], { articles: [{ slug: 'fence', blocks: [given] }] }))).toEqual(['write']);
    expect(readFileSync(join(dir, 'articles/fence/bo.mdx'), 'utf8')).toBe(
      '<Untranslated />\n\n<Answer>\nཁྲིམས།\n</Answer>\n\n<Untranslated />\n',
    );
  });

  it('puts a new Chinese block in, and what nobody translated yet beside it', async () => {
    const dir = makeContent({
      'articles/cattle/zh.mdx': swap('## 法律怎么说', '新的一段。\n\n又一段。\n\n## 法律怎么说'),
    });
    expect(await done(dir, handIn([say(dir, 3, 'changed')]))).toEqual(['write']);
    expect(levels(dir)).toEqual([
      'machine',
      'machine',
      'machine',
      'draft',
      'untranslated',
      'machine',
      'machine',
      'untranslated',
      'machine',
    ]);
  });

  it('is all there or not at all when the disk fails', async () => {
    const dir = makeContent();
    const before = everything(dir);
    const given = handIn([say(dir, 1, 'changed')]);
    // A file stands where the folder of hand-ins should be.
    writeFileSync(join(dir, 'articles/cattle/hand-ins'), '');
    await expect(take(dir, given)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect({ ...everything(dir), 'articles/cattle/hand-ins': undefined }).toEqual({
      ...before,
      'articles/cattle/hand-ins': undefined,
    });
  });

  it('gives back what it has written when a later file cannot be', async () => {
    const dir = makeContent();
    mkdirSync(join(dir, 'articles/cattle/x.yaml/y'), { recursive: true });
    const before = everything(dir);
    await expect(
      writeAll(
        dir,
        new Map([
          ['articles/cattle/zh.mdx', 'x'],
          ['new.yaml', 'x'],
          ['articles/cattle/x.yaml', 'x'],
        ]),
      ),
    ).rejects.toThrow();
    expect(everything(dir)).toEqual(before);
  });
});

describe('a slip of the pen in the Chinese', () => {
  it('is accepted in one language, and taken back with the change', () => {
    const dir = makeContent({ 'articles/cattle/zh.mdx': swap('先把牛牵开。', '先把牛赶开。') });
    const { blocks } = article(dir);
    const accepted = planAccept(dir, article(dir), blocks[2]?.id ?? '', ['bo'], { by: '编辑', on: TODAY });
    if (!accepted.ok) throw new Error(accepted.why);
    writeFileSync(join(dir, accepted.path), accepted.text);
    expect(loadLibrary(dir, { today: TODAY }).findings).toEqual([]);
    expect(article(dir).held).toMatchObject([{ lang: 'bo', by: '编辑', source: blocks[2]?.fingerprint }]);
    const file = join(dir, 'articles/cattle/zh.mdx');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('先把牛赶开。', '先把牛牵开。'));
    expect(article(dir).translations.bo?.counts.stale).toBe(0);
    writeFileSync(file, text.replace('先把牛赶开。', '先把羊赶开。'));
    expect(article(dir).translations.bo?.counts.stale).toBe(1);
    expect(planAccept(dir, article(dir), 'nothing', null, { by: '编辑', on: TODAY })).toEqual({
      ok: false,
      why: 'no-block',
    });
    writeFileSync(file, text);
    expect(planAccept(dir, article(dir), blocks[2]?.id ?? '', null, { by: '编辑', on: TODAY })).toEqual({
      ok: false,
      why: 'nothing-stale',
    });
  });
});

describe('bad input', () => {
  const good = (dir: string) => handIn([say(dir, 1, 'changed')]);
  const cases: readonly (readonly [name: string, make: (dir: string) => unknown, rule: RuleId, words: RegExp])[] = [
    ['no JSON', () => '<html>', 'hand-in/not-json', /重新导出/],
    ['half a file', (dir) => JSON.stringify(good(dir)).slice(0, 80), 'hand-in/not-json', /没有传完/],
    ['no UTF-8', () => new Uint8Array([0xff, 0xfe, 0x7b]), 'hand-in/not-json', /重新导出/],
    ['50 MB', () => new Uint8Array(50 * 1024 * 1024), 'hand-in/too-big', /最多 8 MB/],
    ['deep', () => '['.repeat(100_000) + ']'.repeat(100_000), 'hand-in/not-json', /重新导出/],
    ['another kind', (dir) => ({ ...good(dir), format: 'x' }), 'hand-in/not-a-translation', /不是翻译网页/],
    ['another version', (dir) => ({ ...good(dir), version: 2 }), 'hand-in/not-a-translation', /更新程序/],
    ['a list', () => [1], 'hand-in/not-a-translation', /整个文件/],
    [
      'prototype keys',
      (dir) => JSON.stringify(good(dir)).replace('{', '{"__proto__":{"x":1},'),
      'hand-in/not-a-translation',
      /__proto__/,
    ],
    [
      'a path for an article',
      (dir) => ({ ...good(dir), articles: [{ slug: '../../x', blocks: good(dir).articles[0]?.blocks }] }),
      'hand-in/not-a-translation',
      /小写字母/,
    ],
    [
      'an unknown article',
      (dir) => ({ ...good(dir), articles: [{ slug: 'cattel', blocks: good(dir).articles[0]?.blocks }] }),
      'hand-in/unknown-article',
      /cattle/,
    ],
    [
      'a constructor',
      (dir) => ({ ...good(dir), articles: [{ slug: 'constructor', blocks: good(dir).articles[0]?.blocks }] }),
      'hand-in/unknown-article',
      /constructor/,
    ],
    ['a day to come', (dir) => ({ ...good(dir), on: '2030-01-01' }), 'hand-in/future-date', /没有到/],
    ['bidi controls', (dir) => handIn([say(dir, 1, 'changed', 'ཁྲིམས\u202e།')]), 'hand-in/bad-character', /控制/],
    ['bidi controls in a name', (dir) => ({ ...good(dir), by: '甲\u202e' }), 'hand-in/bad-character', /by/],
    [
      'half a character',
      (dir) => JSON.stringify(good(dir)).replace('测试甲', '\\ud800'),
      'hand-in/bad-character',
      /控制符/,
    ],
    ['Latin', (dir) => handIn([say(dir, 1, 'changed', 'khrims')]), 'hand-in/other-script', /藏语/],
    ['Chinese', (dir) => handIn([say(dir, 1, 'changed', '要赔。')]), 'hand-in/other-script', /藏语/],
    ['Yi among Tibetan', (dir) => handIn([say(dir, 1, 'changed', 'ཁྲིམས།ꀋ')]), 'hand-in/bad-words', /彝文/],
    ['an empty piece', (dir) => handIn([say(dir, 1, 'changed', ' ')]), 'hand-in/empty-segment', /全部译完/],
    [
      'a piece too many',
      (dir) =>
        handIn([
          {
            ...say(dir, 1, 'changed'),
            segments: [
              { key: '1', text: 'ཁ།' },
              { key: '2', text: 'ཁ།' },
            ],
          },
        ]),
      'hand-in/segments-differ',
      /多了2/,
    ],
    [
      'a piece too few',
      (dir) => handIn([{ ...say(dir, 2, 'changed'), segments: [{ key: '1', text: 'ཁ།' }] }]),
      'hand-in/segments-differ',
      /少了要点 2/,
    ],
    [
      'good of nothing',
      (dir) => handIn([{ ...say(dir, 5, 'unsure'), verdict: 'good' }]),
      'hand-in/not-a-translation',
      /没有译文/,
    ],
    [
      'a block twice',
      (dir) => handIn([say(dir, 1, 'changed'), say(dir, 1, 'unsure')]),
      'hand-in/not-a-translation',
      /写了两次/,
    ],
  ];

  it.each(cases)('%s', async (_, make, rule, words) => {
    const dir = makeContent();
    const before = everything(dir);
    const imported = await take(dir, make(dir));
    if (imported.ok) throw new Error('taken in');
    expect(imported.findings[0]?.rule).toBe(rule);
    expect(imported.findings.map(sentenceOf).join('\n')).toMatch(words);
    expect(everything(dir)).toEqual(before);
  });
});
