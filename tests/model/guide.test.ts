import { expect, it } from 'vitest';
import { makeContent, TODAY } from '../fixtures/content.ts';
import { guideOf } from '../../src/model/guide.ts';
import { loadLibrary } from '../../src/model/library.ts';

const SYNONYMS = 'same:\n  - [牛, 牛儿]\nfiller: [怎么办]\n';
const load = () => loadLibrary(makeContent({ 'synonyms.yaml': SYNONYMS }), { today: TODAY });

it('has every article, number and law, with the words that people use', () => {
  const { library, findings } = load();
  expect(findings).toEqual([]);
  const guide = guideOf(library, 'zh', () => ['zh']);
  expect(guide.same).toEqual([['牛', '牛儿']]);
  expect(guide.pages.map(({ path }) => path)).toEqual(['articles/cattle/', 'articles/fence/', 'services/#tel-12348']);
  expect(guide.pages[0]).toMatchObject({ title: '牛吃了别人的庄稼怎么办？', words: ['牛吃庄稼'], langs: 'Zb' });
  expect(guide.laws).toContainEqual({ path: 'laws/pasture-law/', names: ['草场试验法'], articles: '3 12' });
});

it('shows titles in the language of the page where there are any, and keeps the Chinese to be asked in', () => {
  const [cattle, fence] = guideOf(load().library, 'bo', () => []).pages;
  expect(cattle).toMatchObject({ title: 'ཁྲིམས་ལུགས།', zh: '牛吃了别人的庄稼怎么办？', langs: 'zb' });
  expect(fence).not.toHaveProperty('zh');
});

it('gives the same twice', () => {
  expect(guideOf(load().library, 'zh', () => [])).toEqual(guideOf(load().library, 'zh', () => []));
});

it.each([
  ['same:\n  - [牛]\nfiller: []\n', '一组至少两个词'],
  ['same:\n  - [牛, "牛 儿"]\nfiller: []\n', '一个词里不能有空格和标点'],
  ['same:\n  - [牛, 一二三四五六七八九]\nfiller: []\n', '一个词最多 8 个字'],
  ['same:\n  - [牛, 黄牛]\n  - [羊, 黄牛]\nfiller: []\n', '出现了两次'],
])('refuses synonyms that say nothing: %s', (text, message) => {
  const { findings } = loadLibrary(makeContent({ 'synonyms.yaml': text }), { today: TODAY });
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings[0])).toContain(message === '出现了两次' ? 'duplicate-id' : message);
});
