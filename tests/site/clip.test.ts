/** A clip in an article: what is said of the voice, and in which languages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readForRecording } from '../../src/model/translation/read.ts';
import { speechLike, wav } from '../../src/site/audio/fixtures.ts';
import { makeContent } from '../fixtures/content.ts';
import { attribute, findElements, readPages, textContent, type Element, type Page } from './html.ts';
import { TODAY } from './variants.ts';

const work = mkdtempSync(join(tmpdir(), 'pufa-clip-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const consent = { given: true, on: '2026-11-01', text: '同意' };
const RHYME = {
  title: '围栏歌',
  lang: 'ii',
  dialect: { id: 'shengzha', name: '圣乍话' },
  speaker: { kind: 'person', name: '一位村民', place: '试验村', consent },
  file: 'one.wav',
  licence: 'CC-BY-4.0',
  recorded: '2026-11-01',
};
/** Its title is Tibetan, and only the Tibetan text brings it. */
const SONG = { ...RHYME, title: 'ཁྲིམས་ལུགས།', lang: 'bo', dialect: { id: 'muli', name: '木里话' } };
const TIBETAN = `# ཁྲིམས་ལུགས།

<Answer>
ཐོབ་ཐང་།
</Answer>

<Untranslated />

<Audio clip="rhyme">ཁྲིམས་ལུགས།</Audio>

<Audio clip="other-bo">ཐོབ་ཐང་།</Audio>
`;

it('names the language that is spoken, the dialect, the speaker and the place, each word in its own language', () => {
  const voice = wav(3, speechLike(0.1), { rate: 16_000 });
  const content = makeContent({
    'articles/fence/zh.mdx': (text) =>
      `${text}\n<Audio clip="rhyme">围栏围栏谁来修</Audio>\n\n<Audio clip="other">另一首</Audio>\n`,
    'articles/fence/bo.mdx': TIBETAN,
    'articles/fence/clips/rhyme/clip.yaml': stringify(RHYME),
    'articles/fence/clips/rhyme/one.wav': voice,
    'articles/fence/clips/other/clip.yaml': stringify({ ...RHYME, lang: 'zh', title: '另一首' }),
    'articles/fence/clips/other/one.wav': voice,
    'articles/fence/clips/other-bo/clip.yaml': stringify(SONG),
    'articles/fence/clips/other-bo/one.wav': voice,
  });
  const recorded = readForRecording(content, 'fence', 'bo');
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.findings));
  writeFileSync(join(content, 'articles/fence/bo.yaml'), stringify(recorded.translation));
  writeFileSync(join(content, 'articles/fence/blocks.yaml'), stringify(recorded.blocks));
  const out = join(work, 'site');
  const env = { ...process.env, PUFA_TODAY: TODAY, PUFA_CONTENT: content, PUFA_OUT: out, PUFA_CACHE: join(work, 'c') };
  const built = spawnSync(process.execPath, ['scripts/pufa.ts', 'build'], { encoding: 'utf8', env });
  expect(built.status, built.stdout + built.stderr).toBe(0);

  const pages = new Map(readPages(out).map((page) => [page.path, page]));
  const [rhyme] = clipsOf(pages.get('zh/articles/fence/index.html'));
  expect(rhyme).toMatchObject({
    title: ['围栏歌', 'zh-CN'],
    spoken: ['ꆈꌠꉙ', 'ii'],
    about: '一位村民（试验村）说圣乍话',
    words: ['围栏围栏谁来修', 'zh-CN'],
  });
  expect(rhyme?.cost).toMatch(/秒，.* MB/);
  expect(rhyme?.sources).toHaveLength(2);

  // On the Tibetan page each clip can be heard once: with the Chinese, or with the Tibetan that alone brings it.
  const beside = clipsOf(pages.get('bo/articles/fence/index.html'));
  expect(beside.map(({ title }) => title)).toEqual([
    ['围栏歌', 'zh-CN'],
    ['另一首', 'zh-CN'],
    ['ཁྲིམས་ལུགས།', 'bo'],
  ]);
  expect(beside[2]).toMatchObject({ spoken: ['བོད་ཡིག', 'bo'], words: ['ཐོབ་ཐང་།', 'bo'] });
});

function clipsOf(page: Page | undefined) {
  const clips = page === undefined ? [] : findElements(page.tree, (element) => attribute(element, 'class') === 'clip');
  return clips.map((clip) => {
    const part = (name: string): Element | undefined =>
      findElements(clip, (element) => attribute(element, 'class') === `clip__${name}`)[0];
    const text = (name: string): string => {
      const element = part(name);
      return element === undefined ? '' : textContent(element).trim();
    };
    const inLang = (name: string): [string, string] => {
      const element = part(name);
      return [text(name), element === undefined ? '' : attribute(element, 'lang')];
    };
    return {
      title: inLang('title'),
      spoken: inLang('spoken'),
      about: text('about'),
      cost: text('cost'),
      words: inLang('transcript'),
      sources: findElements(clip, (element) => element.tagName === 'source'),
    };
  });
}
