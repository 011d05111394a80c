/** Who takes a voice back takes it back whole. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Env } from '../../../src/env.ts';
import { zip } from '../../../src/lib/zip.ts';
import { loadLibrary } from '../../../src/model/library.ts';
import { checkWithdrawnSounds } from '../../../src/site/check-withdrawn.ts';
import { importHandIn } from '../../../src/site/hand-in/import-hand-in.ts';
import { prepareSounds } from '../../../src/site/prepare-sounds.ts';
import { draftsDir } from '../../../src/site/split/split-recording.ts';
import { packsDir } from '../../../src/site/withdraw/clean.ts';
import { folderOf, voicesIn } from '../../../src/site/withdraw/voices.ts';
import { withdrawOne, withdrawSpeaker } from '../../../src/site/withdraw/withdraw.ts';
import { TODAY } from '../../fixtures/content.ts';
import {
  articleOf,
  DAY,
  envWith,
  folderOf as folderWith,
  handInFiles,
  recordingOf,
  spoken,
} from '../../fixtures/hand-in.ts';

const rulesOf = ({ findings }: { readonly findings: readonly { readonly rule: string }[] }) =>
  findings.map((found) => found.rule);

function put(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function filesIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}

const load = (env: Env) => loadLibrary(env.contentDir, { today: TODAY }).library;

describe('a voice that is taken back', () => {
  it('leaves nothing in content, site, packs and caches, and does not come back', async () => {
    const env = envWith();
    const handIn = folderWith(handInFiles(recordingOf(articleOf(env))));
    await importHandIn(env, handIn);
    const file = join(env.contentDir, 'articles/cattle/audio/zh-sichuan-1/sound.flac');
    const source = readFileSync(file);
    const prepared = await prepareSounds(env, load(env), env.outDir);
    expect(prepared.findings).toEqual([]);
    const made = filesIn(join(env.outDir, 'sounds'));
    expect(made.length).toBeGreaterThanOrEqual(2);
    const encodings = made.map((path) => readFileSync(path));
    const others = [put(join(env.outDir, 'index.html'), 'page'), put(join(packsDir(env), 'other.zip'), 'other')];
    put(join(packsDir(env), 'village.zip'), zip([{ name: '01.ogg', bytes: encodings[0] ?? new Uint8Array() }], DAY));
    put(join(packsDir(env), 'copy.bin'), source);
    // Encoded anew: nothing in it tells whose voice it is.
    put(join(packsDir(env), 'loudspeaker-land-zh.zip'), 'voices');
    others.push(put(join(packsDir(env), 'loudspeaker-land-bo.zip'), 'voices'));
    for (const name of ['carry-land-zh.html', 'site.zip', 'site.zim', 'index.json'])
      put(join(packsDir(env), name), 'voices');
    // Put on the site for people to fetch.
    put(join(env.outDir, 'packs', 'carry-land-zh.html'), 'voices');
    others.push(put(join(packsDir(env), 'carry-land-bo.html'), 'voices'));
    // What all sounds have in common is no voice.
    others.push(put(join(env.outDir, 'silence.mp3'), Buffer.alloc(3000, 0x55)));
    const { sources = [] } = load(env).articles[0]?.recordings[0] ?? {};
    put(join(draftsDir(env), 'cattle-zh-x/confirm.html'), `{"sound":"${sources[0]}"}`);
    // Made when the article was called otherwise: nobody knows its key any more.
    put(join(env.cacheDir, 'audio', 'f'.repeat(64), 'sound.ogg'), encodings[0] ?? '');

    const { files, folders } = await withdrawOne(env, 'cattle/zh-sichuan-1');
    expect(folders).toEqual(['articles/cattle/audio/zh-sichuan-1']);
    expect(files).toHaveLength(made.length + 8);
    expect(existsSync(join(env.contentDir, 'articles/cattle/audio'))).toBe(false);
    for (const path of others) expect(existsSync(path)).toBe(true);
    const left = [env.contentDir, env.outDir, env.cacheDir, packsDir(env)].flatMap(filesIn);
    for (const voice of [source, ...encodings]) {
      const probe = voice.subarray(voice.length / 3, voice.length / 3 + 100);
      expect(left.filter((path) => readFileSync(path).includes(probe))).toEqual([]);
    }
    expect(readdirSync(join(env.cacheDir, 'audio'))).toEqual([]);
    expect(readdirSync(draftsDir(env))).toEqual([]);
    const record = readFileSync(join(env.contentDir, 'withdrawn.yaml'), 'utf8');
    expect(record).toContain('recording: cattle/zh-sichuan-1');
    expect(record).not.toContain('村民');
    expect(load(env).withdrawn).toHaveLength(1);

    const again = await importHandIn(env, handIn);
    expect(rulesOf(again)).toEqual(['hand-in/withdrawn']);
    expect(again.said).toBeNull();
    // Nor under another name, by somebody who has a copy.
    const copy = { ...RECORDING, file: 'copy.flac' };
    put(join(env.contentDir, 'articles/cattle/audio/other/recording.yaml'), stringify(copy));
    put(join(env.contentDir, 'articles/cattle/audio/other/copy.flac'), source);
    expect((await checkWithdrawnSounds(env.contentDir, load(env))).map((found) => found.file)).toEqual([
      'articles/cattle/audio/other/copy.flac',
    ]);
    // Its number is not given to another voice.
    const recording = recordingOf(articleOf(env));
    const other = Object.fromEntries(recording.parts.map(({ file: name }, index) => [name, spoken(4, 20 + index)]));
    expect((await importHandIn(env, folderWith(handInFiles(recording, other)))).said?.[0]).toContain('zh-sichuan-2');
    // Once more is no mistake.
    expect((await withdrawOne(env, 'cattle/zh-sichuan-1')).folders).toEqual([]);
  });

  it('is found by the name of the speaker, when it is a name', async () => {
    const speak = (name: string, place: string) => ({
      'recording.yaml': stringify({ ...RECORDING, speaker: { ...RECORDING.speaker, name, place } }),
      'one.wav': `${name}${place}`.repeat(30),
    });
    const folders = {
      one: speak('阿某', '木里'),
      two: speak('阿 某', '木里'),
      three: speak('阿某', '盐源'),
      four: speak('一位村民', '木里'),
    };
    const changes = Object.fromEntries(
      Object.entries(folders).flatMap(([id, files]) =>
        Object.entries(files).map(([name, content]) => [`articles/cattle/audio/${id}/${name}`, content]),
      ),
    );
    const clip = {
      'articles/fence/clips/rhyme/one.wav': 'rhyme',
      'articles/fence/clips/rhyme/clip.yaml': stringify(CLIP),
      // The name of a picture.
      'voice/fence/zh-1/one.wav': 'fence',
      'voice/fence/zh-1/clip.yaml': stringify({ ...CLIP, title: '围栏' }),
    };
    const env = envWith({ ...changes, ...clip });
    await expect(async () => withdrawSpeaker(env, '阿某', null)).rejects.toThrow('--place');
    await expect(async () => withdrawSpeaker(env, '一位村民', null)).rejects.toThrow('不是真名');
    await expect(async () => withdrawSpeaker(env, '某某', null)).rejects.toThrow('没有“某某”');
    await expect(async () => withdrawOne(env, 'cattle/five')).rejects.toThrow('这篇文章有：four、one、three、two');
    writeFileSync(join(env.contentDir, 'articles/cattle/audio/four/recording.yaml'), 'broken: [');
    const voices = voicesIn(env.contentDir).map(({ id }) => id);
    const { ids, unknown } = await withdrawSpeaker(env, '阿某', '木里');
    expect(ids).toEqual(['cattle/one', 'cattle/two', 'fence/clips/rhyme', 'voice/fence/zh-1']);
    for (const voice of voices) expect(existsSync(join(env.contentDir, folderOf(voice)))).toBe(!ids.includes(voice));
    expect(unknown).toEqual(['cattle/four']);
    expect(readdirSync(join(env.contentDir, 'articles/cattle/audio'))).toEqual(['four', 'three']);
    expect(existsSync(join(env.contentDir, 'articles/fence/clips'))).toBe(false);
  });

  it('is refused when a merge brings it back, the name of a picture too', () => {
    const env = envWith({
      'voice.yaml': stringify([{ id: 'fence', icon: 'house', zh: '围栏', article: 'fence' }]),
      'voice/fence/zh-1/one.wav': 'fence',
      'voice/fence/zh-1/clip.yaml': stringify({ ...CLIP, title: '围栏' }),
      'withdrawn.yaml': stringify({ withdrawn: [{ recording: 'voice/fence/zh-1', on: DAY, sounds: [] }] }),
    });
    expect(loadLibrary(env.contentDir, { today: TODAY }).findings).toMatchObject([
      { rule: 'audio/withdrawn', file: 'voice/fence/zh-1/one.wav' },
    ]);
  });

  it('can be taken back from an article that is broken', async () => {
    const env = envWith({
      'articles/cattle/article.yaml': 'topic: [',
      'articles/cattle/audio/one/recording.yaml': 'broken: [',
      'articles/cattle/audio/one/one.wav': 'voice',
    });
    expect((await withdrawOne(env, 'cattle/one')).folders).toEqual(['articles/cattle/audio/one']);
    expect(existsSync(join(env.contentDir, 'articles/cattle/audio'))).toBe(false);
  });
});

const RECORDING = {
  lang: 'zh',
  kind: 'reading',
  dialect: { id: 'sichuan', name: '四川话' },
  speaker: { kind: 'person', name: '阿某', place: '木里', consent: { given: true, on: DAY, text: '同意。' } },
  file: 'one.wav',
  licence: 'CC-BY-4.0',
  recorded: DAY,
  cues: [],
};
const { kind: _kind, cues: _cues, ...VOICE } = RECORDING;
const CLIP = { ...VOICE, title: '围栏歌' };
