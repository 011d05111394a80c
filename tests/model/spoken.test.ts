import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadLibrary } from '../../src/model/library.ts';
import { clipCues, spokenCues } from '../../src/model/spoken.ts';
import { lawAsOf } from '../../src/model/usage.ts';
import { add, makeContent, TODAY } from '../fixtures/content.ts';
import { addRecording } from '../fixtures/voices.ts';

function cattle(dir: string) {
  const { library, findings } = loadLibrary(dir, { today: TODAY });
  expect(findings.filter((found) => found.rule.startsWith('audio/'))).toEqual([]);
  const article = library.articles.find((candidate) => candidate.slug === 'cattle');
  if (article === undefined) throw new Error('no article');
  const [recording] = article.recordings;
  return {
    article,
    words: recording === undefined ? [] : spokenCues(article, recording, library.register).map((cue) => cue.words),
  };
}

test('a reading says the words of each block; of a statute those of the register', () => {
  const dir = makeContent();
  addRecording(dir, 'cattle', 'one');
  expect(cattle(dir).words).toEqual([
    '牛吃了别人的庄稼怎么办？',
    '要赔。先和主人家商量，商量不成请村里调解。',
    '先把牛牵开。\n记下吃了多少。',
    '法律怎么说',
    '牛羊吃了别人的庄稼，放牧的人应当赔偿被吃掉的庄稼。\n有下列情形之一的，可以少赔：\n（一）地边没有围栏；\n（二）主人当场同意。',
    '要赔的是被吃掉的庄稼，不是整块地。',
    '12348 免费问律师。',
  ]);
});

test('a reading of a translation says its words, of a statute what it comes to', () => {
  const dir = makeContent();
  addRecording(dir, 'cattle', 'one', { lang: 'bo' });
  expect(cattle(dir).words).toEqual([
    'ཁྲིམས་ལུགས།',
    'ཐོབ་ཐང་།',
    'ཁྲིམས་ལུགས།\nཐོབ་ཐང་།',
    'ཁྲིམས་ལུགས།',
    'ཁྲིམས་ལུགས།',
    '12348 律师 ཁྲིམས་རྩོད་པ།',
  ]);
});

test('a retelling says what it is about: its words nobody wrote down', () => {
  const dir = makeContent();
  addRecording(dir, 'cattle', 'one', { kind: 'retelling', lang: 'ii' });
  // Without a Yi text there are no cues.
  expect(cattle(dir).words).toEqual([]);
  addRecording(dir, 'cattle', 'one', { kind: 'retelling' });
  const title = '牛吃了别人的庄稼怎么办？';
  expect(cattle(dir).words).toEqual([title, title, title, ...Array(4).fill('法律怎么说')]);
});

test('the law is known up to the day of the oldest statute, and of the article where there is none', () => {
  const dir = makeContent({
    'articles/fence/article.yaml': (text) => text.replace(/checked: \{.*\}/, 'checked: null'),
  });
  const { library } = loadLibrary(dir, { today: TODAY });
  expect(library.articles.map((article) => lawAsOf(article, library.register))).toEqual(['2026-06-26', null]);
  const { library: whole } = loadLibrary(makeContent(), { today: TODAY });
  expect(whole.articles.map((article) => lawAsOf(article, whole.register))).toEqual(['2026-06-26', '2026-11-23']);
});

test('a clip says its title, in the block that shows it', () => {
  const clip = {
    title: '围栏歌',
    lang: 'zh',
    dialect: { id: 'local', name: '本地话' },
    speaker: { kind: 'synthetic', engine: '测试' },
    file: 'one.wav',
    licence: 'CC-BY-4.0',
    recorded: '2026-11-01',
  };
  const dir = makeContent({
    'articles/cattle/zh.mdx': add('\n<Audio clip="rhyme">围栏围栏谁来修</Audio>\n'),
    'articles/cattle/clips/rhyme/clip.yaml': stringify(clip),
    'articles/cattle/clips/rhyme/one.wav': new Uint8Array(1),
    'articles/cattle/clips/unused/clip.yaml': stringify(clip),
    'articles/cattle/clips/unused/one.wav': new Uint8Array(1),
  });
  const { article } = cattle(dir);
  const { rhyme, unused } = article.clips;
  if (rhyme === undefined || unused === undefined) throw new Error('no clips');
  expect(clipCues(article, rhyme)).toEqual([
    { block: article.blocks.at(-1)?.id, startMs: 0, endMs: Infinity, words: '围栏歌' },
  ]);
  expect(clipCues(article, unused)).toEqual([]);
});
