/** The names of the pictures: taken in, refused, stale, taken back. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Env } from '../../../src/env.ts';
import type { NamesHandIn, SpokenName } from '../../../src/lib/recording-hand-in.ts';
import { sentenceOf } from '../../../src/model/check/finding.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { nameIn } from '../../../src/model/load/tiles.ts';
import { namesStatus } from '../../../src/model/status.ts';
import { wordFingerprint } from '../../../src/model/translation/fingerprint.ts';
import { audioSources } from '../../../src/site/audio/sources.ts';
import { wav } from '../../../src/site/audio/fixtures.ts';
import { importHandIn } from '../../../src/site/hand-in/import-hand-in.ts';
import { withdrawOne } from '../../../src/site/withdraw/withdraw.ts';
import { TODAY } from '../../fixtures/content.ts';
import { DAY, envWith, folderOf, spoken, zipOf, type Files } from '../../fixtures/hand-in.ts';

const TILES = [
  { id: 'herd', icon: 'house', zh: '牛羊', article: 'cattle' },
  { id: 'fence', icon: 'house', zh: '围栏', article: 'fence' },
];
const VOICE_FILE = { 'voice.yaml': stringify(TILES) };

/** Returns what the studio writes of names, in the order given. */
function namesOf(parts: readonly SpokenName[], changes: object = {}): NamesHandIn {
  const handIn: NamesHandIn = {
    format: 'muyu-pufa/names',
    version: 1,
    lang: 'ii',
    dialect: { id: 'shengzha', name: '圣乍话' },
    speaker: { name: '阿某', place: '喜德' },
    consent: { given: true, on: DAY, text: '我同意公开。' },
    licence: 'CC-BY-4.0',
    recorded: DAY,
    parts,
  };
  return { ...handIn, ...changes };
}

const part = (tile: string, word: string, file = `${tile}.wav`): SpokenName => ({
  tile,
  word: wordFingerprint(word),
  file,
  durationMs: 1500,
});
const BOTH = [part('fence', '围栏'), part('herd', '牛羊')];

function filesOf(handIn: NamesHandIn, sounds: Files = {}): Files {
  const own = Object.fromEntries(handIn.parts.map(({ file }, index) => [file, spoken(1.5, index + 1)]));
  return { 'recording.yaml': JSON.stringify(handIn), ...own, ...sounds };
}

const tilesIn = (env: Env) => loadLibrary(env.contentDir, { today: TODAY });
const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map(({ rule }) => rule);

describe('names handed in', () => {
  it('are names of their pictures afterwards, each a clip of its own', async () => {
    const env = envWith(VOICE_FILE);
    const { findings, said } = await importHandIn(env, zipOf(filesOf(namesOf(BOTH))));
    expect(findings.map(sentenceOf)).toEqual([]);
    expect(said?.slice(0, 3)).toEqual([
      '收下了 2 个图的名字：',
      '  voice/herd/ii-shengzha-1/  牛羊',
      '  voice/fence/ii-shengzha-1/  围栏',
    ]);
    const { library, findings: found } = tilesIn(env);
    expect(found).toEqual([]);
    for (const tile of library.tiles)
      expect(nameIn(tile, 'ii')).toMatchObject({
        id: `voice/${tile.id}/ii-shengzha-1`,
        path: `voice/${tile.id}/ii-shengzha-1/sound.flac`,
        title: tile.zh,
        word: wordFingerprint(tile.zh),
        speaker: { kind: 'person', name: '阿某', consent: { given: true, text: '我同意公开。' } },
      });
    expect(library.tiles.map((tile) => nameIn(tile, 'zh'))).toEqual([undefined, undefined]);
  });

  it('of an interrupted speaker are one sound', async () => {
    const env = envWith(VOICE_FILE);
    const parts = [part('herd', '牛羊'), part('herd', '牛羊', 'herd-2.wav')];
    expect((await importHandIn(env, folderOf(filesOf(namesOf(parts))))).findings).toEqual([]);
    expect(readdirSync(join(env.contentDir, 'voice/herd'))).toEqual(['ii-shengzha-1']);
    expect(tilesIn(env).library.tiles[0]?.names[0]?.sources).toHaveLength(2);
  });

  it('are taken once; what is new among them is taken', async () => {
    const env = envWith(VOICE_FILE);
    const [, herd = part('herd', '牛羊')] = BOTH;
    const sounds = { 'herd.wav': spoken(1.5, 7) };
    expect((await importHandIn(env, folderOf(filesOf(namesOf([herd]), sounds)))).said).not.toBeNull();
    const again = await importHandIn(env, folderOf(filesOf(namesOf([herd]), sounds)));
    expect(again.said).toBeNull();
    expect(again.findings.map(sentenceOf)).toEqual([
      '“牛羊”的这个录音已经收过了（voice/herd/ii-shengzha-1），没有再收。',
      '没有一个名字可以收，所以什么也没有收。',
    ]);
    const more = await importHandIn(env, folderOf(filesOf(namesOf(BOTH), sounds)));
    expect(rulesOf(more.findings)).toEqual(['hand-in/name-known']);
    expect(more.said?.[0]).toBe('收下了 1 个图的名字：');
    expect(readdirSync(join(env.contentDir, 'voice/herd'))).toEqual(['ii-shengzha-1']);
    // The same speaker once more, in a sound of its own.
    await importHandIn(env, folderOf(filesOf(namesOf([herd]), { 'herd.wav': spoken(1.5, 8) })));
    expect(readdirSync(join(env.contentDir, 'voice/herd'))).toEqual(['ii-shengzha-1', 'ii-shengzha-2']);
  });

  it('whose word has changed, or whose picture is gone, are told and left; the others are taken', async () => {
    const env = envWith(VOICE_FILE);
    const parts = [part('herd', '牛'), part('fense', '围栏'), part('fence', '围栏')];
    const path = folderOf(filesOf(namesOf(parts)));
    const { findings, said } = await importHandIn(env, path);
    expect(findings.map((found) => [found.file, sentenceOf(found)])).toEqual([
      [`${path}/recording.yaml`, '图“herd”的字在录音以后改过，现在是“牛羊”，这个名字没有收。请找人重录。'],
      [`${path}/recording.yaml`, 'voice.yaml 里没有“fense”这个图，这个名字没有收。是不是想写“fence”？'],
    ]);
    expect(said?.[0]).toBe('收下了 1 个图的名字：');
    expect(readdirSync(join(env.contentDir, 'voice'))).toEqual(['fence']);
  });
});

const REFUSED: readonly (readonly [string, () => Files, readonly string[]])[] = [
  ['no consent', () => filesOf(namesOf(BOTH, { consent: undefined })), ['yaml/missing-key']],
  [
    'consent that was not given',
    () => filesOf(namesOf(BOTH, { consent: { given: false, on: DAY, text: '不。' } })),
    ['yaml/invalid'],
  ],
  ['a day to come', () => filesOf(namesOf(BOTH, { recorded: '2031-01-01' })), ['hand-in/future-date']],
  ['an article', () => filesOf(namesOf(BOTH, { article: 'cattle' })), ['yaml/unknown-key']],
  [
    'only a picture that is not there',
    () => filesOf(namesOf([part('sheep', '羊')])),
    ['hand-in/unknown-tile', 'hand-in/no-name-left'],
  ],
  [
    'only a word that has changed',
    () => filesOf(namesOf([part('herd', '牛')])),
    ['hand-in/word-changed', 'hand-in/no-name-left'],
  ],
  [
    'a name twice, apart',
    () => filesOf(namesOf([...BOTH, part('fence', '围栏', 'fence-2.wav')])),
    ['hand-in/doubled-block'],
  ],
  ['silence', () => filesOf(namesOf(BOTH), { 'herd.wav': wav(1.5, () => 0) }), ['audio/silent']],
  [
    'a sentence',
    () => filesOf(namesOf(BOTH), { 'herd.wav': spoken(7, 3) }),
    ['hand-in/other-length', 'hand-in/name-length'],
  ],
  [
    'a click',
    () => filesOf(namesOf(BOTH), { 'herd.wav': wav(1.5, (t) => (t > 0.7 && t < 0.85 ? Math.sin(t * 3000) / 4 : 0)) }),
    ['hand-in/name-length'],
  ],
  ['no sound', () => filesOf(namesOf(BOTH), { 'herd.wav': 'x'.repeat(2000) }), ['audio/unreadable']],
  [
    'a file of no name',
    () => {
      const { 'herd.wav': _, ...files } = filesOf(namesOf(BOTH));
      return files;
    },
    ['hand-in/missing-file'],
  ],
];

describe('names that cannot be taken', () => {
  it.each(REFUSED)('%s', async (_, make, rules) => {
    const env = envWith(VOICE_FILE);
    const { findings, said } = await importHandIn(env, folderOf(make()));
    expect(said).toBeNull();
    expect(rulesOf(findings)).toEqual(rules);
    expect(existsSync(join(env.contentDir, 'voice'))).toBe(false);
  });

  it('say which sound it is', async () => {
    const env = envWith(VOICE_FILE);
    const path = folderOf(filesOf(namesOf(BOTH), { 'herd.wav': spoken(7, 3) }));
    const found = (await importHandIn(env, path)).findings.find(({ rule }) => rule === 'hand-in/name-length');
    expect(found?.file).toBe(`${path}/herd.wav`);
    expect(found && sentenceOf(found)).toMatch(/^“牛羊”这个名字说了 6\.\d 秒，要在 0\.3 到 6 秒之间。/);
  });

  it('leave nothing when the disk takes the first and not the second', async () => {
    const env = envWith(VOICE_FILE);
    // Where the folder of the second should be lies a file.
    writeFileSync(join(env.contentDir, 'voice-fence'), 'x');
    const { placeNames } = await import('../../../src/site/hand-in/place-names.ts');
    const { library } = tilesIn(env);
    const [herd, fence] = library.tiles;
    if (herd === undefined || fence === undefined) throw new Error('no tiles');
    const made = {
      lang: 'ii',
      word: wordFingerprint('牛羊'),
      stretches: [],
      sources: [],
      flac: new Uint8Array(9),
    } as const;
    const bad = { ...fence, id: '../voice-fence' };
    const names = [
      { ...made, tile: herd },
      { ...made, tile: bad },
    ];
    await expect(placeNames(env, library, namesOf(BOTH), names)).rejects.toThrow();
    expect(existsSync(join(env.contentDir, 'voice'))).toBe(false);
  });
});

describe('a name in the content', () => {
  it('is stale when its word is another: told, counted, not played', async () => {
    const env = envWith(VOICE_FILE);
    await importHandIn(env, folderOf(filesOf(namesOf(BOTH))));
    const changed = TILES.map((tile) => (tile.id === 'herd' ? { ...tile, zh: '牲口' } : tile));
    writeFileSync(join(env.contentDir, 'voice.yaml'), stringify(changed));
    const { library, findings } = tilesIn(env);
    expect(findings.map(sentenceOf)).toEqual([
      '图“herd”的字改成了“牲口”，录音念的还是旧的，不再放。请重录这个图的名字，再删掉这一个。',
    ]);
    expect(library.tiles.map((tile) => nameIn(tile, 'ii')?.id)).toEqual([undefined, 'voice/fence/ii-shengzha-1']);
    expect(audioSources(env.contentDir, library).map(({ id }) => id)).toEqual(['voice/fence/ii-shengzha-1']);
    expect(namesStatus(library)).toEqual([
      { lang: 'zh', tiles: 2, spoken: 0, stale: [] },
      { lang: 'ii', tiles: 2, spoken: 1, stale: ['voice/herd/ii-shengzha-1'] },
      { lang: 'bo', tiles: 2, spoken: 0, stale: [] },
    ]);
  });

  it('that was put there by hand, without a fingerprint, is played', async () => {
    const env = envWith(VOICE_FILE);
    await importHandIn(env, folderOf(filesOf(namesOf(BOTH))));
    const file = join(env.contentDir, 'voice/herd/ii-shengzha-1/clip.yaml');
    const { word: _, sources: __, ...clip } = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, stringify(clip));
    writeFileSync(join(env.contentDir, 'voice.yaml'), stringify([{ ...TILES[0], zh: '牲口' }, TILES[1]]));
    const { library, findings } = tilesIn(env);
    expect(findings).toEqual([]);
    expect(nameIn(library.tiles[0] ?? { names: [] }, 'ii')?.id).toBe('voice/herd/ii-shengzha-1');
  });

  it('is taken back, and its files are refused when they are handed in again', async () => {
    const env = envWith(VOICE_FILE);
    const handIn = folderOf(filesOf(namesOf(BOTH)));
    await importHandIn(env, handIn);
    const { folders } = await withdrawOne(env, 'voice/herd/ii-shengzha-1');
    expect(folders).toEqual(['voice/herd/ii-shengzha-1']);
    expect(readdirSync(join(env.contentDir, 'voice'))).toEqual(['fence']);
    expect(readFileSync(join(env.contentDir, 'withdrawn.yaml'), 'utf8')).not.toContain('阿某');
    const again = await importHandIn(env, handIn);
    expect(again.said).toBeNull();
    expect(rulesOf(again.findings)).toEqual(['hand-in/name-known', 'hand-in/withdrawn']);
    // Its number is not given to another voice.
    const other = { 'herd.wav': spoken(1.5, 9) };
    await importHandIn(env, folderOf(filesOf(namesOf([part('herd', '牛羊')]), other)));
    expect(readdirSync(join(env.contentDir, 'voice/herd'))).toEqual(['ii-shengzha-2']);
  });
});
